/**
 * An article's text with spans marked: names, statements, figures, credits, keyphrases.
 * In: the immutable text and spans into it (UTF-16 units). Out: paragraphs with `mark`. Touches nothing.
 * Spans may nest or overlap; each piece of text carries every layer that covers it.
 */
import { figureNotes, unitName } from '../../../messages/figures.ts'
import type { Analysis, EntityKind, Figure } from '../../../model/analysis.ts'
import type { Direction } from '../../../model/article.ts'
import { entityHref } from './cards.tsx'
import type { Locale } from '../locale.ts'

export const highlightLayers = ['mentions', 'statements', 'figures', 'credits', 'keyphrases'] as const
export type HighlightLayer = (typeof highlightLayers)[number]

export interface TextMark {
  start: number
  end: number
  layer: HighlightLayer
  /** Class of the mark beside its layer. */
  kind?: string
  /** What the mark is, for hover and for screen readers. */
  title?: string
  href?: string
}

interface Piece {
  text: string
  start: number
  marks: TextMark[]
}

/** The text in paragraphs, pieces marked; an empty paragraph is left out. */
export function MarkedText(props: { text: string; lang?: string | undefined; dir: Direction; marks: TextMark[] }) {
  const marks = [...props.marks].sort((a, b) => a.start - b.start)
  return (
    <div class="body" lang={props.lang} dir={props.dir}>
      {paragraphs(props.text).map((p) => (
        <p>
          {cut(p.text, p.start, marks).map((piece) => (
            <MarkedPiece piece={piece} />
          ))}
        </p>
      ))}
    </div>
  )
}

function MarkedPiece(props: { piece: Piece }) {
  const { piece } = props
  if (piece.marks.length === 0) return <>{piece.text}</>
  const classes = [
    ...new Set(piece.marks.flatMap((m) => [`mark-${m.layer}`, m.kind === undefined ? '' : `mark-${m.kind}`])),
  ]
  const title = piece.marks.flatMap((m) => (m.title === undefined ? [] : [m.title])).join(' · ')
  const starting = piece.marks.find((m) => m.start === piece.start)
  const href = piece.marks.findLast((m) => m.href !== undefined)?.href
  return (
    <mark
      class={classes.filter((c) => c !== '').join(' ')}
      title={title === '' ? undefined : title}
      id={starting === undefined ? undefined : `at${starting.start}`}
    >
      {href === undefined ? piece.text : <a href={href}>{piece.text}</a>}
    </mark>
  )
}

/** Paragraphs with where each starts in the text. */
export function paragraphs(text: string): { text: string; start: number }[] {
  const found: { text: string; start: number }[] = []
  let start = 0
  for (const part of text.split(/(\n{2,})/)) {
    if (part.trim() !== '') found.push({ text: part, start })
    start += part.length
  }
  return found
}

/** The paragraph cut at every border of a mark; the pieces joined give the paragraph back. */
export function cut(text: string, start: number, marks: readonly TextMark[]): Piece[] {
  const end = start + text.length
  const here = marks.filter((m) => m.start < end && m.end > start && m.end > m.start)
  const borders = new Set([start, end])
  for (const m of here) {
    borders.add(Math.max(start, m.start))
    borders.add(Math.min(end, m.end))
  }
  const sorted = [...borders].sort((a, b) => a - b)
  const pieces: Piece[] = []
  for (let i = 0; i + 1 < sorted.length; i++) {
    const from = sorted[i] ?? start
    const to = sorted[i + 1] ?? end
    pieces.push({
      text: text.slice(from - start, to - start),
      start: from,
      marks: here.filter((m) => m.start <= from && m.end >= to),
    })
  }
  return pieces
}

/** Value, unit, who is counted, hedge and scope of a figure, as the story's page names them. */
function figureTitle(figure: Figure, locale: Locale): string {
  const { value, valueTo, unit, noun } = figure
  const named = unitName(unit)
  const counted = [
    `${locale.number(value)}${valueTo === undefined ? '' : `–${locale.number(valueTo)}`}`,
    named === undefined ? unit : locale.text(named),
    ...(noun === undefined ? [] : [`(${noun})`]),
  ]
  const notes = figureNotes(figure).map((key) => locale.text(key))
  return [counted.join(' '), ...notes].join(locale.lang === 'ar' ? '، ' : ', ')
}

/** The marks of the chosen layers, from an analysis. */
export function marksOf(
  analysis: Analysis,
  text: string,
  layers: ReadonlySet<HighlightLayer>,
  locale: Locale,
): TextMark[] {
  const marks: TextMark[] = []
  if (layers.has('mentions')) {
    const kinds = new Map<string, { kind: EntityKind; name: string }>(analysis.entities.map((e) => [e.key, e]))
    for (const m of analysis.mentions) {
      const entity = kinds.get(m.entity)
      if (m.field !== 'text') continue
      const mark: TextMark = { start: m.start, end: m.end, layer: 'mentions', href: entityHref(m.entity) }
      if (entity) {
        mark.kind = entity.kind
        mark.title = `${entity.name} (${locale.text(`entityKind.${entity.kind}`)})`
      }
      marks.push(mark)
    }
  }
  if (layers.has('statements')) {
    for (const s of analysis.statements) {
      const title = `${s.speaker}: ${locale.text(`polarity.${s.polarity}`)}`
      marks.push({ ...s.contentSpan, layer: 'statements', kind: s.polarity, title })
      marks.push({ ...s.verbSpan, layer: 'statements', kind: 'verb' })
      if (s.speakerSpan) marks.push({ ...s.speakerSpan, layer: 'statements', kind: 'speaker' })
    }
  }
  if (layers.has('figures')) {
    for (const f of analysis.figures) {
      if (f.field === 'text')
        marks.push({ start: f.start, end: f.end, layer: 'figures', title: figureTitle(f, locale) })
    }
  }
  if (layers.has('credits')) {
    for (const c of analysis.credits) {
      if (c.field === 'text') {
        marks.push({ start: c.start, end: c.start + c.span.length, layer: 'credits', title: c.name })
      }
    }
  }
  if (layers.has('keyphrases')) {
    for (const k of analysis.keyphrases) {
      for (let at = text.indexOf(k.phrase); at >= 0; at = text.indexOf(k.phrase, at + k.phrase.length)) {
        marks.push({ start: at, end: at + k.phrase.length, layer: 'keyphrases' })
        if (k.phrase.length === 0) break
      }
    }
  }
  return marks
}
