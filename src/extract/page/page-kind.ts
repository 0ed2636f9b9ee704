/**
 * Tells pages that are no article: consent walls, error pages with a success status, paywalls with no text.
 * In: the page's title, its text and what was found. Out: a problem code, or undefined. Touches nothing.
 */
import * as lists from '../../data/pages.data.ts'
import type { ProblemCode } from '../../problem.ts'
import type { LinkedData } from './json-ld.ts'
import { anyOf } from './phrase-pattern.ts'

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
  const heads = `${input.title}\n${input.docTitle}`
  if (prose < 700 && notFound.test(heads)) return 'extract.not-found-page'
  if (prose < 500 && !input.declaredArticle && notFoundText.test(shown.slice(0, 1500))) return 'extract.not-found-page'
  const consentHits = shown.match(consentWords)?.length ?? 0
  if (!input.declaredArticle && consentHits >= 2 && (input.text === '' || consentText.test(input.text)))
    return 'extract.consent'
  if (prose < 1600 && consentText.test(input.title === '' ? input.docTitle : input.title)) return 'extract.consent'
  if (input.data.free === false && prose < 220) return 'extract.paywall'
  if (prose < 280 && paywallText.test(input.text)) return 'extract.paywall'
  if (prose < 220 && paywallText.test(shown)) return 'extract.paywall'
  if (input.text === '') return shown.trim() === '' ? 'extract.empty' : 'extract.not-an-article'
  return undefined
}

const notFound = new RegExp(`(?:^|\\s|\\|)(?:${anyOf(lists.notFoundTitles)})(?:$|[\\s|.,!:\\u060c-])`, 'i')
const notFoundText = new RegExp(anyOf(lists.notFoundPhrases), 'i')
const consentWords = new RegExp(anyOf(lists.consentWords), 'gi')
const consentText = new RegExp(anyOf(lists.consentPhrases), 'i')
const paywallText = new RegExp(anyOf(lists.paywallPhrases), 'i')
