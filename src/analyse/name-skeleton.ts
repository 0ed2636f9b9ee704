/**
 * Consonant skeletons of names, equal across Arabic, Latin and Cyrillic spellings: for linking articles of different languages.
 * In: a name in any of the three scripts. Out: short Latin keys. Touches nothing. Source: ALGORITHMS §5; classes are our own.
 *
 * Letters that the scripts write alike fall into one class (b/p, f/v, t/d, k/g/q/j and ch/sh/s/z stay apart enough); vowels, ه and
 * doubled letters are dropped.
 */
import { normalise } from '../text/normalise.ts'

const arabic: Record<string, string> = {
  ب: 'b',
  پ: 'b',
  ت: 't',
  ط: 't',
  ث: 's',
  ج: 'g',
  گ: 'g',
  غ: 'g',
  ق: 'k',
  ك: 'k',
  چ: 'c',
  خ: 'h',
  ح: 'h',
  ه: '',
  د: 't',
  ض: 't',
  ذ: 's',
  ظ: 's',
  ر: 'r',
  ز: 's',
  ژ: 's',
  س: 's',
  ص: 's',
  ش: 'c',
  ع: '',
  ف: 'f',
  ل: 'l',
  م: 'm',
  ن: 'n',
  و: '',
  ي: '',
  ا: '',
  ء: '',
}
const cyrillic: Record<string, string> = {
  б: 'b',
  в: 'f',
  г: 'g',
  д: 't',
  ж: 'g',
  з: 's',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  п: 'b',
  р: 'r',
  с: 's',
  т: 't',
  ф: 'f',
  х: 'h',
  ц: 's',
  ч: 'c',
  ш: 'c',
  щ: 'c',
}
const latinPairs: [RegExp, string][] = [
  [/tsch|sch|tch|ch|sh/g, 'C'],
  [/ck|kh|q/g, 'K'],
  [/gh/g, 'G'],
  [/ph/g, 'F'],
  [/th|dh|ts|tz/g, 'S'],
  [/zh/g, 'G'],
]
const latin: Record<string, string> = {
  b: 'b',
  c: 'k',
  d: 't',
  f: 'f',
  g: 'g',
  j: 'g',
  k: 'k',
  l: 'l',
  m: 'm',
  n: 'n',
  p: 'b',
  r: 'r',
  s: 's',
  t: 't',
  v: 'f',
  w: '',
  x: 'ks',
  z: 's',
  h: '',
  C: 'c',
  K: 'k',
  G: 'g',
  F: 'f',
  S: 's',
}

/**
 * The skeleton of one word: its consonant classes, without doubles; empty when it has none. "لافروف", "Lavrov" and "Лавров" give
 * "lfrf". Linear.
 */
export function wordSkeleton(word: string): string {
  let folded = normalise(word)
  const first = folded.charCodeAt(0)
  if (first < 0x370) {
    for (const [pattern, to] of latinPairs) folded = folded.replace(pattern, to)
    return collapse(folded, latin)
  }
  if (first >= 0x400 && first < 0x530) return collapse(folded, cyrillic)
  const bare = folded.startsWith('\u0627\u0644') && folded.length > 4 ? folded.slice(2) : folded
  return collapse(
    bare
      .replace(/\u062A\u0634/g, 'چ')
      .replace(/\u062F\u062C/g, '\u062C')
      .replace(/\u062A\u0633/g, '\u0633')
      .replace(/\u0643\u0633/g, '\u0643\u0633'),
    arabic,
  )
}

function collapse(word: string, classes: Record<string, string>): string {
  let out = ''
  for (const char of word) {
    const cls = classes[char] ?? ''
    for (const unit of cls) if (!out.endsWith(unit)) out += unit
  }
  return out
}

/** Skeletons of a name's words with at least two consonants, in order; the last is usually the family name. */
export function nameSkeletons(name: string): string[] {
  const keys: string[] = []
  for (const word of name.split(/[\s\-\u2010-\u2015]+/u)) {
    const key = wordSkeleton(word.replace(/[^\p{L}\p{M}]/gu, ''))
    if (key.length >= 2) keys.push(key)
  }
  return keys
}

/** One key of a whole name: its skeletons joined; names that share it are candidates for one person, to be checked by other means. */
export function nameSkeleton(name: string): string {
  return nameSkeletons(name).join(' ')
}
