/**
 * Names for the folded Arabic letters, so that rules over UTF-16 units stay readable.
 * In: nothing. Out: the codes. Touches nothing.
 */

/** UTF-16 unit of each letter in the normalised form (see char-table.ts). */
export const letter = {
  hamza: 0x621,
  alef: 0x627,
  ba: 0x628,
  ta: 0x62a,
  tha: 0x62b,
  jim: 0x62c,
  hah: 0x62d,
  kha: 0x62e,
  dal: 0x62f,
  dhal: 0x630,
  ra: 0x631,
  zay: 0x632,
  sin: 0x633,
  shin: 0x634,
  sad: 0x635,
  dad: 0x636,
  tah: 0x637,
  zah: 0x638,
  ayn: 0x639,
  ghayn: 0x63a,
  fa: 0x641,
  qaf: 0x642,
  kaf: 0x643,
  lam: 0x644,
  mim: 0x645,
  nun: 0x646,
  ha: 0x647,
  waw: 0x648,
  ya: 0x64a,
  /** پ، چ، ژ، گ: Persian, and foreign names in Arabic. */
  pe: 0x67e,
  che: 0x686,
  zhe: 0x698,
  gaf: 0x6af,
} as const

/** UTF-16 unit of the digit zero in each set of digits; the other nine follow it. */
export const zero = { arabic: 0x660, persian: 0x6f0 } as const

/** The UTF-16 unit at a place; 0 outside the text, where `charCodeAt` answers NaN and costs compiled code its speed. */
export function codeAt(text: string, place: number): number {
  return place >= 0 && place < text.length ? text.charCodeAt(place) : 0
}

/** True for و ف ب ك ل, which are written together with the word after them: conjunctions and prepositions. */
export function isProclitic(code: number): boolean {
  return code === letter.waw || code === letter.fa || code === letter.ba || code === letter.kaf || code === letter.lam
}

/** Letters and signs as written that the form above folds or drops. */
export const written = {
  comma: 0x60c,
  questionMark: 0x61f,
  alefMadda: 0x622,
  alefHamzaAbove: 0x623,
  wawHamza: 0x624,
  alefHamzaBelow: 0x625,
  yaHamza: 0x626,
  taMarbuta: 0x629,
  tatweel: 0x640,
  alefMaksura: 0x649,
  fathatan: 0x64b,
  dammatan: 0x64c,
  kasratan: 0x64d,
  shadda: 0x651,
  percent: 0x66a,
  /** Marks inside numbers. */
  decimal: 0x66b,
  thousands: 0x66c,
} as const

/** The Arabic block of Unicode, and in it the letters of the Arabic alphabet: `[first, end)` in UTF-16 units. */
export const arabicBlock = { first: 0x600, end: 0x700, firstLetter: 0x620, endOfLetters: 0x660 } as const

/** True for letters of Persian, Urdu and Kurdish that Arabic words do not have: no Arabic clitic is split from such a word. */
export function isNonArabicLetter(code: number): boolean {
  return (
    code === 0x67e ||
    code === 0x686 ||
    code === 0x698 ||
    code === 0x6af ||
    code === 0x679 ||
    code === 0x688 ||
    code === 0x691 ||
    code === 0x6ba ||
    code === 0x6d2 ||
    (code >= 0x6c4 && code <= 0x6cb) ||
    code === 0x6ce ||
    code === 0x6b5 ||
    code === 0x695
  )
}
