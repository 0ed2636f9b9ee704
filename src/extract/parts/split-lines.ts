/**
 * Sorts the lines of a page, in reading order, into its parts: body, credit, keywords, read-also, similar, embeds.
 * In: lines (from a text dump or from HTML blocks). Out: the parts. Touches nothing.
 *
 * A read-also label in the middle of the body announces teasers, after which the body goes on. Once a credit or
 * keywords line has closed the body, what a read-also label announces is a whole second article with its own headline.
 */
import { siteNouns } from '../../data/pages.data.ts'
import type { Embed, ReadAlso, SimilarLink } from '../../model/article.ts'
import { readPostText } from '../body/embeds.ts'
import { endsSentence } from '../page/blocks.ts'
import { anyOf } from '../page/phrase-pattern.ts'
import { labelKind } from './furniture-labels.ts'
import { trimSigns } from '../page/trim-signs.ts'
import { readPartLabel } from './part-labels.ts'
import { splitKeywords, trimRun } from './split-keywords.ts'

export interface PageLine {
  text: string
  kind: 'text' | 'heading' | 'item'
  /** Of a heading: 1 to 6. */
  rank?: number
  /** Address, when the whole line is a link. */
  url?: string
  /** Text of a link that opens the line and is glued to what follows. */
  gluedLink?: string
  /** Judged to be text of the article by more than its words (its markup, its place): no label of furniture. */
  isText?: boolean
  /** The line came from this element group; lines of one read-also box share it. */
  box?: object
}

export interface SplitLines {
  body: PageLine[]
  credit?: string
  keywords: string[]
  keywordsRaw?: string
  readAlso: ReadAlso[]
  similar: SimilarLink[]
  embeds: Embed[]
  /** Share, subscribe and other labels that are no part. */
  furniture: PageLine[]
}

type State = 'body' | 'read-also' | 'similar' | 'keywords' | 'credit'

/** The parts of the lines; linear. */
export function splitLines(lines: readonly PageLine[]): SplitLines {
  const out: SplitLines = { body: [], keywords: [], readAlso: [], similar: [], embeds: [], furniture: [] }
  const keywordLines: string[] = []
  let state: State = 'body'
  let ended = false
  let current: ReadAlso | undefined
  /** Rank of the heading that is the label of the list being read. */
  let listRank: number | undefined
  const bodyOrNext = (): State => (ended && current ? 'read-also' : 'body')
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]
    if (!line) continue
    if ((state === 'similar' || state === 'read-also') && opensSection(line, listRank)) {
      state = 'body'
      current = undefined
    }
    const label = isPlainSentence(line) ? undefined : readPartLabel(line.text)
    if (label && acceptsLabel(label.kind, label.rest, line)) {
      listRank = line.rank
      if (label.kind === 'credit') {
        if (label.rest !== '') out.credit ??= cleanCredit(label.rest)
        state = label.rest === '' && out.credit === undefined ? 'credit' : bodyOrNext()
        ended = true
      } else if (label.kind === 'keywords') {
        if (label.rest !== '') keywordLines.push(label.rest)
        state = label.rest === '' ? 'keywords' : bodyOrNext()
        ended = true
      } else if (label.kind === 'similar') {
        state = 'similar'
      } else {
        current = undefined
        if (label.rest !== '') {
          current = startReadAlso(out, label.rest, line.url)
          if (!ended) {
            state = 'body'
            continue
          }
        }
        state = 'read-also'
      }
      continue
    }
    const attribution = attributionLine.exec(line.text)
    if (attribution) {
      takePost(out, current, state, line.text)
      continue
    }
    if (line.kind !== 'heading' && line.isText !== true && labelKind(line.text) !== undefined) {
      out.furniture.push(line)
      continue
    }
    if (state === 'credit') {
      if (line.text.length <= 60) out.credit = cleanCredit(line.text)
      state = 'body'
      if (line.text.length <= 60) continue
    }
    if (state === 'keywords') {
      if (line.kind === 'item' || (isHeadline(line) && line.text.length <= 60)) {
        keywordLines.push(line.text)
        continue
      }
      state = 'body'
    }
    if (state === 'similar') {
      if (line.kind === 'item' || line.url !== undefined || isHeadline(line)) {
        const link: SimilarLink = { title: stripBullet(line.text) }
        if (line.url !== undefined) link.url = line.url
        out.similar.push(link)
        continue
      }
      if (ended) {
        out.furniture.push(line)
        continue
      }
      state = 'body'
    }
    if (state === 'read-also') {
      const prose = !isHeadline(line) && line.url === undefined
      if (!current || (!current.body && !prose)) {
        if (prose && !ended) {
          state = 'body'
          out.body.push(line)
          continue
        }
        current = startReadAlso(out, stripBullet(line.text), line.url)
        continue
      }
      if (!ended) {
        state = 'body'
        current = undefined
        out.body.push(line)
        continue
      }
      addToReadAlso(current, line)
      continue
    }
    // Prose after a credit line means that the line was about something else (a picture, a table).
    if (!isHeadline(line)) ended = false
    out.body.push(line)
  }
  finishKeywords(out, keywordLines)
  return out
}

/** A heading of the text that is not below the list's own heading: the list is over. Titles in the list are links. */
function opensSection(line: PageLine, listRank: number | undefined): boolean {
  return line.isText === true && line.url === undefined && (line.rank ?? Infinity) <= (listRank ?? 0)
}

/** A sentence of the article's text without a link: "Tags: a word that the poet hates, as he said." is no list of tags. */
function isPlainSentence(line: PageLine): boolean {
  return line.isText === true && line.url === undefined && endsSentence(line.text) && line.text.split(' ').length >= 6
}

function acceptsLabel(kind: string, rest: string, line: PageLine): boolean {
  if (kind === 'credit') return rest.length <= 80 && line.text.length <= 110
  if (kind === 'read-also' || kind === 'similar') return rest.length <= 220
  return true
}

function startReadAlso(out: SplitLines, title: string, url: string | undefined): ReadAlso {
  const item: ReadAlso = { title }
  if (url !== undefined) item.url = url
  out.readAlso.push(item)
  return item
}

function addToReadAlso(item: ReadAlso, line: PageLine): void {
  const glued =
    line.gluedLink !== undefined && line.text.startsWith(line.gluedLink)
      ? { teaser: line.gluedLink, rest: line.text.slice(line.gluedLink.length).trim() }
      : splitGluedTeaser(line.text)
  if (glued) (item.teasers ??= []).push(glued.teaser)
  const text = glued ? glued.rest : line.text
  if (text !== '') (item.body ??= []).push(text)
}

/**
 * A headline with its site's name glued before the paragraph it stood beside: "عنوان - موقع 24قال الوزير …". The seam
 * is a site name after a dash that is followed by a letter without a space.
 */
export function splitGluedTeaser(text: string): { teaser: string; rest: string } | undefined {
  const match = gluedTeaser.exec(text)
  return match?.[1] !== undefined && match[2] !== undefined ? { teaser: match[1], rest: match[2] } : undefined
}

function takePost(out: SplitLines, current: ReadAlso | undefined, state: State, attribution: string): void {
  const body = state === 'read-also' && current ? current.body : undefined
  const previous = body ? body[body.length - 1] : out.body[out.body.length - 1]?.text
  const isPost =
    previous !== undefined && (/pic\.twitter\.com|t\.co\/|#\w|@\w/.test(previous) || previous.length <= 300)
  const text = isPost ? previous : ''
  const embed: Embed = { kind: 'x-post', ...readPostText(`${text} ${attribution}`) }
  if (isPost) {
    if (body && current) {
      body.pop()
      if (body.length === 0) delete current.body
    } else out.body.pop()
  }
  if (state === 'read-also' && current) (current.embeds ??= []).push(embed)
  else out.embeds.push(embed)
}

function finishKeywords(out: SplitLines, keywordLines: readonly string[]): void {
  if (keywordLines.length === 0) return
  const evidence = out.body.map((line) => line.text).join('\n')
  out.keywordsRaw = keywordLines.map(trimRun).join(keywordLines.length > 1 ? ', ' : '')
  out.keywords =
    keywordLines.length > 1
      ? [...new Set(keywordLines.map((line) => trimRun(stripBullet(line))))]
      : splitKeywords(out.keywordsRaw, evidence)
}

/** A line that reads like a headline: short, and no full stop at its end. */
export function isHeadline(line: Pick<PageLine, 'text' | 'kind'>): boolean {
  if (line.kind === 'heading' || line.kind === 'item') return true
  return (
    line.text.length <= 160 &&
    !/[.\u06d4\u3002\u061b:]["\u00bb\u201d)]?$/.test(line.text) &&
    line.text.split(/\s+/).length <= 25
  )
}

/** A credit without quotes, dashes and closing stops. */
export function cleanCredit(text: string): string {
  return trimSigns(text, /[\s:\-\u2013\u2014"\u00ab\u201c(]/, /[\s.:\-\u2013\u2014"\u00bb\u201d)]/)
}

function stripBullet(text: string): string {
  return text.replace(/^[\s\u2022\u25a0\u25cf\u25cb\u25ba\u00b7*\u2013\u2014-]+/u, '').trim()
}

const attributionLine = /^[\u2014\u2013-]\s*.{1,80}\(@\w{1,30}\)/u
const gluedTeaser = new RegExp(
  `^(.{15,180}?\\s[-\\u2013|]\\s(?:(?:${anyOf(siteNouns)})\\s(?:[^\\s.]{1,14}\\s)?[\\d\\u0660-\\u0669]+|[A-Za-z][\\w.-]{1,25}))(?=[\\u0621-\\u064a])(.{20,})$`,
  'su',
)
