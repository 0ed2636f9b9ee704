/**
 * Reads a plain-text dump of a page, such as a person copies from a browser.
 * In: text. Out: an article with its parts. Touches nothing.
 */
import type { Extracted } from '../../model/article.ts'
import { type Outcome, failed, ok } from '../../problem.ts'
import { guessLanguage } from '../fields/guess-language.ts'
import { escapeHtml } from '../body/render-body.ts'
import { readPrintedDate } from '../fields/read-date.ts'
import { type PageLine, type SplitLines, isHeadline, splitLines } from './split-lines.ts'

/** The article of a dump; `extract.empty` when there is no text, `extract.not-an-article` when there is no paragraph. */
export function readDump(text: string): Outcome<Extracted> {
  const dump = splitDump(text)
  if (dump.lines.length === 0) return failed('extract.empty')
  const paragraphs = dump.parts.body.map((line) => line.text)
  if (paragraphs.length === 0) return failed('extract.not-an-article')
  const body = paragraphs.join('\n\n')
  const language = guessLanguage(body)
  const extracted: Extracted = {
    title: dump.title ?? '',
    dir: language.dir,
    text: body,
    html: paragraphs.map((p) => `<p>${escapeHtml(p)}</p>`).join(''),
    parts: {
      keywords: dump.parts.keywords,
      readAlso: dump.parts.readAlso,
      similar: dump.parts.similar,
      embeds: dump.parts.embeds,
    },
    confidence: Math.min(0.9, 0.3 + body.length / 2000),
    evidence: [{ field: 'text', from: 'text', detail: `${paragraphs.length} paragraphs` }],
  }
  if (language.lang !== undefined) extracted.lang = language.lang
  if (dump.parts.credit !== undefined) {
    extracted.parts.credit = dump.parts.credit
    extracted.evidence.push({ field: 'credit', from: 'text' })
  }
  if (dump.parts.keywordsRaw !== undefined) extracted.parts.keywordsRaw = dump.parts.keywordsRaw
  if (dump.published !== undefined) {
    extracted.publishedAt = dump.published.at
    if (dump.published.dateOnly) extracted.dateOnly = true
    extracted.evidence.push({ field: 'publishedAt', from: 'text' })
  }
  return ok(extracted)
}

export interface Dump {
  title?: string
  lines: PageLine[]
  parts: SplitLines
  published?: { at: number; dateOnly: boolean }
}

/** A dump cut into lines, with its title, the date printed above the body, and its parts. */
export function splitDump(text: string): Dump {
  const lines = toLines(text)
  const dump: Dump = { lines, parts: splitLines([]) }
  let start = 0
  const first = lines[0]
  const second = lines[1]
  if (first && second && isTitle(first)) {
    dump.title = first.text
    start = 1
  }
  // Above the first paragraph stand dates, bylines and section names: short lines without a sentence.
  while (start < lines.length - 1) {
    const line = lines[start]
    if (!line || line.kind !== 'text' || line.text.length > 70 || /[.\u061f!]$/.test(line.text)) break
    const date = readPrintedDate(line.text)
    if (date) dump.published ??= { at: date.at, dateOnly: date.dateOnly }
    if (!date && dump.title === undefined) break
    if (!date && isHeadline(line) && line.text.split(/\s+/).length > 6) break
    start++
  }
  dump.parts = splitLines(lines.slice(start))
  return dump
}

function isTitle(line: PageLine): boolean {
  return line.kind === 'text' && isHeadline(line) && line.text.length <= 140 && line.text.split(/\s+/).length >= 3
}

function toLines(text: string): PageLine[] {
  const lines: PageLine[] = []
  for (const raw of text.replace(/\r\n?/g, '\n').split('\n')) {
    const bullet = /^\s*[\u2022\u25a0\u25cf\u25cb\u25ba\u00b7*]\s+/.exec(raw)
    const line = raw
      .replace(/[\u200b\ufeff]/g, '')
      .replace(/[\s\u00a0]+/g, ' ')
      .trim()
    if (line === '') continue
    lines.push(
      bullet
        ? { text: line.replace(/^[\u2022\u25a0\u25cf\u25cb\u25ba\u00b7*]\s+/, ''), kind: 'item' }
        : { text: line, kind: 'text' },
    )
  }
  return lines
}
