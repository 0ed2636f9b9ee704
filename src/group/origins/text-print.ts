/**
 * How much two articles share: wording, words in pairs, one speaker's statement.
 * In: articles of a story. Out: numbers. Pure; linear in the length of the texts, of which the first `mostPrintChars` are read.
 */
import { normalise } from '../../text/normalise.ts'
import { scan, type Scan } from '../../text/scanner/scan.ts'
import type { OriginMember } from './origin-member.ts'

/** One article as it is compared with the others of its story. */
export interface TextPrint {
  scan: Scan
  words: number
  /** Runs of `runWords` words, by place, and as a set. */
  runs: Uint32Array
  runSet: ReadonlySet<number>
  /** Pairs of neighbouring stems. */
  pairs: ReadonlySet<number>
  /** Who is reported to speak: the words of the name, and the share of the text that is theirs. */
  speakers: { words: ReadonlySet<string>; share: number }[]
  agencies: ReadonlySet<string>
  /** Somebody spoke to this outlet itself ("لـ«الواحة»"). */
  exclusive: boolean
  /** It opens with the outlet's own place line, somebody spoke to it, or it tells of its own country. */
  ownMark: boolean
}

const runWords = 5
/** Speakers of a text that are compared, those first who say most. */
const mostSpeakers = 20
/** A text is looked at in stretches of so many words: long titles of one person fill one, a copied text fills many. */
const stretchWords = 12
/** So much of a text is compared: what a longer one adds is its own, or another text. */
export const mostPrintChars = 8_000
/** A text of fewer words is a caption: the title speaks for it. */
export const captionWords = 12

export function textPrint(member: OriginMember): TextPrint {
  const text = wordsUpTo(member.text, mostPrintChars)
  const ofText = scan(text)
  const s = ofText.count < captionWords ? scan(`${member.title}\n${text}`) : ofText
  const runs = runsOf(s, runWords, s.hash)
  const credits = member.analysis?.credits ?? []
  const exclusive = credits.some((c) => c.kind === 'own' && c.role === 'intext')
  return {
    scan: s,
    words: s.count,
    runs,
    runSet: new Set(runs),
    pairs: new Set(runsOf(s, 2, s.stemHash)),
    speakers: speakersOf(member),
    agencies: agenciesOf(member),
    exclusive,
    ownMark: exclusive || isDomestic(member) || credits.some((c) => c.kind === 'own' && c.role === 'dateline'),
  }
}

/** The whole words within the first `most` characters; a longer word is cut. */
function wordsUpTo(text: string, most: number): string {
  if (text.length <= most) return text
  let end = most
  while (end > 0 && !/\s/u.test(text[end] ?? '')) end--
  return text.slice(0, end === 0 ? most : end)
}

/** No country is named more often than the publisher's own. */
function isDomestic({ country, analysis }: OriginMember): boolean {
  const counts = new Map<string, number>()
  for (const entity of analysis?.entities ?? []) {
    if (entity.country !== undefined) counts.set(entity.country, (counts.get(entity.country) ?? 0) + entity.count)
  }
  const own = country === undefined ? 0 : (counts.get(country) ?? 0)
  return own > 0 && own >= Math.max(...counts.values())
}

/** The agencies that an article names, its own wire left out. */
export function agenciesOf(member: OriginMember): Set<string> {
  const named = (member.analysis?.credits ?? []).filter((c) => c.kind === 'agency')
  return new Set(named.map((c) => c.name))
}

/** What two articles share, as numbers that `joinWeights` weighs; the order of the two does not matter. */
export function pairFeatures(a: TextPrint, b: TextPrint): number[] {
  const [short, long] = a.words <= b.words ? [a, b] : [b, a]
  const sameAgency = [...a.agencies].some((name) => b.agencies.has(name))
  const otherAgency = a.agencies.size > 0 && b.agencies.size > 0 && !sameAgency
  return [
    sharedStretches(short, long),
    Math.sqrt(contained(a.pairs, b.pairs)),
    sameAgency ? 1 : 0,
    otherAgency ? 1 : 0,
    Math.log(short.words + 1),
    long.exclusive ? 1 : 0,
    oneStatement(a, b),
  ]
}

/** Share of the shorter text's stretches with a run of words that the longer has too, 0..1. */
export function sharedStretches(short: TextPrint, long: TextPrint): number {
  let stretches = 0
  let shared = 0
  for (let from = 0; from < short.words; from += stretchWords) {
    stretches++
    for (let i = from; i < Math.min(from + stretchWords, short.runs.length); i++) {
      if (!long.runSet.has(short.runs[i] ?? 0)) continue
      shared++
      break
    }
  }
  return stretches === 0 ? 0 : shared / stretches
}

function runsOf(s: Scan, length: number, hashes: Uint32Array): Uint32Array {
  const runs = new Uint32Array(Math.max(0, s.count - length + 1))
  for (let i = 0; i < runs.length; i++) {
    let h = 0
    for (let k = i; k < i + length; k++) h = (Math.imul(h, 0x01000193) ^ (hashes[k] ?? 0)) >>> 0
    runs[i] = h
  }
  return runs
}

function contained(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  if (small.size === 0) return 0
  let both = 0
  for (const x of small) if (large.has(x)) both++
  return both / small.size
}

function speakersOf({ analysis, text }: OriginMember): TextPrint['speakers'] {
  const chars = new Map<string, number>()
  for (const { speaker, speakerEntity, content } of analysis?.statements ?? []) {
    const name = speakerEntity?.replace(/^[^:]*:/u, '') ?? normalise(speaker)
    chars.set(name, (chars.get(name) ?? 0) + content.length)
  }
  const total = Math.max(1, text.length)
  return [...chars]
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostSpeakers)
    .map(([name, length]) => ({ words: new Set(name.split(' ')), share: length / total }))
}

/** The greatest share that one speaker has of both texts, 0..1: near 1 both retell one statement. */
function oneStatement(a: TextPrint, b: TextPrint): number {
  let most = 0
  for (const one of a.speakers) {
    for (const two of b.speakers) {
      const share = Math.min(one.share, two.share)
      if (share <= most) break
      if (isSameName(one.words, two.words)) most = share
    }
  }
  return most
}

/** Two words of the name in common, or the whole of a name of one word ("عباس"). */
function isSameName(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  let both = 0
  for (const word of a) if (b.has(word)) both++
  return both >= 2 || (both === 1 && Math.min(a.size, b.size) === 1)
}
