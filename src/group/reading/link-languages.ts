/**
 * Links between stories of different languages that tell one event.
 * In: sketches of stories (names, places, numbers, time). Out: links with reasons, and the groups that they make. Pure.
 *
 * A key counts by how few stories have it, so what every story names links nothing. Two stories are compared when they share a key; a
 * link needs two keys that are not of one name, and is the best that one of the two has in the other's language. Values chosen on the
 * titles of stories-multi, where there is nothing but names to go by; consonant skeletons of names serve as blocking keys (record linkage).
 */
import { hourMs } from '../../model/instant.ts'
import type { Reason } from '../../model/story.ts'
import { averageLink } from '../engine/average-link.ts'

export interface SketchKey {
  key: string
  kind: 'name' | 'place' | 'number'
  shown: string
  inTitle: boolean
  /** Key of the word before it in one name: the two are not two things shared. */
  after?: string
}

/** What one story is known by across languages. */
export interface StorySketch {
  id: number
  /** Language of most members ("ar"). */
  lang: string
  /** Instants of the earliest and latest member, epoch ms. */
  firstAt: number
  lastAt: number
  /** Share of the members that have the key, a title counted double: 0..2. */
  keys: readonly (SketchKey & { weight: number })[]
  /** True when keys of bodies are among them. */
  hasBodies: boolean
}

export interface LanguageLink {
  /** Story ids, the lower first. */
  a: number
  b: number
  /** 0..1; `linkedFrom` and more are links. */
  strength: number
  reasons: Reason[]
}

/** Stories further apart are not linked. */
const reachMs = 72 * hourMs
const mostKeys = 40
/** Stories that share a key beyond this many are not looked up by it. */
const mostSharers = 400
const compared = 40
export const linkedFrom = 0.3
/** When it is the best of one side only. */
const oneSidedFrom = 0.345
/** What these are lowered by when both stories are known by more than titles: more keys agree by chance less, and dilute a cosine more. */
const bodyRelief = 0.1
/** Mean strength of a group of more than two. */
const groupedFrom = 0.2
/** Hours that take a strength to 1/e. */
const fadeHours = 60
const kindGain = { name: 1, place: 0.6, number: 0.7 } as const

/** A story's sketch from its members (20 suffice), each with its keys. */
export function storySketch(
  id: number,
  members: readonly { lang: string; at: number; keys: readonly SketchKey[] }[],
): StorySketch {
  const langs = new Map<string, number>()
  const keys = new Map<string, SketchKey & { weight: number }>()
  let firstAt = Infinity
  let lastAt = -Infinity
  for (const member of members) {
    const lang = member.lang.slice(0, 2).toLowerCase()
    langs.set(lang, (langs.get(lang) ?? 0) + 1)
    firstAt = Math.min(firstAt, member.at)
    lastAt = Math.max(lastAt, member.at)
    for (const key of member.keys) {
      const weight = (key.inTitle ? 2 : 1) / members.length
      const held = keys.get(key.key)
      if (held) held.weight += weight
      else keys.set(key.key, { ...key, weight })
    }
  }
  const [main] = [...langs].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const heaviest = [...keys.values()].sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))
  const hasBodies = heaviest.some(({ inTitle }) => !inTitle)
  return { id, lang: main?.[0] ?? 'und', firstAt, lastAt, keys: heaviest.slice(0, mostKeys), hasBodies }
}

interface Entry {
  sketch: StorySketch
  values: Map<string, number>
  /** Of keys that go on a name, the one before. */
  after: Map<string, string>
  norm: number
}

/**
 * Links within three days, strongest first: of each story the best in each other language. Rarity is counted over the sketches given,
 * so give all of a few days, not two. Cost: about `compared` comparisons a story.
 */
export function linkLanguages(sketches: readonly StorySketch[]): LanguageLink[] {
  const entries = weighted(sketches)
  const sharers: Sharers = new Map()
  entries.forEach(({ sketch, values }, i) => {
    for (const key of values.keys()) {
      const of = sharers.get(key) ?? { count: 0, byLang: new Map() }
      of.count++
      const list = of.byLang.get(sketch.lang)
      if (list) list.push(i)
      else of.byLang.set(sketch.lang, [i])
      sharers.set(key, of)
    }
  })
  const best = entries.map((_, i) => bestOf(entries, i, candidates(entries, i, sharers)))
  const links: LanguageLink[] = []
  best.forEach((mine, i) => {
    for (const [lang, { other, strength }] of mine) {
      const here = entries[i]
      const there = entries[other]
      if (!here || !there) continue
      const relief = here.sketch.hasBodies && there.sketch.hasBodies ? bodyRelief : 0
      if (strength < linkedFrom - relief) continue
      const back = best[other]?.get(here.sketch.lang)
      // Told once: by the first of the two when each is the other's best, else by the one whose best it is.
      if (lang !== there.sketch.lang || (back?.other === i && other < i)) continue
      if (back?.other !== i && strength < oneSidedFrom - relief) continue
      const [a, b] = here.sketch.id < there.sketch.id ? [here, there] : [there, here]
      links.push({ a: a.sketch.id, b: b.sketch.id, strength, reasons: reasonsOf(a, b) })
    }
  })
  return links.sort((x, y) => y.strength - x.strength || x.a - y.a || x.b - y.b)
}

/** Groups of stories that links make, by average link, so that one wrong link does not join two groups: story id → lowest id of its group. */
export function languageGroups(links: readonly LanguageLink[]): Map<number, number> {
  const ids = [...new Set(links.flatMap(({ a, b }) => [a, b]))].sort((x, y) => x - y)
  const nodeOf = new Map(ids.map((id, node) => [id, node]))
  const labels = averageLink(
    ids.length,
    links.map(({ a, b, strength }) => ({ a: nodeOf.get(a) ?? 0, b: nodeOf.get(b) ?? 0, strength })),
    { threshold: groupedFrom },
  )
  return new Map(ids.map((id, node) => [id, ids[labels[node] ?? node] ?? id]))
}

/** Each story's keys by how rare they are among the stories. */
function weighted(sketches: readonly StorySketch[]): Entry[] {
  const counts = new Map<string, number>()
  for (const { keys } of sketches) for (const { key } of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  const most = Math.log(1 + sketches.length)
  return sketches.map((sketch) => {
    const values = new Map<string, number>()
    const after = new Map<string, string>()
    let norm = 0
    for (const { key, kind, weight, after: before } of sketch.keys) {
      const idf = most - Math.log(counts.get(key) ?? 1)
      const value = idf * kindGain[kind] * Math.sqrt(Math.min(2, weight))
      if (value <= 0) continue
      values.set(key, value)
      if (before !== undefined) after.set(key, before)
      norm += value * value
    }
    return { sketch, values, after, norm: Math.sqrt(norm) || 1 }
  })
}

/** By key: how many stories have it, and which, by language: where nearly all are of one, the others are few to look at. */
type Sharers = Map<string, { count: number; byLang: Map<string, number[]> }>

/** Stories of other languages that share the heaviest keys, in reach of time. */
function candidates(entries: readonly Entry[], i: number, sharers: Sharers): number[] {
  const entry = entries[i]
  if (!entry) return []
  const credit = new Map<number, number>()
  for (const [key, value] of entry.values) {
    const of = sharers.get(key)
    if (!of || of.count > mostSharers) continue
    for (const [lang, list] of of.byLang) {
      if (lang === entry.sketch.lang) continue
      for (const other of list) {
        const there = entries[other]?.sketch
        if (!there || hoursApart(entry.sketch, there) * hourMs > reachMs) continue
        credit.set(other, (credit.get(other) ?? 0) + value * value)
      }
    }
  }
  return [...credit]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, compared)
    .map(([other]) => other)
}

function bestOf(
  entries: readonly Entry[],
  i: number,
  others: readonly number[],
): Map<string, { other: number; strength: number }> {
  const best = new Map<string, { other: number; strength: number }>()
  const entry = entries[i]
  if (!entry) return best
  for (const other of others) {
    const there = entries[other]
    if (!there) continue
    const strength = strengthOf(entry, there)
    const before = best.get(there.sketch.lang)
    if (!before || strength > before.strength || (strength === before.strength && other < before.other))
      best.set(there.sketch.lang, { other, strength })
  }
  return best
}

/** Cosine of the keys, less with the hours between the two; 0 with one shared key only. */
function strengthOf(a: Entry, b: Entry): number {
  const [small, large] = a.values.size < b.values.size ? [a, b] : [b, a]
  let dot = 0
  let shared = 0
  for (const [key, value] of small.values) {
    const other = large.values.get(key)
    if (other === undefined) continue
    dot += value * other
    const after = small.after.get(key)
    if (after === undefined || !large.values.has(after)) shared++
  }
  if (shared < 2) return 0
  return (dot / (a.norm * b.norm)) * Math.exp(-hoursApart(a.sketch, b.sketch) / fadeHours)
}

/** Hours between the spans of two stories; 0 when they overlap. */
function hoursApart(a: StorySketch, b: StorySketch): number {
  return Math.max(0, Math.max(a.firstAt, b.firstAt) - Math.min(a.lastAt, b.lastAt)) / hourMs
}

function reasonsOf(a: Entry, b: Entry): Reason[] {
  const shared = a.sketch.keys
    .filter(({ key }) => a.values.has(key) && b.values.has(key))
    .sort((x, y) => (b.values.get(y.key) ?? 0) - (b.values.get(x.key) ?? 0) || (x.key < y.key ? -1 : 1))
  const reasons: Reason[] = []
  for (const [kind, code, name] of [
    ['name', 'why.shared-names', 'names'],
    ['place', 'why.shared-places', 'places'],
    ['number', 'why.shared-numbers', 'numbers'],
  ] as const) {
    const shown = [...new Set(shared.filter((k) => k.kind === kind).map((k) => k.shown))].slice(0, 4)
    if (shown.length > 0) reasons.push({ code, values: { [name]: shown.join('، ') } })
  }
  return [...reasons, { code: 'why.time-apart', values: { hours: Math.round(hoursApart(a.sketch, b.sketch)) } }]
}
