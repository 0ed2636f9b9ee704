/**
 * A coarse language from the script and letters that only one language writes; analyse/language.ts identifies the exact one.
 * In: text. Out: language code when the letters say it, and the direction. Touches nothing.
 */
import type { Direction } from '../../model/article.ts'

/** Direction by the majority of strong letters; a code only for scripts whose letters decide (ar, fa, ur, he, …). */
export function guessLanguage(text: string): { lang?: string; dir: Direction } {
  const sample = text.slice(0, 4000)
  const arabic = count(sample, /[\u0620-\u064a\u066e-\u06d3]/g)
  const hebrew = count(sample, /[\u05d0-\u05ea]/g)
  const letters = count(sample, /\p{L}/gu)
  if (hebrew > letters / 2) return { lang: 'he', dir: 'rtl' }
  if (arabic > letters / 2) {
    if (count(sample, /[\u0679\u0688\u0691\u06ba\u06be\u06d2]/g) > arabic * 0.02) return { lang: 'ur', dir: 'rtl' }
    if (count(sample, /[\u06ce\u06d5\u06c6\u0695\u06b5]/g) > arabic * 0.03) return { lang: 'ckb', dir: 'rtl' }
    if (count(sample, /[\u067e\u0686\u0698\u06af\u06a9\u06cc]/g) > arabic * 0.03) return { lang: 'fa', dir: 'rtl' }
    return { lang: 'ar', dir: 'rtl' }
  }
  if (count(sample, /[\u3040-\u30ff]/g) > letters * 0.15) return { lang: 'ja', dir: 'ltr' }
  if (count(sample, /[\uac00-\ud7a3]/g) > letters / 2) return { lang: 'ko', dir: 'ltr' }
  if (count(sample, /[\u4e00-\u9fff]/g) > letters / 2) return { lang: 'zh', dir: 'ltr' }
  if (count(sample, /[\u0370-\u03ff]/g) > letters / 2) return { lang: 'el', dir: 'ltr' }
  return { dir: 'ltr' }
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
