/**
 * What Arabic words of one root have in common, roughly: the consonants without the prefix of a participle or tense and without long vowels.
 * In: a stem in normalised form. Out: a key, empty where too little is left. Touches nothing.
 *
 * تمساح and تماسيح, إضراب and مضرب, قتيل and مقتل share one. So do words that mean other things (كتاب and مكتب): a hint, never more.
 */
import { letter } from '../text/letters.ts'

const { alef, waw, ya, hamza, mim, ta, nun, ha } = letter
const fewestConsonants = 3
const mostConsonants = 5

export function rootKey(stem: string): string {
  let start = 0
  const first = stem.charCodeAt(0)
  if (stem.length >= 4 && (first === mim || first === ya || first === alef)) start = 1
  if (stem.length - start >= 5 && stem.charCodeAt(start) === ta) start++
  let key = ''
  for (let i = start; i < stem.length; i++) {
    const unit = stem.charCodeAt(i)
    const isWeak = unit === alef || unit === waw || unit === ya || unit === hamza
    const isEnding =
      i === stem.length - 1 && (unit === ha || (unit === nun && isLong(stem.charCodeAt(i - 1)) && key.length >= 4))
    if (!isWeak && !isEnding && key.charCodeAt(key.length - 1) !== unit) key += stem[i] ?? ''
  }
  return key.length >= fewestConsonants && key.length <= mostConsonants ? key : ''
}

function isLong(unit: number): boolean {
  return unit === waw || unit === ya
}
