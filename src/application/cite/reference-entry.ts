/**
 * A citation as an entry for programs that keep references: BibTeX (as BibLaTeX reads it), RIS, CSL-JSON.
 * In: what is cited, a style. Out: the text of a file with one entry. Touches nothing.
 *
 * An outlet's article is one of a newspaper, whatever the outlet is: the only kind that all three have. A day is that of the style's zone.
 * What the publisher did not say is left out: an instant at which we saw it is told in the note. tests/cite/read-by-parsers.test.ts has each read by a parser.
 */
import { citationWords } from '../../messages/citations.ts'
import { countedInstant, lineOf, originalAddress, permalink, storySentence, writtenInstant } from './citation-parts.ts'
import { citationKey, type Cited, type CitationStyle } from './cited.ts'

/** Fields of an entry, whatever its form. */
interface Fields {
  author: string | undefined
  title: string
  /** The outlet, or for a story this site. */
  in: string
  date: ReturnType<typeof countedInstant> | undefined
  url: string | undefined
  language: string | undefined
  note: string
}

/** `@article{siyaq-article-1803, …}` of BibLaTeX, which programs of classic BibTeX read too. */
export function bibtexEntry(cited: Cited, style: CitationStyle): string {
  const { author, title, in: outlet, date, url, language, note } = fieldsOf(cited, style)
  const isArticle = cited.kind === 'article'
  const fields: [string, string | undefined][] = [
    // Twice in braces: one name as it is, no first and last, no change of case.
    ['author', author && `{${forTex(author)}}`],
    ['title', `{${forTex(title)}}`],
    [isArticle ? 'journaltitle' : 'organization', forTex(outlet)],
    ['entrysubtype', isArticle ? 'newspaper' : undefined],
    ['date', date?.iso],
    // For what knows no date.
    ['year', date?.year.toString()],
    ['month', date?.month.toString()],
    ['url', url],
    ['langid', language && babelNames[language]],
    ['note', forTex(note)],
  ]
  const lines = fields.flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`  ${name} = {${value}}`],
  )
  return `@${isArticle ? 'article' : 'online'}{${citationKey(cited)},\n${lines.join(',\n')}\n}\n`
}

/** Lines of `TAG  - value`, ended as the format asks. */
export function risEntry(cited: Cited, style: CitationStyle): string {
  const { author, title, in: outlet, date, url, language, note } = fieldsOf(cited, style)
  const day = date && [date.year, two(date.month), two(date.day)].join('/')
  const tags: [string, string | undefined][] = [
    ['TY', cited.kind === 'article' ? 'NEWS' : 'ELEC'],
    ['ID', citationKey(cited)],
    ['AU', author],
    ['TI', title],
    ['T2', outlet],
    ['PY', date?.year.toString()],
    ['DA', day],
    ['UR', url],
    ['LA', language],
    ['N1', note],
  ]
  const lines = tags.flatMap(([tag, value]) => (value === undefined || value === '' ? [] : [`${tag}  - ${value}`]))
  return [...lines, 'ER  - ', ''].join('\r\n')
}

/** A list of one item, as the schema of CSL has it. */
export function cslEntry(cited: Cited, style: CitationStyle): string {
  const { author, title, in: outlet, date, url, language, note } = fieldsOf(cited, style)
  const kept = permalink(cited, style)
  const item = {
    id: citationKey(cited),
    type: cited.kind === 'article' ? 'article-newspaper' : 'webpage',
    ...(author === undefined ? {} : { author: [{ literal: author }] }),
    title,
    'container-title': outlet,
    ...(date === undefined ? {} : { issued: { 'date-parts': [[date.year, date.month, date.day]] } }),
    ...(url === undefined ? {} : { URL: url }),
    ...(language === undefined ? {} : { language }),
    ...(kept === undefined || cited.kind === 'story'
      ? {}
      : { archive: citationWords.site[style.lang], archive_location: kept }),
    ...(note === '' ? {} : { note }),
  }
  return `${JSON.stringify([item], null, 2)}\n`
}

function fieldsOf(cited: Cited, style: CitationStyle): Fields {
  const kept = permalink(cited, style)
  const language = /^[a-z]{2,3}(?=-|$)/i.exec(cited.lang ?? '')?.[0].toLowerCase()
  const title = lineOf(cited.title)
  const words = { site: citationWords.site[style.lang], kept: citationWords.kept[style.lang] }
  if (cited.kind === 'story') {
    const note = storySentence(cited, style)
    return {
      author: undefined,
      title,
      in: words.site,
      date: countedInstant(cited.firstAt, style),
      url: kept,
      language,
      note,
    }
  }
  const { publishedAt, dateOnly, firstSeenAt } = cited
  const original = originalAddress(cited)
  const seen = citationWords.seen[style.lang].replace('{at}', writtenInstant(firstSeenAt, style))
  const notes = [publishedAt === undefined ? seen : '', kept === undefined ? '' : `${words.kept}: ${kept}`]
  return {
    author: lineOf(cited.author ?? '') || undefined,
    title,
    in: lineOf(cited.source),
    date: publishedAt === undefined ? undefined : countedInstant(publishedAt, style, dateOnly),
    url: original ?? kept,
    language,
    note: notes.filter((part) => part !== '').join('; '),
  }
}

/** As BibLaTeX names the languages of news; others are left out. */
const babelNames: Readonly<Record<string, string>> = {
  ar: 'arabic',
  en: 'english',
  fr: 'french',
  de: 'german',
  es: 'spanish',
  fa: 'persian',
  tr: 'turkish',
  ru: 'russian',
}

const texSigns: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  // A brace counts for BibTeX also behind a backslash.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

function forTex(text: string): string {
  return text.replace(/[\\{}~^]|[$&#_%]/g, (sign) => texSigns[sign] ?? `\\${sign}`)
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
