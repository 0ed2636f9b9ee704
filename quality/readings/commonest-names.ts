/**
 * The commonest places, people and organisations of many articles, to be read by eye: what is no such thing stands out.
 * In: ../shared/data/news-ar and news-pan, or folders of such files as arguments; `--top N`, `--sample N` (every Nth article).
 * Out: on the console a list a kind, each with the number of articles and two of them in context.
 * Run: npx tsx quality/readings/commonest-names.ts
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { analyseText } from '../../src/analyse/analysed-text.ts'
import { findEntities } from '../../src/analyse/names/entities.ts'
import { sharedFolder } from '../statement-scores.ts'

interface Tally {
  name: string
  kind: string
  articles: number
  /** How often each form was written. */
  forms: Map<string, number>
  contexts: string[]
}

const shownContexts = 3
const contextUnits = 28
const folders = process.argv.slice(2).filter((word, k, all) => !word.startsWith('--') && !all[k - 1]?.startsWith('--'))
const top = numberOption('--top', 100)
const sample = numberOption('--sample', 1)
const places = (folders.length > 0 ? folders : ['data/news-ar', 'data/news-pan'])
  .map((folder) => sharedFolder(folder) ?? folder)
  .filter((folder) => readable(folder))

if (places.length === 0) console.log('skipped: ../shared/data/news-ar and news-pan are not here')
else {
  const tallies = new Map<string, Tally>()
  let seen = 0
  let read = 0
  for (const folder of places)
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.gz')))
      for (const line of gunzipSync(readFileSync(join(folder, file)))
        .toString('utf8')
        .split('\n')) {
        if (line === '' || seen++ % sample !== 0) continue
        const article = JSON.parse(line) as { title?: string; content?: string }
        read++
        tally(article.title ?? '', article.content ?? '', tallies)
      }
  console.log(`${read} articles`)
  for (const kind of ['place', 'person', 'organisation']) {
    console.log(`\n# ${kind}`)
    const ranked = [...tallies.values()].filter((one) => one.kind === kind).sort((a, b) => b.articles - a.articles)
    for (const [k, one] of ranked.slice(0, top).entries()) {
      const forms = [...one.forms].sort((a, b) => b[1] - a[1]).slice(0, 4)
      const written = forms.map(([form, times]) => `${form} ${times}`).join(', ')
      console.log(`${k + 1} | ${one.name} | ${one.articles} | ${written} | ${one.contexts.join(' … ')}`)
    }
  }
}

function readable(folder: string): boolean {
  try {
    return readdirSync(folder).length > 0
  } catch {
    return false
  }
}

function numberOption(name: string, otherwise: number): number {
  const at = process.argv.indexOf(name)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}

function tally(title: string, text: string, tallies: Map<string, Tally>): void {
  const { entities, mentions } = findEntities(analyseText(title, text))
  for (const { key, name, kind } of entities) {
    let one = tallies.get(key)
    if (!one) tallies.set(key, (one = { name, kind, articles: 0, forms: new Map(), contexts: [] }))
    one.articles++
    // Articles far from one another, so that one story does not fill the contexts.
    const mention = mentions.find(({ entity }) => entity === key)
    if (!mention) continue
    const from = mention.field === 'title' ? title : text
    const form = from.slice(mention.start, mention.end)
    one.forms.set(form, (one.forms.get(form) ?? 0) + 1)
    if (one.contexts.length < shownContexts && Math.log2(one.articles) % 1 === 0)
      one.contexts.push(
        from.slice(Math.max(0, mention.start - contextUnits), mention.end + contextUnits).replaceAll('\n', ' '),
      )
  }
}
