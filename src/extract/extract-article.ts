/**
 * Reads one page as an article: text, clean HTML, parts, fields, with the evidence for each.
 * In: address, HTML, when it was fetched, what is known of the site and of the feed's item. Out: `Extracted` or a problem.
 * Touches nothing: a pure function of its input.
 */
import { minuteMs } from '../model/instant.ts'
import type { FieldSource, Extracted, FeedItem } from '../model/article.ts'
import { directionOf } from '../model/direction.ts'
import { type Outcome, failed, ok } from '../problem.ts'
import { type Block, collectBlocks, weigh } from './page/blocks.ts'
import { findByline } from './fields/byline.ts'
import { type BodyChoice, chooseBody, plainBody } from './body/choose-body.ts'
import { El, type PageDom, findAll, parsePage, shortTextOf, tidySpace } from './page/dom.ts'
import { guessLanguage } from './fields/guess-language.ts'
import { type LinkedData, readLinkedData } from './page/json-ld.ts'
import { pageProblem } from './page/page-kind.ts'
import { type PageMeta, firstMeta, readMeta } from './page/page-meta.ts'
import { readPageParts } from './parts/page-parts.ts'
import { findModified, findPublished } from './fields/published.ts'
import { imageUrl, renderBody } from './body/render-body.ts'
import { type PageSelectors, dropSelected, selectedBody } from './body/selected-body.ts'
import { safeLink, safeMedia } from './page/safe-url.ts'
import { type SiteFurniture } from './page/site-furniture.ts'
import { findTitle } from './fields/title.ts'
import { sameWords, wordsOf } from './page/shared-words.ts'
import { sectionName } from '../text/section-names.ts'
import { type EmbeddedArticle, readEmbedded } from './page/embedded-article.ts'

export interface PageInput {
  url: string
  html: string
  fetchedAt?: number
  site?: SiteFurniture
  feedItem?: FeedItem
  /** What a person chose of this source's pages. */
  select?: PageSelectors
  /** The templates of the page were put into its text: they are not tried again. */
  inTemplates?: boolean
}

/**
 * The article of a page. Problems: `extract.empty`, `extract.not-an-article`, `extract.paywall`, `extract.consent`,
 * `extract.bot-check`, `extract.not-found-page`. Linear in the page's length; about 6 ms for a page of 170 kB.
 */
export function extractArticle(page: PageInput): Outcome<Extracted> {
  const dom = parsePage(page.html)
  if (page.select?.drop !== undefined) dropSelected(dom, page.select.drop)
  const meta = readMeta(dom)
  const headings = findAll(dom.root, (el) => el.tag === 'h1').slice(0, 3)
  const shown = headings.map((el) => shortTextOf(el, 400) ?? '')
  const titles = [dom.title, firstMeta(meta, 'og:title') ?? '', ...shown]
  const data = readLinkedData(dom.jsonLd, page.url, titles)
  const base = baseAddress(dom, page.url)
  const siteName = findSiteName(meta, data)
  const title = findTitle(dom, meta, data, siteName)
  const blocks = collectBlocks(dom.root)
  const found = chooseBody(
    dom,
    blocks,
    data,
    {
      text: title.title,
      heading: title.heading,
      description: firstMeta(meta, 'og:description', 'description') ?? data.description,
    },
    page.site,
  )
  const selected = page.select?.body === undefined ? undefined : selectedBody(dom, blocks, page.select.body, found)
  const choice = selected ?? found
  if (page.select?.body !== undefined && !selected) choice.evidence.push('selector-found-nothing')
  const isFurniture = (el: El): boolean => !selected && choice.zones.furniture.has(el)
  if (!selected && choice.prose < leastProse && choice.linkedText === undefined)
    takeEmbedded(choice, data, dom.dataScripts, titles)
  if (!selected && choice.prose === 0 && choice.linkedText === undefined && page.inTemplates !== true) {
    const shown = withTemplates(page.html, dom)
    if (shown !== undefined) {
      const again = extractArticle({ ...page, html: shown, inTemplates: true })
      if (again.ok) return again
    }
  }
  const parts = readPageParts(dom, blocks, choice, data, meta, base)
  const rendered = choice.body
    ? renderBody(choice.body, parts.shown, base, isFurniture)
    : { html: '', text: '', embeds: [] }
  const text = parts.text
  const problem = pageProblem({
    title: title.title,
    docTitle: tidySpace(dom.title),
    text,
    prose: choice.prose,
    shown: shownText(blocks),
    data,
    declaredArticle: data.type !== undefined || /article/i.test(firstMeta(meta, 'og:type') ?? ''),
  })
  // What a person chose is the article, whatever the page looks like.
  if (problem && !(selected && text !== '')) return failed(problem, page.url)
  const extracted: Extracted = {
    title: title.title,
    dir: 'ltr',
    text,
    html: rendered.html,
    parts: { ...parts.parts, embeds: [...parts.parts.embeds, ...rendered.embeds] },
    confidence: choice.confidence,
    evidence: choice.evidence.map((detail) => ({ field: 'text', from: 'html' as FieldSource, detail })),
  }
  if (dom.cut) extracted.evidence.push({ field: 'text', from: 'html', detail: 'page-cut' })
  addFields(extracted, { dom, meta, data, base, siteName, title, page, blocks })
  return ok(extracted)
}

/** With less prose in the tree, the page's own script may show the article. */
const leastProse = 200

/** Takes the body, and what JSON-LD does not say, from the data of the page's own script. */
function takeEmbedded(
  choice: BodyChoice,
  data: LinkedData,
  scripts: readonly string[],
  titles: readonly string[],
): void {
  const found: EmbeddedArticle | undefined =
    data.updates === undefined ? readEmbedded(scripts, titles) : { articleBody: data.updates, authors: [] }
  const text = found && plainBody(found.articleBody)
  if (!found || text === undefined || weigh(text) < choice.prose * 2) return
  choice.linkedText = text
  choice.prose = weigh(text)
  choice.evidence.push('embedded-text')
  if (data.authors.length === 0) data.authors = found.authors
  if (data.datePublished === undefined && found.datePublished !== undefined) data.datePublished = found.datePublished
}

/** The page with what its templates hold as a part of it; undefined when it has none. */
function withTemplates(html: string, dom: PageDom): string | undefined {
  const isOpen = /<template\b/i.test(html)
  if (!isOpen && dom.templates.length === 0) return undefined
  return `${html.replace(/<(\/?)template\b/gi, '<$1div')}\n${dom.templates.join('\n')}`
}

/** The day (`YYYY-MM-DD`) on which the source says it published, in the zone it wrote; undefined when it does not say. */
export function publishedDay(article: Pick<Extracted, 'publishedAt' | 'publishedOffsetMinutes'>): string | undefined {
  if (article.publishedAt === undefined) return undefined
  return new Date(article.publishedAt + (article.publishedOffsetMinutes ?? 0) * minuteMs).toISOString().slice(0, 10)
}

interface FieldContext {
  dom: PageDom
  meta: PageMeta
  data: LinkedData
  base: string
  siteName: string | undefined
  title: ReturnType<typeof findTitle>
  page: PageInput
  blocks: readonly Block[]
}

function addFields(extracted: Extracted, context: FieldContext): void {
  const { dom, meta, data, base, siteName, title, page } = context
  const note = (field: string, from: FieldSource, detail?: string): void => {
    extracted.evidence.push(detail === undefined ? { field, from } : { field, from, detail })
  }
  if (extracted.title === '' && page.feedItem?.title !== undefined) {
    extracted.title = page.feedItem.title
    note('title', 'feed')
  } else if (extracted.title !== '') note('title', title.from)
  const guessed = guessLanguage(extracted.text)
  const lang = readLanguage(dom, meta, data, guessed.lang)
  if (lang !== undefined) extracted.lang = lang
  extracted.dir = guessed.lang !== undefined || lang === undefined ? guessed.dir : directionOf(lang)
  const siteNames = [siteName, data.publisher, data.siteName, ...hostNames(page.url)].filter(
    (name): name is string => name !== undefined,
  )
  const byline = findByline(dom, meta, data, siteNames)
  if (byline) {
    extracted.author = byline.author
    note('author', byline.from)
  } else if (page.feedItem?.author !== undefined) {
    extracted.author = page.feedItem.author
    note('author', 'feed')
  }
  const dateContext = {
    url: page.url,
    lang,
    fetchedAt: page.fetchedAt,
    heading: title.heading,
    feedItem: page.feedItem,
  }
  const published = findPublished(dom, meta, data, dateContext)
  if (published) {
    extracted.publishedAt = published.at
    if (published.dateOnly) extracted.dateOnly = true
    if (published.offsetMinutes !== undefined && published.offsetMinutes !== 0)
      extracted.publishedOffsetMinutes = published.offsetMinutes
    note('publishedAt', published.from)
  }
  const modified = findModified(meta, data, published, dateContext)
  if (modified) {
    extracted.modifiedAt = modified.at
    note('modifiedAt', modified.from)
  }
  const dek = findDek(meta, data, extracted)
  if (dek !== undefined) extracted.dek = dek
  const canonical =
    safeLink(dom.links.find((link) => (link.attrs['rel'] ?? '').toLowerCase() === 'canonical')?.attrs['href'], base) ??
    safeLink(firstMeta(meta, 'og:url'), base)
  if (canonical !== undefined) extracted.canonicalUrl = canonical
  const amp = safeLink(
    dom.links.find((link) => (link.attrs['rel'] ?? '').toLowerCase() === 'amphtml')?.attrs['href'],
    base,
  )
  if (amp !== undefined) extracted.ampUrl = amp
  if (siteName !== undefined) extracted.siteName = siteName
  const section = findSection(meta, data, page.feedItem)
  if (section) {
    extracted.section = section.name
    note('section', section.from)
  }
  const image = findImage(context)
  if (image) extracted.image = image
}

/** Names that are only the host again: "example.com", "example". */
function hostNames(url: string): string[] {
  try {
    const host = new URL(url).hostname.replace(/^www\./, '')
    const labels = host.split('.')
    return [host, ...labels.slice(0, -1), ...(labels.length > 2 ? [labels.slice(-2).join('.')] : [])]
  } catch {
    return []
  }
}

function findSiteName(meta: PageMeta, data: LinkedData): string | undefined {
  return (
    firstMeta(meta, 'og:site_name', 'application-name', 'apple-mobile-web-app-title') ?? data.siteName ?? data.publisher
  )
}

function baseAddress(dom: PageDom, url: string): string {
  const head = dom.root.children.find((child): child is El => child instanceof El && child.tag === 'html')
  const baseEl = head && findBase(head)
  return safeLink(baseEl?.attrs['href'], url) ?? url
}

function findBase(html: El): El | undefined {
  const head = html.children.find((child): child is El => child instanceof El && child.tag === 'head')
  return head?.children.find((child): child is El => child instanceof El && child.tag === 'base')
}

function readLanguage(dom: PageDom, meta: PageMeta, data: LinkedData, guessed: string | undefined): string | undefined {
  const declared = dom.lang ?? firstMeta(meta, 'og:locale', 'content-language', 'dc.language', 'language') ?? data.lang
  const code = declared === undefined ? undefined : /^\s*([a-z]{2,3})(?:[-_\s]|$)/i.exec(declared)?.[1]?.toLowerCase()
  if (guessed !== undefined) {
    // Templates often keep lang="en" over Arabic text; the script decides, the declaration refines inside it.
    const family = ['ar', 'fa', 'ur', 'ckb', 'ps', 'sd', 'ug']
    if (code !== undefined && code === guessed) return code
    if (
      code !== undefined &&
      family.includes(guessed) &&
      family.includes(code) &&
      guessed === 'ar' &&
      code !== 'fa' &&
      code !== 'ur'
    )
      return code
    return guessed
  }
  return code !== undefined && directionOf(code) === 'rtl' ? undefined : code
}

function findSection(
  meta: PageMeta,
  data: LinkedData,
  item: FeedItem | undefined,
): { name: string; from: FieldSource } | undefined {
  const given: readonly (readonly [FieldSource, string | undefined])[] = [
    ['json-ld', data.section],
    ['meta', firstMeta(meta, 'article:section')],
    // Of a feed in folders within folders the innermost.
    ['feed', item?.section?.split(' / ').at(-1)],
  ]
  for (const [from, text] of given) {
    const name = sectionName(text ?? '')
    if (name !== undefined) return { name, from }
  }
  return undefined
}

/** The publisher's summary, when it is not the beginning of the text. */
function findDek(meta: PageMeta, data: LinkedData, extracted: Extracted): string | undefined {
  const dek = tidySpace(
    firstMeta(meta, 'og:description', 'description', 'twitter:description') ?? data.description ?? '',
  )
  if (dek.length < 20 || dek.length > 600 || sameWords(dek, extracted.title)) return undefined
  const words = wordsOf(dek).slice(0, 60)
  return wordsOf(extracted.text.slice(0, 2000)).includes(words) ? undefined : dek
}

function findImage(context: FieldContext): Extracted['image'] {
  const { meta, data, base, dom } = context
  for (const value of [
    ...(meta.get('og:image') ?? []),
    ...(meta.get('og:image:url') ?? []),
    ...(meta.get('twitter:image') ?? []),
    ...(meta.get('twitter:image:src') ?? []),
    ...data.images,
  ]) {
    const url = safeMedia(value, base)
    if (url === undefined || /(?:^|[/_-])(?:logo|default|placeholder|blank|no-?image|favicon)(?:[/_.-]|$)/i.test(url))
      continue
    const image: NonNullable<Extracted['image']> = { url }
    const width = Number(firstMeta(meta, 'og:image:width'))
    const height = Number(firstMeta(meta, 'og:image:height'))
    if (width > 0 && height > 0 && meta.get('og:image')?.[0] === value) {
      if (width < 100 || height < 60) continue
      image.width = width
      image.height = height
    }
    const alt = firstMeta(meta, 'og:image:alt')
    if (alt !== undefined) image.alt = alt
    return image
  }
  const ref = dom.links.find((link) => link.attrs['rel'] === 'image_src')
  const url = ref && (safeMedia(ref.attrs['href'], base) ?? imageUrl(ref, base))
  return url === undefined ? undefined : { url }
}

function shownText(blocks: readonly Block[]): string {
  let text = ''
  for (const block of blocks) {
    text += `${block.text}\n`
    if (text.length > 6000) break
  }
  return text
}
