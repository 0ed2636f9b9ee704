/**
 * Measures stories on headlines in nine languages (../shared/data/stories-multi), per language and across languages.
 * In: nothing. Out: B-cubed over all articles and pairwise, beside the ids that a commercial service gave the same articles.
 */
import { languageKeys } from '../src/analyse/features/language-keys.ts'
import { groupAll } from '../src/group/engine/group-all.ts'
import { languageGroups, linkLanguages, storySketch } from '../src/group/reading/link-languages.ts'
import { groupInputs, readLines, sharedDir } from './story-files.ts'

interface Headline {
  id: string
  title: string
  lang: string
  published_at: string
  cluster_id: string
  event_registry_id: string | null
}

const all = readLines<Headline>(new URL('data/stories-multi/og2021_titles.jsonl.gz', sharedDir))
all.sort((a, b) => (a.published_at < b.published_at ? -1 : a.published_at > b.published_at ? 1 : a.id < b.id ? -1 : 1))
const inputs = groupInputs(
  all.map((a) => ({
    id: a.id,
    source: '',
    t: a.published_at.slice(0, 19),
    title: a.title,
    content: '',
    lang: new Intl.Locale(a.lang).language,
  })),
)
const before = process.cpuUsage()
const stories = groupAll(inputs)
const used = process.cpuUsage(before)
const ours = inputs.map((a) => String(stories.get(a.id) ?? a.id))
const theirs = all.map((a) => a.event_registry_id ?? a.id)
console.log(`${all.length} headlines, ${((used.user + used.system) / 1e6).toFixed(1)} CPU-seconds`)
for (const lang of ['ara', 'eng', 'por', 'spa', 'fra', 'rus', 'deu', 'slv']) line(lang, (i) => all[i]?.lang === lang)
line('all', () => true)
const linked = linkedStories()
line('all, linked across languages', () => true, linked)

/** Stories of one language, then what links them across languages, from the titles alone. */
function linkedStories(): string[] {
  const members = new Map<string, number[]>()
  inputs.forEach((a, i) => {
    const key = `${ours[i] ?? ''} ${a.lang}`
    const known = members.get(key)
    if (known) known.push(i)
    else members.set(key, [i])
  })
  const parts = [...members.values()]
  const sketches = parts.map((part, id) =>
    storySketch(
      id,
      part.slice(0, 20).map((i) => {
        const { title, lang, at } = inputs[i] ?? { title: '', lang: 'und', at: 0 }
        return { lang, at, keys: languageKeys({ title, lang }) }
      }),
    ),
  )
  const start = process.cpuUsage()
  const links = linkLanguages(sketches)
  const groups = languageGroups(links)
  const spent = process.cpuUsage(start)
  const right = links.filter(({ a, b }) => isSameEvent(parts[a] ?? [], parts[b] ?? [])).length
  console.log(
    `${sketches.length} stories of one language, ${links.length} links in ${((spent.user + spent.system) / 1e6).toFixed(1)} CPU-seconds, ` +
      `${((100 * right) / links.length).toFixed(1)} % between stories with an event in common`,
  )
  const found = inputs.map((a) => String(a.id))
  parts.forEach((part, id) => {
    for (const i of part) found[i] = `group ${groups.get(id) ?? id}`
  })
  return found
}

function isSameEvent(one: readonly number[], two: readonly number[]): boolean {
  const events = new Set(one.map((i) => all[i]?.cluster_id))
  return two.some((i) => events.has(all[i]?.cluster_id))
}

function line(name: string, of: (i: number) => boolean, got: readonly string[] = ours): void {
  const ids = [...all.keys()].filter(of)
  const labelled = ids.filter((i) => all[i]?.event_registry_id !== null)
  console.log(
    `${name} ${ids.length}: ours ${measure(ids, got)} | service ${measure(ids, theirs)} | ` +
      `${labelled.length} that the service labelled: ours ${measure(labelled, got)}, service ${measure(labelled, theirs)}`,
  )
}

function measure(ids: readonly number[], got: readonly string[]): string {
  const gold = ids.map((i) => all[i]?.cluster_id ?? '')
  const found = ids.map((i) => got[i] ?? '')
  const [g, f, both] = [sizes(gold), sizes(found), sizes(gold.map((x, k) => `${x} ${found[k] ?? ''}`))]
  let p = 0
  let r = 0
  gold.forEach((x, k) => {
    const c = both.get(`${x} ${found[k] ?? ''}`) ?? 0
    p += c / (f.get(found[k] ?? '') ?? 1) / ids.length
    r += c / (g.get(x) ?? 1) / ids.length
  })
  const pairs = (m: Map<string, number>): number => [...m.values()].reduce((s, n) => s + (n * (n - 1)) / 2, 0)
  const pairF = (2 * pairs(both)) / (pairs(g) + pairs(f))
  return `B3 ${((2 * p * r) / (p + r)).toFixed(3)} pair ${pairF.toFixed(3)}`
}

function sizes(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
