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
  let fromRight = 0
  for (let i = 0; i < sample.length; i++) if (isFromRight(sample.charCodeAt(i))) fromRight++
  // Of most texts this says it already; looking up what is a letter takes most of the time.
  if (fromRight === 0) return 'ltr'
  if (fromRight * 2 > sample.length) return 'rtl'
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  return fromRight * 2 > letters ? 'rtl' : 'ltr'
}

/** Hebrew to Arabic Extended-A, and the presentation forms. */
function isFromRight(unit: number): boolean {
  return (unit >= 0x590 && unit <= 0x8ff) || (unit >= 0xfb1d && unit <= 0xfdff) || (unit >= 0xfe70 && unit <= 0xfefc)
}
