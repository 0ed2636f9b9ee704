/**
 * Measures the facts that a later version of a text gives otherwise, on ../shared/data/origins-ar: pairs of one origin, told to differ or not.
 * In: `--list` to print what is told. Out: how many of the gold's pairs are told, with the fact that it names; how many others are told to
 * differ; how many of those that grouping folds are shown in the fold. Exit 1 below the floors.
 *
 * Nothing is fitted to the gold: a rule has a reason in the language, and was tried on other articles (news-ar, by eye).
 */
import { existsSync } from 'node:fs'
import { analyseArticle } from '../src/analyse/analyse-article.ts'
import { Grouper } from '../src/group/engine/grouper.ts'
import type { ChangedFact } from '../src/group/changes/fact.ts'
import { figureSets, type FigureSet } from '../src/group/reading/figure-sets.ts'
import { byTime, type MemberMaterial } from '../src/group/reading/story-material.ts'
import { changedBetween, toldFolds } from '../src/group/reading/told-folds.ts'
import { dayMs } from '../src/model/instant.ts'
import { normalise } from '../src/text/normalise.ts'
import { aboveFloors } from './statement-scores.ts'
import { groupInputs, readLines, sharedDir, type StoryArticle } from './story-files.ts'

interface GoldStory {
  story: string
  set: string
  ids: number[]
  groups: { ids: number[] }[]
  factsDiffer: { a: number; b: number; fact: string }[]
}

const goldFile = new URL('data/origins-ar/dev.origins.jsonl', sharedDir)
const isListing = process.argv.includes('--list')

if (existsSync(goldFile)) main()
else console.log('skipped: ../shared/data/origins-ar is not here')

function main(): void {
  const stories = readLines<GoldStory>(goldFile)
  const counts = { pairs: 0, told: 0, other: 0, otherTold: 0, folded: 0, foldedTold: 0 }
  let ms = 0
  for (const set of new Set(stories.map((s) => s.set))) {
    const articles = readLines<StoryArticle>(new URL(`data/${set}.articles.jsonl.gz`, sharedDir))
    const groupOf = copyGroups(articles)
    const numbers = new Map(articles.map((a, i) => [Number(a.id), i + 1]))
    for (const story of stories.filter((s) => s.set === set)) {
      const members = story.ids.flatMap((id) => memberOf(articles, groupOf, numbers.get(id)) ?? []).sort(byTime)
      const differing = figureSets(members).filter((s) => s.relation !== 'agree')
      const facts = new Map(story.factsDiffer.map(({ a, b, fact }) => [pairKey(a, b), fact]))
      const started = performance.now()
      const inFolds = shownInFolds(members, differing)
      ms += performance.now() - started
      for (const group of story.groups) {
        for (const [k, one] of group.ids.entries()) {
          for (const two of group.ids.slice(k + 1)) {
            const pair = [one, two].flatMap((id) => members.find((m) => m.id === numbers.get(id)) ?? []).sort(byTime)
            const [a, b] = pair
            if (!a || !b) continue
            const fact = facts.get(pairKey(one, two))
            const told = changedBetween(a, b, differing)
            const isRight = fact !== undefined && told.some((change) => isOf(change, fact))
            const isFolded = a.copyGroupId !== undefined && a.copyGroupId === b.copyGroupId
            if (isListing && (fact !== undefined || told.length > 0)) list(set, one, two, fact, isFolded, told)
            if (fact === undefined) {
              counts.other++
              if (told.length > 0) counts.otherTold++
              continue
            }
            counts.pairs++
            if (isRight) counts.told++
            if (!isFolded) continue
            counts.folded++
            if (isRight && inFolds.has(pairKey(a.id, b.id))) counts.foldedTold++
          }
        }
      }
    }
  }
  console.log(
    `pairs whose facts differ ${counts.pairs}, told ${counts.told}; others ${counts.other}, told to differ ${counts.otherTold};`,
    `folded ${counts.folded}, shown in the fold ${counts.foldedTold}; folds of all stories in ${ms.toFixed(0)} ms`,
  )
  const figures = { told: counts.told, otherTold: -counts.otherTold, foldedTold: counts.foldedTold }
  if (!aboveFloors(figures, new URL('changed-facts.floors.json', import.meta.url))) process.exitCode = 1
}

/** The copy group of each article, by its number. */
function copyGroups(articles: readonly StoryArticle[]): (number: number) => number | undefined {
  const grouper = new Grouper({ windowMs: 40 * dayMs })
  for (const input of groupInputs(articles)) {
    grouper.add(input)
    grouper.repair()
  }
  grouper.repairAll()
  return (number) => grouper.copyGroupOf(number)
}

function memberOf(
  articles: readonly StoryArticle[],
  groupOf: (number: number) => number | undefined,
  number: number | undefined,
): MemberMaterial | undefined {
  const article = number === undefined ? undefined : articles[number - 1]
  if (!article || number === undefined) return undefined
  const { title, content, source, t } = article
  const at = Date.parse(`${t.replace(' ', 'T')}Z`)
  const { analysis } = analyseArticle({ title, text: content, publishedAt: at })
  const copyGroupId = groupOf(number)
  return {
    id: number,
    sourceId: source,
    sourceName: source,
    at,
    title,
    textChars: content.length,
    lead: content,
    lang: analysis.lang,
    origin: source,
    credits: [],
    edits: [],
    analysis,
    ...(copyGroupId === undefined ? {} : { copyGroupId }),
  }
}

/** Pairs of carriers that a fold shows in different versions. */
function shownInFolds(members: readonly MemberMaterial[], differing: readonly FigureSet[]): Set<string> {
  const shown = new Set<string>()
  for (const { versions } of toldFolds(members, differing)) {
    for (const [k, one] of versions.entries()) {
      for (const two of versions.slice(k + 1)) {
        for (const a of one.carriers) for (const b of two.carriers) shown.add(pairKey(a.id, b.id))
      }
    }
  }
  return shown
}

function pairKey(a: number, b: number): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}

/** A change of the fact that the gold names: both of its values stand there ("مباريات: 300 / 302"). */
function isOf({ before, after }: ChangedFact, fact: string): boolean {
  const said = ` ${normalise(fact).replace(/[^\p{L}\p{N}.]+/gu, ' ')} `
  const stands = ({ text }: { text: string }): boolean =>
    normalise(text)
      .split(/[^\p{L}\p{N}.]+|(?<=\d)(?=\p{L})/u)
      .some((word) => word !== '' && [word, word.replace(/^و/u, '')].some((w) => said.includes(` ${w} `)))
  return stands(before) && stands(after)
}

function list(set: string, a: number, b: number, fact = '', isFolded = false, told: readonly ChangedFact[]): void {
  console.log(set, a, b, isFolded ? 'folded' : '', fact)
  for (const { kind, before, after, confidence } of told)
    console.log(`    ${kind} ${before.field} ${before.text} → ${after.text} (${confidence})`)
}
