/**
 * Tells pages that are no article: consent walls, error pages with a success status, checks for robots, paywalls with no text.
 * In: the page's title, its text and what was found. Out: a problem code, or undefined. Touches nothing.
 */
import * as lists from '../../data/pages.data.ts'
import type { ProblemCode } from '../../problem.ts'
import type { LinkedData } from './json-ld.ts'
import { anyOf } from './phrase-pattern.ts'
import { wordsOf } from './shared-words.ts'

export interface KindInput {
  title: string
  docTitle: string
  /** The article as extracted. */
  text: string
  /** Weight of the article's prose. */
  prose: number
  /** The first 6,000 characters of everything the page shows. */
  shown: string
  data: LinkedData
  /** Names an article type in JSON-LD or og:type. */
  declaredArticle: boolean
}

/** Why this page is not an article, or undefined when it may be one. */
export function pageProblem(input: KindInput): ProblemCode | undefined {
  const { prose, shown } = input
  if (!input.declaredArticle && saysNotFound(input)) return 'extract.not-found-page'
  if (!input.declaredArticle && prose < 700 && isBotCheck(input)) return 'extract.bot-check'
  if (!input.declaredArticle && asksConsent(input)) return 'extract.consent'
  if (input.data.free === false && prose < 220) return 'extract.paywall'
  if (prose < 280 && paywallText.test(input.text)) return 'extract.paywall'
  if (prose < 220 && paywallText.test(shown)) return 'extract.paywall'
  if (input.text === '') return shown.trim() === '' ? 'extract.empty' : 'extract.not-an-article'
  return undefined
}

/** Two signs of: a title that says so, or says nothing else; hardly any text; the words of an error page. Each alone may be news. */
function saysNotFound({ title, docTitle, prose, shown }: KindInput): boolean {
  if (prose >= 700) return false
  const heads = [title, docTitle]
  const inTitle = heads.some((head) => notFound.test(head))
  const isTitle = heads.some((head) => isMostly(head, notFound, 0))
  const inText = notFoundText.test(shown.slice(0, 1500))
  return (
    (inTitle && prose < 60) ||
    (isTitle && (prose < 250 || inText)) ||
    (inText && (inTitle || prose < 250 || title === docTitle))
  )
}

/** Two signs: the title of a check, and what it asks to wait for or to do; or two of the latter. */
function isBotCheck({ title, docTitle, shown }: KindInput): boolean {
  const inTitle = [title, docTitle].some((head) => isMostly(head, botTitle, 2))
  const words = new Set((shown.slice(0, 1500).match(botWords) ?? []).map((word) => word.toLowerCase()))
  return words.size >= (inTitle ? 1 : 2)
}

/** Two signs: the title asks for consent, or the text does and there is no headline; and the words of such walls. */
function asksConsent({ title, docTitle, text, prose, shown }: KindInput): boolean {
  const hits = shown.match(consentWords)?.length ?? 0
  const heading = title === '' ? docTitle : title
  if (consentText.test(heading)) return prose < 1600 && (hits >= 1 || text === '')
  if (hits < 2) return false
  const opening = text.slice(0, 160)
  return text === '' || (prose < 1600 && consentText.test(opening) && !sharesWords(heading, text))
}

/** What is left of `head` without the phrase, the site's name behind a bar aside, is at most `most` words. */
function isMostly(head: string, phrase: RegExp, most: number): boolean {
  const parts = head.split(/\s[|\u2013\u2014-]\s/)
  return parts.some(
    (part) => phrase.test(part) && wordsOf(part.replace(phrase, ' ')).split(' ').filter(Boolean).length <= most,
  )
}

/** At least half of the headline's longer words stand in the text: the page tells what its headline says. */
function sharesWords(heading: string, text: string): boolean {
  const words = wordsOf(heading)
    .split(' ')
    .filter((word) => word.length > 3)
  const body = new Set(wordsOf(text).split(' '))
  return words.length >= 3 && words.filter((word) => body.has(word)).length >= words.length / 2
}

const notFound = new RegExp(
  `(?:^|[\\s|\\u00ab"])(?:${anyOf(lists.notFoundTitles)})(?=$|[\\s|.,!:\\u060c\\u061f\\u00bb"-])`,
  'i',
)
const botTitle = new RegExp(anyOf(lists.botTitles), 'i')
const botWords = new RegExp(anyOf(lists.botPhrases), 'gi')
const notFoundText = new RegExp(anyOf(lists.notFoundPhrases), 'i')
const consentWords = new RegExp(anyOf(lists.consentWords), 'gi')
const consentText = new RegExp(anyOf(lists.consentPhrases), 'i')
const paywallText = new RegExp(anyOf(lists.paywallPhrases), 'i')
