/**
 * What changed between two texts of one article, for a reader: title, paragraphs, words inside them, figures.
 * In: title and text of both. Out: the difference, or undefined when only white space differs. Pure.
 */
import { diffArrays, diffWordsWithSpace } from 'diff'

export interface RevisionText {
  title: string
  text: string
}

export interface DiffRun {
  text: string
  change?: 'added' | 'removed'
}

export interface RevisionBlock {
  kind: 'same' | 'added' | 'removed' | 'changed'
  runs: DiffRun[]
}

export interface RevisionDiff {
  /** Present when the title changed. */
  title?: { before: string; after: string; block: RevisionBlock }
  /** Whole paragraphs in order; runs of equal ones are kept, so that the reader sees where a change stands. */
  body: RevisionBlock[]
  /** Paragraphs added and removed; a changed one counts as neither. */
  added: number
  removed: number
  /** Numbers that stand in the same place with another value, with the word that they count. */
  figures: { before?: string; after?: string }[]
}

/** A paragraph that keeps this share of its words is the same paragraph, changed. */
const sameParagraph = 0.4
/** Longer paragraphs are compared as wholes: the word diff is quadratic in the worst case. */
const maxDiffChars = 20_000

/** The difference, or undefined when title and text are equal but for white space. Myers' diff over paragraphs, then over words. */
export function diffRevisions(before: RevisionText, after: RevisionText): RevisionDiff | undefined {
  const a = paragraphs(before.text)
  const b = paragraphs(after.text)
  const titleChanged = squeeze(before.title) !== squeeze(after.title)
  if (!titleChanged && a.length === b.length && a.every((p, i) => p === b[i])) return undefined
  const body: RevisionBlock[] = []
  const figures: RevisionDiff['figures'] = []
  let added = 0
  let removed = 0
  const parts = diffArrays(a, b)
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]
    if (!part) continue
    const next = parts[i + 1]
    if (part.removed && next?.added) {
      const count = Math.max(part.value.length, next.value.length)
      for (let k = 0; k < count; k++) {
        const x = part.value[k]
        const y = next.value[k]
        if (x !== undefined && y !== undefined && sharedWords(x, y) >= sameParagraph) {
          body.push({ kind: 'changed', runs: wordRuns(x, y) })
          figures.push(...changedFigures(x, y))
          continue
        }
        if (x !== undefined) removed += push(body, 'removed', x)
        if (y !== undefined) added += push(body, 'added', y)
      }
      i++
    } else
      for (const text of part.value) {
        if (part.added) added += push(body, 'added', text)
        else if (part.removed) removed += push(body, 'removed', text)
        else push(body, 'same', text)
      }
  }
  if (titleChanged) figures.unshift(...changedFigures(before.title, after.title))
  const title = {
    before: before.title,
    after: after.title,
    block: { kind: 'changed' as const, runs: wordRuns(before.title, after.title) },
  }
  return { ...(titleChanged ? { title } : {}), body, added, removed, figures: distinct(figures) }
}

function push(body: RevisionBlock[], kind: 'same' | 'added' | 'removed', text: string): 1 {
  body.push({ kind, runs: [kind === 'same' ? { text } : { text, change: kind }] })
  return 1
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function paragraphs(text: string): string[] {
  return text.split(/\n+/).map(squeeze).filter(Boolean)
}

function sharedWords(a: string, b: string): number {
  const x = new Set(a.split(' '))
  const y = new Set(b.split(' '))
  let both = 0
  for (const word of x) if (y.has(word)) both++
  return both / Math.max(1, Math.max(x.size, y.size))
}

function wordRuns(a: string, b: string): DiffRun[] {
  if (a.length + b.length > maxDiffChars)
    return [
      { text: a, change: 'removed' },
      { text: b, change: 'added' },
    ]
  return diffWordsWithSpace(a, b).map((part) =>
    part.added
      ? { text: part.value, change: 'added' }
      : part.removed
        ? { text: part.value, change: 'removed' }
        : { text: part.value },
  )
}

const numberWithWord = /[0-9\u0660-\u0669][0-9\u0660-\u0669.,\u066B\u066C]*(?:\s+[\p{L}\p{M}]+)?/gu

/** Numbers of the two texts paired in order when both have as many; else those that only one has. */
function changedFigures(a: string, b: string): RevisionDiff['figures'] {
  const x: string[] = a.match(numberWithWord) ?? []
  const y: string[] = b.match(numberWithWord) ?? []
  if (x.length === y.length)
    return x.flatMap((before, i) =>
      before === y[i] ? [] : [{ before, ...(y[i] === undefined ? {} : { after: y[i] }) }],
    )
  return y.filter((after) => !x.includes(after)).map((after) => ({ after }))
}

function distinct(figures: RevisionDiff['figures']): RevisionDiff['figures'] {
  return [...new Map(figures.map((f) => [`${f.before ?? ''}>${f.after ?? ''}`, f])).values()]
}
