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
  sin: 0x633,
  fa: 0x641,
  kaf: 0x643,
  lam: 0x644,
  mim: 0x645,
  nun: 0x646,
  ha: 0x647,
  waw: 0x648,
  ya: 0x64a,
} as const

/** True for و ف ب ك ل, which are written together with the word after them: conjunctions and prepositions. */
export function isProclitic(code: number): boolean {
  return code === letter.waw || code === letter.fa || code === letter.ba || code === letter.kaf || code === letter.lam
}

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
