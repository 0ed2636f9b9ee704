/**
 * Recognises the short labels that publishers put around an article: read also, share, subscribe, advertisement …
 * In: a block's text. Out: the label's kind. Touches nothing. The labels, in many languages, are lists of src/data/furniture-labels.
 */
import * as furniture from '../../data/furniture-labels.data.ts'
import * as lists from '../../data/pages.data.ts'
import { weigh } from '../page/blocks.ts'
import { anyOf } from '../page/phrase-pattern.ts'

export type LabelKind =
  | 'desk'
  | 'offer'
  | 'read-also'
  | 'similar'
  | 'keywords'
  | 'share'
  | 'subscribe'
  | 'ad'
  | 'credit'
  | 'photo'
  | 'comments'
  | 'rights'
  | 'byline'

/** The kind of label that `text` is or starts with; undefined for prose. */
export function labelKind(text: string): LabelKind | undefined {
  const weight = weigh(text)
  if (weight > 420) return undefined
  for (const [kind, pattern, maxWeight] of labels) if (weight <= maxWeight && pattern.test(text)) return kind
  return undefined
}

/** Bullets and brackets before a label: after each of them all labels are tried anew, so a line of brackets must not count. */
const signs = '{0,12}'

/** A label at the beginning of a block. */
function opening(...alternatives: readonly string[]): RegExp {
  return new RegExp(
    `^[\\s\\u2022\\u25a0\\u25cf\\u25ba\\u00bb>|*#\\-\\u2013\\u2014\\[(]${signs}(?:${alternatives.join('|')})`,
    'iu',
  )
}

/** A label that is the whole block. */
function whole(...alternatives: readonly string[]): RegExp {
  return new RegExp(
    `^[\\s\\u2022>|*#\\-\\u2013\\u2014\\[(]${signs}(?:${alternatives.join('|')})[\\s:.!\\])\\u2026\\-\\u2013\\u2014]{0,12}$`,
    'iu',
  )
}

const buttons = anyOf(lists.shareButtons)
const emailAddress = '[\\w.+-]+@[\\w-]+\\.[\\w.]+\\s*$'
const webAddress = 'https?://\\S+(?:\\s+\\S+){0,4}\\s*$'

/** Kind, pattern, largest weight of a block that still counts. */
const labels: readonly (readonly [LabelKind, RegExp, number])[] = [
  ['read-also', opening(anyOf(furniture.readAlso), anyOf(furniture.readAlsoArabic, '\\s*')), 220],
  ['similar', whole(anyOf(furniture.similar)), 60],
  ['keywords', opening(`${anyOf(furniture.keywords)}\\s*[:\\u2013\\-]`, `${anyOf(furniture.keywordsColon)}\\s*:`), 200],
  [
    'share',
    whole(
      anyOf(furniture.share),
      `${anyOf(furniture.shareWords)}(?:\\s.{0,40})?`,
      `(?:e-mail|${buttons})(?:[\\s|,\\u00b7]+${buttons})*`,
    ),
    120,
  ],
  ['subscribe', opening(anyOf(furniture.subscribe)), 160],
  ['ad', whole(anyOf(furniture.ads)), 60],
  ['photo', opening(`${anyOf(furniture.photo)}\\s*[:/\\u00a9]`, '\\u00a9', `\\(?${anyOf(furniture.photoBy)}`), 140],
  ['comments', whole(anyOf(furniture.comments), `${anyOf(furniture.commentsCounted)}(?: \\(?\\d+\\)?)?`), 60],
  [
    'rights',
    opening(`.{0,160}${anyOf(furniture.rightsInside)}`, anyOf(furniture.rights), '\\u00a9', '\\(c\\) ?\\d'),
    200,
  ],
  ['desk', opening(anyOf(furniture.desk), emailAddress, webAddress), 360],
  ['offer', opening(anyOf(furniture.offer)), 420],
]
