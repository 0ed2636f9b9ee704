/**
 * The figures of a story's members with the words around them: what two figures are compared by.
 * In: members with analyses and texts. Out: `PlacedFigure[]`. Pure.
 */
import type { Figure } from '../../model/analysis.ts'
import { hash32 } from '../../model/ids.ts'
import { searchTokens } from '../../text/search-tokens.ts'
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

/** Figures of one article that are compared; a table has more. */
const mostFigures = 40
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

/** The figures of title and text in order. Linear in the texts. */
export function placedFigures<M extends MemberMaterial>(member: M): PlacedFigure<M>[] {
  const stop = stopWords(member.lang ?? 'ar')
  const seen = new Set<string>()
  const cached = new Map<string, string[]>()
  const inOrder = (member.analysis?.figures ?? []).toSorted(
    (a, b) => Number(a.field === 'text') - Number(b.field === 'text') || a.start - b.start,
  )
  return inOrder.slice(0, mostFigures).flatMap((figure) => {
    const { unit, field, start, end, scope } = figure
    const text = field === 'title' ? member.title : member.lead
    if (end > text.length) return []
    const { from, to } = sentenceAround(text, start, end)
    const before = text.slice(from, start)
    const after = text.slice(end, to)
    const stemsOf = (part: string): string[] => {
      const known = cached.get(part) ?? contentStems(part, stop)
      cached.set(part, known)
      return known
    }
    const left = stemsOf(before)
    const right = stemsOf(after)
    const isMain = tolls.has(unit) && scope === undefined && !seen.has(unit) && (field === 'title' || start < tollChars)
    if (scope === undefined) seen.add(unit)
    const isSplit = tolls.has(unit) && inOrder.some((other) => isJoinedTo(figure, other, text))
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

/** Another toll of the same kind stands in the same sentence, and is no part of the first. */
function isJoinedTo(figure: Figure, other: Figure, text: string): boolean {
  if (other === figure || other.unit !== figure.unit || other.field !== figure.field || other.scope !== undefined)
    return false
  const [first, second] = other.start > figure.start ? [figure, other] : [other, figure]
  const between = text.slice(first.end, second.start)
  return between.length < splitChars && /(?:^|\s)\u0648/u.test(between) === true && !/[.\n\u061F]/u.test(between)
    ? true
    : between.length < splitChars && /\u0625?\u0636\u0627\u0641\u0629/u.test(between)
}

function sentenceAround(text: string, start: number, end: number): { from: number; to: number } {
  let from = start
  while (from > 0 && !isEnd(text, from - 1)) from--
  let to = end
  while (to < text.length && !isEnd(text, to)) to++
  return { from, to }
}

/** A line break, or a full stop that no digit or letter follows. */
function isEnd(text: string, at: number): boolean {
  const c = text[at]
  if (c === '\n') return true
  return (c === '.' || c === '!' || c === '?' || c === '\u061F') && /\s/u.test(text[at + 1] ?? ' ')
}

function contentStems(text: string, stop: ReadonlySet<number>): string[] {
  const { stems, exact } = searchTokens(text)
  return stems.filter((stem, k) => stem.length >= 3 && !/\d/u.test(stem) && !stop.has(hash32(exact[k] ?? '')))
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
