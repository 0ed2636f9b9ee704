/**
 * The direction in which a language or a text is written.
 * In: a language tag, or text. Out: `Direction`. Touches nothing.
 */
import type { Direction } from './article.ts'

/** Languages written from right to left, as ISO 639 codes; "iw" is the old code of Hebrew. */
const rightToLeft: ReadonlySet<string> = new Set(['ar', 'fa', 'ur', 'ckb', 'ps', 'sd', 'ug', 'dv', 'he', 'iw', 'yi'])

/** The direction of a language tag ("ar", "ar-EG", "fa_IR"); by its language alone, in any case. */
export function directionOf(tag: string): Direction {
  const [language = ''] = tag.toLowerCase().split(/[-_]/)
  return rightToLeft.has(language) ? 'rtl' : 'ltr'
}

const sampleChars = 500

/** The direction of most letters among the first 500 characters of a text whose language is not known. */
export function directionOfText(text: string): Direction {
  const sample = text.slice(0, sampleChars)
  const fromRight = sample.match(/[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/g)?.length ?? 0
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  return fromRight * 2 > letters ? 'rtl' : 'ltr'
}
