/**
 * Phrases of an article that could describe it: noun chunks and their self-contained parts, counted over title and text.
 * In: the scanned article. Out: candidates with their occurrences, in parallel arrays. Touches nothing but its own scratch space.
 */
import type { Entity, Mention } from '../../model/analysis.ts'
import { gap, phraseBreak, type Scan } from '../../text/scanner/scan.ts'
import { packFields } from '../../structures/packed-fields.ts'
import type { AnalysedText } from '../analysed-text.ts'
import { EntityIndex } from '../names/entity-index.ts'
import { isNeighbourOfArabic } from '../language.ts'
import { finiteBit, finiteVerbs } from './finite-verbs.ts'
import { chunkFlag as declaredChunkFlag, readChunkFlags } from './chunk-flags.ts'
import { locateNames, nameMark, nameSpans } from './name-spans.ts'
import { chunkNouns } from './noun-chunks.ts'
import { mayBegin, mayEnd } from './phrase-edges.ts'

/** As a constant of this module, which V8 folds into compiled code; an imported binding is a load each time. */
const chunkFlag = declaredChunkFlag

/** Named entities of the article, mentions in text order. */
export interface NamedThings {
  entities: readonly Entity[]
  mentions: readonly Mention[]
}

const markFields = packFields(
  {
    inTitle: 1,
    /** A run of names by its words. */
    name: 1,
    place: 1,
    quoted: 1,
    endsInNumber: 1,
    titled: 1,
    /** The fullest name of someone or something that analysis found. */
    entity: 1,
    /** All that stands between two quotation marks. */
    quotation: 1,
  },
  { room: 8 },
)
/** What a candidate is, as bits of a byte. */
export const phraseMark = markFields.mask

const longest = 6
/** Occurrences of one candidate that are remembered. */
const mostShown = 32

const noMentions: readonly Mention[] = []
const finder = new EntityIndex()
/** Longer texts get other arrays; until one comes, compiled code has these as constants. */
const ordinaryTokens = 1 << 14
const ordinaryCandidates = 1 << 13
const fewSlots = 1 << 11
const mostSlots = 2 * ordinaryCandidates

/**
 * Candidates of one article by number, in order of first occurrence. Tokens are numbered through title and text: those of the title
 * first. Borrowed: overwritten by the next `collectPhrases`.
 *
 * A module-level object whose arrays are made once, so that V8 keeps them as constants in compiled code.
 */
export const phrases = {
  count: 0,
  tokens: 0,
  titleTokens: 0,
  /** Per token. */
  stems: new Uint32Array(ordinaryTokens),
  flags: new Uint32Array(ordinaryTokens),
  /** Per candidate: first token, words, occurrences, those that are a whole chunk, `phraseMark` bits. */
  first: new Int32Array(ordinaryCandidates),
  words: new Uint8Array(ordinaryCandidates),
  occurrences: new Uint32Array(ordinaryCandidates),
  whole: new Uint32Array(ordinaryCandidates),
  marks: new Uint8Array(ordinaryCandidates),
  /** Mentions in all forms of what `phraseMark.entity` names; 0 for others. */
  mentions: new Uint32Array(ordinaryCandidates),
  /** What `readStarts` wrote. */
  starts: new Int32Array(mostShown),
}

const inner = {
  keys: new Uint32Array(ordinaryCandidates),
  /** Its last occurrence after the first, or -1; and the first of those. */
  lastAgain: new Int32Array(ordinaryCandidates),
  firstAgain: new Int32Array(ordinaryCandidates),
  /** Per occurrence that is not the first of its candidate: where it begins, and the candidate's next one, or -1. */
  againAt: new Int32Array(ordinaryTokens),
  nextAgain: new Int32Array(ordinaryTokens),
  again: 0,
  fullest: new Int32Array(256),
  slots: new Int32Array(mostSlots),
  mask: fewSlots - 1,
}

/** Every candidate. Linear: a chunk gives at most five phrases a word. */
export function collectPhrases(doc: AnalysedText, named?: NamedThings): void {
  const { titleScan, textScan, lang } = doc
  phrases.count = 0
  inner.again = 0
  phrases.titleTokens = titleScan.count
  phrases.tokens = titleScan.count + textScan.count
  if (phrases.tokens > phrases.flags.length) widenTokens()
  inner.mask = fewSlots - 1
  inner.slots.fill(0, 0, fewSlots)
  locateNames(doc, named === undefined || isNeighbourOfArabic(lang) ? noMentions : named.mentions)
  readTokens(titleScan, lang, 0)
  readTokens(textScan, lang, titleScan.count)
  const inTitle = addChunks(titleScan, false, 0, 0)
  const skip = datelineEnd(textScan)
  const inText = addChunks(textScan, true, titleScan.count, skip)
  const opening = gap.quoteOpen | gap.quoteEither
  if (inTitle & opening) addQuotations(titleScan, 0)
  if (inText & opening) addQuotations(textScan, titleScan.count)
  if (named && !isNeighbourOfArabic(lang)) addNames(doc, named, skip)
}

function readTokens(s: Scan, lang: string, at: number): void {
  const { stemHash, count } = s
  const { stems } = phrases
  for (let i = 0; i < count; i++) stems[at + i] = stemHash[i] ?? 0
  readChunkFlags(s, lang, phrases.flags, at)
}

/** The candidate of one word with this stem, or -1. */
export function singlePhrase(stem: number): number {
  const slot = slotOf(stem >>> 0)
  const c = (inner.slots[slot] ?? 0) - 1
  return c >= 0 && phrases.words[c] === 1 ? c : -1
}

/** Writes the first tokens of its occurrences in order to `starts`, at most 32, and returns how many those are. */
export function readStarts(c: number): number {
  phrases.starts[0] = phrases.first[c] ?? 0
  let count = 1
  let again = inner.firstAgain[c] ?? -1
  for (; again >= 0 && count < mostShown; again = inner.nextAgain[again] ?? -1)
    phrases.starts[count++] = inner.againAt[again] ?? 0
  return count
}

/** Returns the `gap` bits that occur in the text. */
function addChunks(s: Scan, inText: boolean, offset: number, skip: number): number {
  const chunks = chunkNouns(s, phrases.flags, offset)
  const finite = finiteVerbs(s)
  for (let k = 0; k < chunks.count; k++) {
    const first = chunks.first[k] ?? 0
    if (first < skip) continue
    const isVerb =
      (finite[s.word[first] ?? 0] ?? 0) & finiteBit.verb &&
      nameSpans.marks[offset + first] === 0 &&
      expectsVerb(s, first, skip, inText, finite)
    addChunk(s, offset, isVerb ? first + 1 : first, chunks.last[k] ?? 0, chunks.quoted[k] === 1, finite)
  }
  return chunks.gaps
}

/** The token begins a sentence, or the text behind its dateline — titles begin with nouns —, or stands behind الذي or لم. */
function expectsVerb(s: Scan, token: number, skip: number, inText: boolean, finite: Uint32Array): boolean {
  const before = s.gap[token] ?? 0
  if (inText && (token === skip || before & (gap.sentenceEnd | gap.newline))) return true
  return token > 0 && !(before & phraseBreak) && ((finite[s.word[token - 1] ?? 0] ?? 0) & finiteBit.before) !== 0
}

function addChunk(s: Scan, offset: number, from: number, to: number, quoted: boolean, finite: Uint32Array): void {
  const { flags, stems } = phrases
  const names = nameSpans.marks
  const chunkFirst = offset + from
  const chunkLast = offset + to
  for (let i = chunkFirst; i < chunkLast; i++) {
    if (names[i] === nameMark.inName || !mayBegin(flags, i, chunkFirst)) continue
    // "سجل صلاح": a verb and who did it.
    if (
      (names[i + 1] ?? 0) & nameMark.person &&
      names[i] === 0 &&
      (finite[s.word[i - offset] ?? 0] ?? 0) & finiteBit.verb
    )
      continue
    const limit = Math.min(chunkLast, i + longest)
    let key = 0
    for (let end = i + 1; end <= limit; end++) {
      key = (Math.imul(key, 0x01000193) ^ (stems[end - 1] ?? 0)) >>> 0
      if (names[end] === nameMark.inName || !mayEnd(flags, end, chunkLast)) continue
      const whole = i === chunkFirst && end === chunkLast
      const slot = slotOf(key)
      const known = (inner.slots[slot] ?? 0) - 1
      if (known < 0) addCandidate(s, offset, i, end, key, slot, whole, quoted)
      else if (phrases.words[known] === end - i) addOccurrence(known, i, whole, quoted)
    }
  }
}

/** What stands between quotation marks, up to six words: titles of works and names of events. */
function addQuotations(s: Scan, offset: number): void {
  for (let i = 0; i < s.count; i++) {
    if (((s.gap[i] ?? 0) & (gap.quoteOpen | gap.quoteEither)) === 0) continue
    let end = i + 1
    while (end < s.count && end - i < longest && ((s.gap[end] ?? 0) & ~gap.space) === 0) end++
    if (((s.gap[end] ?? 0) & (gap.quoteClose | gap.quoteEither)) === 0) continue
    const at = offset + i
    // Between two quotations stands what is said of them: "…" وأضاف فلان "…".
    const mayBeBetween = ((s.gap[i] ?? 0) & gap.quoteOpen) === 0
    if (mayBeBetween && !((phrases.flags[at] ?? 0) & (chunkFlag.content | chunkFlag.number))) continue
    if (!isTitle(at, offset + end)) continue
    const c = candidateOf(s, offset, at, offset + end)
    if (c < 0) continue
    phrases.marks[c] = (phrases.marks[c] ?? 0) | phraseMark.quotation
    if ((phrases.first[c] ?? 0) !== at) phrases.mentions[c] = (phrases.mentions[c] ?? 0) + 1
  }
}

/** A quotation that can be a title: not a number alone; where capitals tell, mostly words with one. */
function isTitle(first: number, end: number): boolean {
  if (end - first === 1 && (phrases.flags[first] ?? 0) & chunkFlag.number) return false
  let capitals = 0
  let free = 0
  for (let t = first; t < end; t++) {
    const flags = phrases.flags[t] ?? 0
    if (flags & chunkFlag.free) free++
    if (flags & chunkFlag.unknown) capitals++
  }
  return free === 0 || 2 * capitals >= end - first
}

/** Marks the candidates that are names, the fullest form of each thing apart; those that no chunk gave are added. */
function addNames(doc: AnalysedText, named: NamedThings, skip: number): void {
  const { entities, mentions } = named
  const fullest = noneOf(entities.length)
  finder.start(entities)
  for (let m = 0; m < mentions.length; m++) {
    const mention = mentions[m]
    if (mention === undefined) continue
    const inText = mention.field === 'text'
    const offset = inText ? phrases.titleTokens : 0
    const first = nameSpans.first[m] ?? 0
    // The byline names who wrote, not what about.
    if (inText && first - offset < skip) continue
    const c = candidateOf(inText ? doc.textScan : doc.titleScan, offset, first, nameSpans.end[m] ?? 0)
    const entity = c < 0 ? -1 : finder.find(mention.entity)
    if (entity < 0) continue
    const best = fullest[entity] ?? -1
    if (best < 0 || (phrases.words[c] ?? 0) > (phrases.words[best] ?? 0)) fullest[entity] = c
  }
  for (let k = 0; k < entities.length; k++) {
    const c = fullest[k] ?? -1
    if (c < 0) continue
    phrases.marks[c] = (phrases.marks[c] ?? 0) | phraseMark.entity
    phrases.mentions[c] = Math.max(phrases.mentions[c] ?? 0, entities[k]?.count ?? 0)
  }
}

/** By number of an entity, the candidate that names it most fully: -1 so far. */
function noneOf(entities: number): Int32Array {
  if (entities > inner.fullest.length) inner.fullest = new Int32Array(2 * entities)
  return inner.fullest.fill(-1, 0, entities)
}

/** The candidate that is the tokens [first, end), added when it is none yet; -1 for a span that can be no phrase. */
function candidateOf(s: Scan, offset: number, first: number, end: number): number {
  const size = end - first
  // What begins or ends with a title (مؤسسة الملك) is not the name itself.
  if (size < 1 || size > longest || ((phrases.flags[first] ?? 0) | (phrases.flags[end - 1] ?? 0)) & chunkFlag.title)
    return -1
  let key = 0
  for (let t = first; t < end; t++) key = (Math.imul(key, 0x01000193) ^ (phrases.stems[t] ?? 0)) >>> 0
  const slot = slotOf(key)
  const known = (inner.slots[slot] ?? 0) - 1
  if (known >= 0) return phrases.words[known] === size ? known : -1
  addCandidate(s, offset, first, end, key, slot, true, false)
  return phrases.count - 1
}

function addOccurrence(c: number, at: number, whole: boolean, quoted: boolean): void {
  phrases.occurrences[c] = (phrases.occurrences[c] ?? 0) + 1
  if (whole) {
    phrases.whole[c] = (phrases.whole[c] ?? 0) + 1
    if (quoted) phrases.marks[c] = (phrases.marks[c] ?? 0) | phraseMark.quoted
  }
  const again = inner.again++
  if (again >= inner.againAt.length) widenOccurrences()
  const last = inner.lastAgain[c] ?? -1
  if (last < 0) inner.firstAgain[c] = again
  else inner.nextAgain[last] = again
  inner.againAt[again] = at
  inner.nextAgain[again] = -1
  inner.lastAgain[c] = again
}

function addCandidate(
  s: Scan,
  offset: number,
  first: number,
  end: number,
  key: number,
  slot: number,
  whole: boolean,
  quoted: boolean,
): void {
  const c = phrases.count++
  if (c >= phrases.first.length) widenCandidates()
  const { flags } = phrases
  const size = end - first
  const head = flags[first] ?? 0
  let named = size >= 2 && (head & chunkFlag.definite) === 0
  for (let t = first; named && t < end; t++)
    if (((flags[t] ?? 0) & (chunkFlag.unknown | chunkFlag.joint)) === 0) named = false
  let marks = first < phrases.titleTokens ? phraseMark.inTitle : 0
  if (named) marks |= phraseMark.name
  if (size === 1 && head & chunkFlag.place) marks |= phraseMark.place
  if (whole && quoted) marks |= phraseMark.quoted
  if ((flags[end - 1] ?? 0) & chunkFlag.number) marks |= phraseMark.endsInNumber
  if (first > offset && (flags[first - 1] ?? 0) & chunkFlag.title && ((s.gap[first - offset] ?? 0) & phraseBreak) === 0)
    marks |= phraseMark.titled
  inner.keys[c] = key
  inner.slots[slot] = c + 1
  phrases.first[c] = first
  phrases.words[c] = size
  phrases.occurrences[c] = 1
  phrases.whole[c] = whole ? 1 : 0
  phrases.marks[c] = marks
  phrases.mentions[c] = 0
  inner.firstAgain[c] = -1
  inner.lastAgain[c] = -1
  if (2 * phrases.count > inner.mask) widenSlots()
}

function slotOf(key: number): number {
  const mask = inner.mask
  let slot = (key ^ (key >>> 15)) & mask
  for (;;) {
    const c = (inner.slots[slot] ?? 0) - 1
    if (c < 0 || inner.keys[c] === key) return slot
    slot = (slot + 1) & mask
  }
}

function widenSlots(): void {
  inner.mask = 2 * inner.mask + 1
  if (inner.mask < inner.slots.length) inner.slots.fill(0, 0, inner.mask + 1)
  else inner.slots = new Int32Array(inner.mask + 1)
  for (let c = 0; c < phrases.count; c++) inner.slots[slotOf(inner.keys[c] ?? 0)] = c + 1
}

function widenTokens(): void {
  const size = 2 * phrases.tokens
  phrases.stems = new Uint32Array(size)
  phrases.flags = new Uint32Array(size)
}

function widenOccurrences(): void {
  const size = 2 * inner.againAt.length
  inner.againAt = widened(inner.againAt, new Int32Array(size))
  inner.nextAgain = widened(inner.nextAgain, new Int32Array(size))
}

function widenCandidates(): void {
  const size = 2 * phrases.first.length
  phrases.first = widened(phrases.first, new Int32Array(size))
  phrases.words = widened(phrases.words, new Uint8Array(size))
  phrases.occurrences = widened(phrases.occurrences, new Uint32Array(size))
  phrases.whole = widened(phrases.whole, new Uint32Array(size))
  phrases.marks = widened(phrases.marks, new Uint8Array(size))
  phrases.mentions = widened(phrases.mentions, new Uint32Array(size))
  inner.keys = widened(inner.keys, new Uint32Array(size))
  inner.lastAgain = widened(inner.lastAgain, new Int32Array(size))
  inner.firstAgain = widened(inner.firstAgain, new Int32Array(size))
}

function widened<A extends Int32Array | Uint32Array | Uint8Array>(from: A, to: A): A {
  to.set(from)
  return to
}

/** First token after a byline or dateline ("سامر النجار – الواحة"): up to eight words, then a dash, colon or line break. */
function datelineEnd(s: Scan): number {
  const edge = gap.newline | gap.dash | gap.colon
  for (let i = 1; i < Math.min(9, s.count); i++) {
    if (((s.gap[i] ?? 0) & edge) === 0) continue
    // Byline, then place: a second edge may follow at once.
    for (let k = i + 1; k < Math.min(i + 4, s.count); k++) if ((s.gap[k] ?? 0) & edge) return k
    return i
  }
  return 0
}
