/**
 * What class names, ids, roles and tags say about an element: furniture, or the place of the article.
 * In: an element. Out: a judgement. Touches nothing.
 * Names are evidence, not proof: callers ignore them on an element that holds most of the page's text.
 */
import * as classNames from '../../data/class-names.data.ts'
import { El, shortTextOf } from './dom.ts'
import { anyOf, nameEnd, namePattern, nameStart } from './phrase-pattern.ts'
import { wordsOf } from './shared-words.ts'

/** Why an element looks like furniture; `hard` holds even for an element with much text. */
export interface NameJudgement {
  reason: string
  hard: boolean
}

/** What the element's tag, role and names say against it, or undefined. */
export function judgeName(el: El): NameJudgement | undefined {
  const tagReason = tagReasons.get(el.tag)
  if (tagReason) return tagReason
  const role = el.attrs['role']
  if (role !== undefined) {
    const roleReason = roleReasons.get(role)
    if (roleReason) return roleReason
  }
  const style = el.attrs['style']
  if (style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)) return hidden
  if (el.attrs['aria-hidden'] === 'true') return hidden
  if ('amp-access-hide' in el.attrs) return nosnippet
  if (el.name === '' || el.tag === 'body' || el.tag === 'html') return undefined
  const name = isNamedAfterHeading(el) ? (el.attrs['class'] ?? '').toLowerCase() : el.name
  if (hardNames.test(name)) return { reason: 'name', hard: true }
  if (captionNames.test(name)) return { reason: 'caption', hard: false }
  if (softNames.test(name) && !bodyNames.test(name)) return { reason: 'name', hard: false }
  return undefined
}

/** Documents made from plain text name each section after its heading: such an id says what the text is about. */
function isNamedAfterHeading(el: El): boolean {
  const id = el.attrs['id']
  if (id === undefined) return false
  const first = el.children.find((child) => child.tag !== '')
  if (!(first instanceof El) || !/^h[1-6]$/.test(first.tag)) return false
  const words = wordsOf(shortTextOf(first, 200) ?? '')
  return words.length > 8 && words === wordsOf(id)
}

/** How much the element's names speak for holding the article, 0 (nothing) to 3 (says so). */
export function bodyEvidence(el: El): number {
  const prop = el.attrs['itemprop']
  if (prop !== undefined && /\barticleBody\b/i.test(prop)) return 3
  if (el.attrs['property'] !== undefined && /articleBody|content:encoded/i.test(el.attrs['property'])) return 3
  if (el.name !== '') {
    if (bodyNames.test(el.name)) return 2
    if (contentNames.test(el.name)) return 1
  }
  if (el.tag === 'article' || el.tag === 'main') return 1
  return el.attrs['role'] === 'main' ? 1 : 0
}

const hidden: NameJudgement = { reason: 'hidden', hard: false }
const nosnippet: NameJudgement = { reason: 'nosnippet', hard: false }

const tagReasons = new Map<string, NameJudgement>([
  ['nav', { reason: 'nav', hard: true }],
  ['footer', { reason: 'footer', hard: true }],
  ['aside', { reason: 'aside', hard: false }],
  ['form', { reason: 'form', hard: false }],
  ['menu', { reason: 'nav', hard: true }],
  ['dialog', { reason: 'dialog', hard: false }],
  ['amp-sidebar', { reason: 'nav', hard: true }],
  ['amp-consent', { reason: 'dialog', hard: true }],
  ['amp-ad', { reason: 'ad', hard: true }],
])

const roleReasons = new Map<string, NameJudgement>([
  ['navigation', { reason: 'nav', hard: true }],
  ['menu', { reason: 'nav', hard: true }],
  ['menubar', { reason: 'nav', hard: true }],
  ['toolbar', { reason: 'nav', hard: true }],
  ['complementary', { reason: 'aside', hard: false }],
  ['contentinfo', { reason: 'footer', hard: false }],
  ['dialog', { reason: 'dialog', hard: false }],
  ['alertdialog', { reason: 'dialog', hard: true }],
  ['search', { reason: 'form', hard: true }],
])

const hardNames = namePattern(classNames.neverArticle)
const softNames = namePattern(classNames.seldomArticle)
const captionNames = new RegExp(
  `${nameStart}(?:(?:${anyOf(classNames.captioned)})?[-_ ]?captions?|figcaption|wp-caption-text)${nameEnd}`,
)
/** "article-body", "story_inner__text-wrapper". */
const compound =
  `(?:${anyOf(classNames.articleNouns)})(?:[-_ ]{1,2}(?:inner|main|full))?[-_ ]{0,2}` +
  `(?:${anyOf(classNames.textNouns)})(?:[-_ ]?(?:${anyOf(classNames.wrapperNouns)}))?`
const bodyNames = new RegExp(`${nameStart}(?:${compound}|${anyOf(classNames.articleText)})${nameEnd}`)
const contentNames = namePattern(classNames.content)
