/**
 * The sections of articles against those of their publishers (../shared/data/news-pan), by words alone: neither address nor publisher's name is told.
 * In: ../shared. Out: figures by section on the console; exit code 1 under a floor. Run: npx tsx quality/desks.ts
 *
 * The lists of words were written, and the confidence was fitted, without these articles.
 */
import { readdirSync } from 'node:fs'
import { analyseText } from '../src/analyse/analysed-text.ts'
import { findDesk } from '../src/analyse/desks/find-desk.ts'
import { deskShownFrom, type Desk } from '../src/model/desks.ts'
import { aboveFloors, sharedFolder } from './statement-scores.ts'
import { readLines, sharedDir } from './story-files.ts'

const asked = 2_000

/** The five sections that all five outlets have. */
const goldOf: Readonly<Record<string, Desk>> = {
  middleEast: 'politics',
  internationalNews: 'politics',
  sport: 'sport',
  economy: 'economy',
  technology: 'technology',
  culture: 'culture',
}
/** Where these outlets put what belongs to a section that they do not have. */
const foldedInto: Partial<Record<Desk, Desk>> = { society: 'politics', accidents: 'politics', health: 'technology' }

if (sharedFolder('data/news-pan') === undefined) console.log('skipped: ../shared/data/news-pan is not here')
else {
  const folder = new URL('data/news-pan/', sharedDir)
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl.gz'))
  const all = files
    .sort()
    .flatMap((name) => readLines<{ category: string; title: string; content: string }>(new URL(name, folder)))
    .filter(({ category }) => goldOf[category] !== undefined)
  const articles = Array.from({ length: asked }, (_, i) => all[Math.floor((i * all.length) / asked)])
  const told = new Map<string, number>()
  /** Confidences together: if they are true, so many of those shown are right. */
  let promised = 0
  const count = (what: string): void => void told.set(what, (told.get(what) ?? 0) + 1)
  const of = (...what: string[]): number => told.get(what.join(' ')) ?? 0
  for (const article of articles) {
    if (article === undefined) continue
    const gold = goldOf[article.category] ?? ''
    const { titleScan, textScan } = analyseText(article.title, article.content)
    const found = findDesk(undefined, titleScan, textScan)
    const key = found === undefined ? 'none' : (foldedInto[found.key] ?? found.key)
    for (const what of [`gold ${gold}`, `found ${key}`, `${gold} as ${key}`]) count(what)
    if (found === undefined || found.confidence < deskShownFrom) continue
    count('shown')
    promised += found.confidence
    if (key === gold) count('shown right')
  }
  const kinds = [...new Set(Object.values(goldOf))]
  const f1: Record<string, number> = {}
  for (const kind of kinds) {
    const [right, gold, found] = [of(kind, 'as', kind), of('gold', kind), of('found', kind)]
    f1[kind] = (2 * right) / (gold + found)
    const others = kinds.filter((k) => of(kind, 'as', k) > 0 && k !== kind).map((k) => `${k} ${of(kind, 'as', k)}`)
    const rates = `P ${(right / found).toFixed(3)} R ${(right / gold).toFixed(3)} F1 ${f1[kind]?.toFixed(3)}`
    console.log(`${kind.padEnd(11)} n ${gold} ${rates}; found as ${others.join(', ')}, none ${of(kind, 'as', 'none')}`)
  }
  const figures = {
    macroF1: Object.values(f1).reduce((sum, each) => sum + each, 0) / kinds.length,
    shownRight: of('shown right') / of('shown'),
    shown: of('shown') / asked,
    promised: promised / of('shown'),
  }
  console.log(figures)
  if (!aboveFloors(figures, new URL('desks.floors.json', import.meta.url))) process.exitCode = 1
}
