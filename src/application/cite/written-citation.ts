/**
 * A citation as an editor prints it: author, headline, publisher, time, the publisher's address, the permanent link.
 * In: what is cited, a style. Out: a line of plain text, or of Markdown. Touches nothing.
 *
 * A piece with letters of the other direction stands in isolates (U+2068, U+2069), so that its signs stay where they belong wherever the line
 * is pasted; addresses have none, since programs that find links would take them for a part of it.
 */
import { citationWords } from '../../messages/citations.ts'
import { comma, lineOf, originalAddress, permalink, storySentence, writtenInstant } from './citation-parts.ts'
import type { Cited, CitationStyle } from './cited.ts'

/** `سلمى الحداد، «حريق في الميناء»، المدى، 5 يناير 2026، 10:00 (غرينتش)، https://…، محفوظ في سياق: https://…` */
export function plainCitation(cited: Cited, style: CitationStyle): string {
  const piece = (text: string): string => isolated(text, style)
  const kept = permalink(cited, style)
  return written(cited, style, {
    piece,
    headline: (text) => text,
    address: (text) => text,
    kept: kept === undefined || cited.kind === 'story' ? kept : `${citationWords.kept[style.lang]}: ${kept}`,
  })
}

/** The same with the headline as the link to the publisher, a story's as the link to its page here. */
export function markdownCitation(cited: Cited, style: CitationStyle): string {
  const piece = (text: string): string => isolated(escaped(text), style)
  const kept = permalink(cited, style)
  const original = cited.kind === 'story' ? kept : originalAddress(cited)
  const line = written(cited, style, {
    piece,
    headline: (text) => (original === undefined ? text : `[${text}](${original})`),
    address: () => undefined,
    kept:
      kept === undefined || cited.kind === 'story'
        ? undefined
        : `[${escaped(citationWords.kept[style.lang])}](${kept})`,
  })
  // At its beginning these would make a list of it.
  return line.replace(/^(\d+)(?=[.)])/, '$1\\').replace(/^[-+]/, '\\$&')
}

interface Form {
  piece(text: string): string
  headline(quoted: string): string
  address(text: string): string | undefined
  kept: string | undefined
}

function written(cited: Cited, style: CitationStyle, form: Form): string {
  const [open, close] = style.lang === 'ar' ? ['«', '»'] : ['“', '”']
  const headline = form.headline(`${open}${form.piece(lineOf(cited.title))}${close}`)
  const parts =
    cited.kind === 'story'
      ? [headline, storySentence(cited, style), citationWords.site[style.lang], form.kept]
      : [
          named(cited.author, form),
          headline,
          named(cited.source, form),
          timeOf(cited, style),
          address(cited, form),
          form.kept,
        ]
  return parts.filter((part) => part !== undefined && part !== '').join(comma(style))
}

function timeOf(cited: Cited & { kind: 'article' }, style: CitationStyle): string {
  const { publishedAt, dateOnly, firstSeenAt } = cited
  if (publishedAt !== undefined) return writtenInstant(publishedAt, style, dateOnly)
  return citationWords.seen[style.lang].replace('{at}', writtenInstant(firstSeenAt, style))
}

function address(cited: Cited, form: Form): string | undefined {
  const original = originalAddress(cited)
  return original === undefined ? undefined : form.address(original)
}

function named(name: string | undefined, form: Form): string | undefined {
  const plain = lineOf(name ?? '')
  return plain === '' ? undefined : form.piece(plain)
}

function isolated(text: string, { lang }: CitationStyle): string {
  const isOther =
    lang === 'ar' ? /\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Greek}/u : /\p{Script=Arabic}|\p{Script=Hebrew}/u
  return isOther.test(text) ? `\u2068${text}\u2069` : text
}

/** Nothing in it means anything in Markdown or in HTML. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~&!]/g, '\\$&')
}
