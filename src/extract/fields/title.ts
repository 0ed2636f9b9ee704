/**
 * The article's title, without the site's name.
 * In: the page's tree and what it says about itself. Out: the title with where it was found. Touches nothing.
 */
import { type FieldSource } from '../../model/article.ts'
import { type El, type PageDom, findAll, parsePage, shortTextOf, textOf, tidySpace } from '../page/dom.ts'
import { type LinkedData } from '../page/json-ld.ts'
import { judgeName } from '../page/class-names.ts'
import { type PageMeta, firstMeta } from '../page/page-meta.ts'
import { sameWords, sharedWords, wordsOf } from '../page/shared-words.ts'

export interface FoundTitle {
  title: string
  from: FieldSource
  /** The element that shows it, when the page does. */
  heading?: El
}

/**
 * The title: the page's own heading when it agrees with what the page declares (JSON-LD, og:title, <title>), since the
 * heading is what readers see; else the declared title without the site's name. Empty text when there is none.
 */
export function findTitle(dom: PageDom, meta: PageMeta, data: LinkedData, siteName: string | undefined): FoundTitle {
  const headings = pageHeadings(dom.root)
  const ogTitle = firstMeta(meta, 'og:title', 'twitter:title', 'title', 'dc.title', 'headline')
  const docTitle = tidySpace(dom.title).slice(0, maxTitleChars)
  const declared: { text: string; from: FieldSource }[] = []
  if (data.headline !== undefined) declared.push({ text: plain(data.headline), from: 'json-ld' })
  if (ogTitle !== undefined) declared.push({ text: plain(ogTitle), from: 'meta' })
  if (docTitle !== '') declared.push({ text: docTitle, from: 'html' })
  const declaredWords = declared.map(({ text }) => wordsOf(text))
  const siteWords = siteName === undefined ? undefined : wordsOf(siteName)
  const cleaned = declared.map(({ text, from }) => ({ text: dropSiteName(text, siteName, headings), from }))
  let best: { heading: El; text: string; score: number } | undefined
  for (const heading of headings) {
    const text = shortTextOf(heading, 400)
    if (text === undefined || text.length < 4) continue
    const words = wordsOf(text)
    let score = heading.tag === 'h1' ? 0.15 : heading.tag === 'h2' ? 0 : -0.05
    let agreement = 0
    for (const candidate of declaredWords) agreement = Math.max(agreement, sharedWords(words, candidate))
    score += agreement
    if (
      heading.attrs['itemprop'] === 'headline' ||
      /(?:^|[^a-z])(?:article|post|entry|story|news)[-_ ]?(?:title|headline)/.test(heading.name)
    )
      score += 0.1
    if (words === siteWords) continue
    if (!best || score > best.score) best = { heading, text, score }
  }
  const preferred =
    best &&
    preferDeclared(
      best.text,
      declared.map(({ text, from }) => ({ text: dropSiteName(text, siteName), from })),
    )
  if (best && preferred) return { title: preferred.text, from: preferred.from, heading: best.heading }
  if (best && (best.score >= 0.6 || (declared.length === 0 && best.heading.tag === 'h1'))) {
    return { title: best.text, from: 'heading', heading: best.heading }
  }
  const first = cleaned.find(({ text }) => text !== '' && (siteName === undefined || !sameWords(text, siteName)))
  if (first) return { title: first.text, from: first.from }
  return best ? { title: best.text, from: 'heading', heading: best.heading } : { title: '', from: 'html' }
}

/** The declared title over the heading when two declarations agree, or when the heading only adds a kicker or a tail. */
function preferDeclared(
  heading: string,
  declared: readonly { text: string; from: FieldSource }[],
): { text: string; from: FieldSource } | undefined {
  const shown = wordsOf(heading)
  const linked = declared.find(({ from }) => from === 'json-ld')
  const social = declared.find(({ from }) => from === 'meta')
  if (
    linked &&
    social &&
    sameWords(linked.text, social.text) &&
    wordsOf(linked.text) !== shown &&
    wordsOf(linked.text).split(' ').length >= 4
  )
    return linked
  if (!social) return undefined
  const words = wordsOf(social.text)
  if (words === shown || words.split(' ').length < 4) return undefined
  return shown.startsWith(`${words} `) || shown.endsWith(` ${words}`) ? social : undefined
}

/** The title without a leading or trailing site name, set off by | - – — : · • « » or /. */
export function dropSiteName(title: string, siteName: string | undefined, headings: readonly El[] = []): string {
  const parts = title.split(separators)
  if (parts.length < 2) return title
  for (const heading of headings) {
    const text = shortTextOf(heading, title.length)
    if (text !== undefined && text.length > 10 && title.includes(text)) return text
  }
  let rest = title
  for (let i = 0; i < 3; i++) {
    const match = lastPart.exec(rest)
    if (!match) break
    const [, head, tail] = match
    if (head === undefined || tail === undefined || !isSiteName(tail, head, siteName)) break
    rest = head.trim()
  }
  const front = firstPart.exec(rest)
  if (front?.[1] !== undefined && front[2] !== undefined && siteName !== undefined && sameWords(front[1], siteName))
    rest = front[2].trim()
  return rest
}

function isSiteName(tail: string, head: string, siteName: string | undefined): boolean {
  const words = wordsOf(tail)
  if (words === '') return true
  if (siteName !== undefined) {
    const site = wordsOf(siteName)
    if (site === words || (site.length > 3 && words.includes(site)) || (words.length > 3 && site.includes(words)))
      return true
  }
  const count = words.split(' ').length
  return (
    /\.(?:com|net|org|ir|info|tv|co)\b/i.test(tail) ||
    (count <= 3 &&
      wordsOf(head).split(' ').length >= 5 &&
      /[|\u2022\u00bb\u00ab]\s*[^|]*$/.test(`|${tail}`) &&
      siteName === undefined)
  )
}

/** Longer declared titles are cut; more headings than this are not looked at. */
const maxTitleChars = 1_000
const maxHeadings = 1_000

function pageHeadings(root: El): El[] {
  const headings = findAll(root, (el) => /^h[1-4]$/.test(el.tag) || el.attrs['itemprop'] === 'headline')
  const known = new Map<El, boolean>()
  return headings.slice(0, maxHeadings).filter((el) => el.tag === 'h1' || !inHardFurniture(el, known))
}

/** `el` or an element around it is furniture by a sure name; `known` keeps what was found on the way up. */
function inHardFurniture(el: El, known: Map<El, boolean>): boolean {
  const seen = known.get(el)
  if (seen !== undefined) return seen
  const found = judgeName(el)?.hard === true || (el.parent !== undefined && inHardFurniture(el.parent, known))
  known.set(el, found)
  return found
}

/** Text of a declared title: entities (often encoded twice) decoded, tags dropped. */
function plain(text: string): string {
  return (/[&<]/.test(text) ? textOf(parsePage(text).root) : tidySpace(text)).slice(0, maxTitleChars)
}

const separators = /\s[|\-\u2013\u2014:\u00b7\u2022\u00bb\u00ab/]\s|\s*[|\u2022\u00bb\u00ab]\s*/
const lastPart =
  /^(.+?)(?:\s[|\-\u2013\u2014:\u00b7\u2022\u00bb\u00ab/]\s|\s*[|\u2022\u00bb\u00ab]\s*|\s[|\-\u2013\u2014])((?:(?!\s[|\-\u2013\u2014:\u00b7\u2022\u00bb\u00ab/]\s|[|\u2022\u00bb\u00ab]).)*)$/
const firstPart = /^(.+?)(?:\s[|\-\u2013\u2014:\u00b7\u2022\u00bb\u00ab/]\s|\s*[|\u2022\u00bb\u00ab:]\s+)(.+)$/
