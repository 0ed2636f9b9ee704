/**
 * The figures of a story's members with the words around them: what two figures are compared by.
 * In: members with analyses and texts. Out: `PlacedFigure[]`. Pure.
 */
import type { Figure } from '../../model/analysis.ts'
import { scan } from '../../text/scanner/scan.ts'
import { stopWords } from '../../text/stop-words.ts'
import type { MemberMaterial } from './story-material.ts'

export interface PlacedFigure<M extends MemberMaterial = MemberMaterial> {
  figure: Figure
  member: M
  /** Stems of the words next to it, and of its whole sentence. */
  near: ReadonlySet<string>
  /** Of those the closest two on either side. */
  slot: ReadonlySet<string>
  sentence: ReadonlySet<string>
  /** Keys of the names in its sentence. */
  names: ReadonlySet<string>
  /** Years and days of the sentence, as digits. */
  times: ReadonlySet<string>
  /** The first toll of its kind in headline or lead: what the event cost, as this article tells it. */
  isMain: boolean
  /** One of several that are counted apart: "10 من رجال الأمن وثلاثة عاملين". */
  isSplit: boolean
  /** The words around it, verbatim, and where it stands in them. */
  around: string
  at: number
}

/** A sentence is read so far to either side of a figure: a text without full stops is one sentence. */
export const mostSentenceChars = 300
const nearWords = 6
const slotWords = 2
const splitChars = 60
const aroundChars = 60
/** Where an event's own toll stands. */
const tollChars = 900
/** What an event costs: told as its first number. */
const tolls = new Set(['dead', 'injured', 'missing', 'detained', 'displaced'])

export function isToll(unit: string): boolean {
  return tolls.has(unit)
}

/** By member: a story that gets one article more has the figures of all others already. */
const placedOf = new WeakMap<MemberMaterial, { most: number; placed: unknown }>()

/**
 * At most `most` figures of title and text, in order; the same objects when asked again of the same member. Linear in the texts, and in figures
 * times `mostSentenceChars`.
 */
export function placedFigures<M extends MemberMaterial>(member: M, most: number): readonly PlacedFigure<M>[] {
  const known = placedOf.get(member)
  // What is kept under a member was made of that very member.
  if (known?.most === most) return known.placed as PlacedFigure<M>[]
  const placed = readFigures(member, most)
  placedOf.set(member, { most, placed })
  return placed
}

function readFigures<M extends MemberMaterial>(member: M, most: number): PlacedFigure<M>[] {
  const seen = new Set<string>()
  const inOrder = (member.analysis?.figures ?? []).toSorted(
    (a, b) => Number(a.field === 'text') - Number(b.field === 'text') || a.start - b.start,
  )
  const splits = inOrder.filter(({ unit }) => tolls.has(unit))
  const figures = inOrder.slice(0, most)
  const read = new Map<Figure['field'], FieldStems>()
  return figures.flatMap((figure) => {
    const { unit, field, start, end, scope } = figure
    const text = field === 'title' ? member.title : member.lead
    if (end > text.length) return []
    const stems = read.get(field) ?? new FieldStems(text.slice(0, readUntil(figures, field)), member.lang ?? 'ar')
    read.set(field, stems)
    const { from, to } = sentenceAround(text, start, end)
    const before = text.slice(from, start)
    const after = text.slice(end, to)
    const left = stems.within(from, start)
    const right = stems.within(end, to)
    const isMain = tolls.has(unit) && scope === undefined && !seen.has(unit) && (field === 'title' || start < tollChars)
    if (scope === undefined) seen.add(unit)
    const isSplit = tolls.has(unit) && splits.some((other) => isJoinedTo(figure, other, text))
    const head = cutStart(before)
    return [
      {
        figure,
        member,
        near: new Set([...left.slice(-nearWords), ...right.slice(0, nearWords)]),
        slot: new Set([...left.slice(-slotWords), ...right.slice(0, slotWords)]),
        sentence: new Set([...left, ...right]),
        names: namesIn(member, field, from, to),
        times: new Set(`${before} ${after}`.match(/(?<!\d)(?:19|20)\d\d(?!\d)/gu)),
        isMain: isMain && !isSplit,
        isSplit,
        around: `${head}${text.slice(start, end)}${cutEnd(after)}`,
        at: head.length,
      },
    ]
  })
}

/** Behind the sentence of the last of the figures. */
function readUntil(figures: readonly Figure[], of: Figure['field']): number {
  return (
    1 + mostSentenceChars + figures.reduce((last, { field, end }) => (field === of ? Math.max(last, end) : last), 0)
  )
}

/** Another toll of the same kind stands in the same sentence, and is no part of the first. */
function isJoinedTo(figure: Figure, other: Figure, text: string): boolean {
  if (other === figure || other.unit !== figure.unit || other.field !== figure.field || other.scope !== undefined)
    return false
  const [first, second] = other.start > figure.start ? [figure, other] : [other, figure]
  if (second.start - first.end >= splitChars) return false
  const between = text.slice(first.end, second.start)
  if (/(?:^|\s)\u0648/u.test(between) && !/[.\n\u061F]/u.test(between)) return true
  return /\u0625?\u0636\u0627\u0641\u0629/u.test(between)
}

/** The sentence of a figure; of a longer one what is within `mostSentenceChars` to either side, in whole words. */
function sentenceAround(text: string, start: number, end: number): { from: number; to: number } {
  const low = Math.max(0, start - mostSentenceChars)
  const high = Math.min(text.length, end + mostSentenceChars)
  let from = start
  while (from > low && !isEnd(text, from - 1)) from--
  if (from === low && low > 0) while (from < start && !/\s/u.test(text[from - 1] ?? '')) from++
  let to = end
  while (to < high && !isEnd(text, to)) to++
  if (to === high && high < text.length) while (to > end && !/\s/u.test(text[to] ?? '')) to--
  return { from, to }
}

/** A line break, or a full stop that no digit or letter follows. */
function isEnd(text: string, at: number): boolean {
  const c = text[at]
  if (c === '\n') return true
  return (c === '.' || c === '!' || c === '?' || c === '\u061F') && /\s/u.test(text[at + 1] ?? ' ')
}

/** The stems of a text that tell what a sentence is about, by place: stop-words, numbers and short words are none. */
class FieldStems {
  readonly #starts: Uint32Array
  readonly #ends: Uint32Array
  readonly #count: number
  readonly #stems: (string | undefined)[] = []

  constructor(text: string, lang: string) {
    const { count, start, end, hash, word, words } = scan(text)
    this.#starts = start
    this.#ends = end
    this.#count = count
    const stop = stopWords(lang)
    for (let i = 0; i < count; i++) {
      const stem = stop.has(hash[i] ?? 0) ? '' : words.stem(word[i] ?? 0)
      this.#stems.push(stem.length >= 3 && !/\d/u.test(stem) ? stem : undefined)
    }
  }

  /** Those of the words within [from, to), in order. */
  within(from: number, to: number): string[] {
    const stems: string[] = []
    for (let i = this.#firstFrom(from); i < this.#count && (this.#ends[i] ?? 0) <= to; i++) {
      const stem = this.#stems[i]
      if (stem !== undefined) stems.push(stem)
    }
    return stems
  }

  #firstFrom(place: number): number {
    let low = 0
    let high = this.#count
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#starts[middle] ?? 0) < place) low = middle + 1
      else high = middle
    }
    return low
  }
}

function namesIn(member: MemberMaterial, field: Figure['field'], from: number, to: number): ReadonlySet<string> {
  const names = new Set<string>()
  for (const mention of member.analysis?.mentions ?? [])
    if (mention.field === field && mention.start >= from && mention.end <= to) names.add(mention.entity)
  return names
}

/** The end of `text`, cut at a word. */
function cutStart(text: string): string {
  const line = text.trimStart()
  if (line.length <= aroundChars) return line
  const cut = line.slice(-aroundChars)
  return `…${cut.slice(cut.indexOf(' ') + 1)}`
}

function cutEnd(text: string): string {
  const line = text.trimEnd()
  if (line.length <= aroundChars) return line
  const cut = line.slice(0, aroundChars)
  return `${cut.slice(0, Math.max(0, cut.lastIndexOf(' ')))}…`
}
