/**
 * Clitics of one Arabic word: و ف ب ك ل س before it, the article, and an object or possessive pronoun after it.
 * In: a folded word as UTF-16 units (see normalise.ts). Out: one packed number. Touches nothing.
 *
 * A letter is split only when what remains is a word by the lexicon (lexicon.ts) or by its own shape, and the whole is not:
 * وزير and والد merely begin with و.
 */
import { isNonArabicLetter, letter } from './letter-codes.ts'
import { lexicon, lexiconHas } from './lexicon.ts'
import { hashUnits } from './hash-units.ts'

/** Reads the packed result. Lengths are units of the folded word. */
export const cliticBits = {
  /** Letters of و ف ب ك ل س before the word: 0 to 3. */
  proclitics(packed: number): number {
    return packed & 3
  },
  /** The article ال, or its ل after the preposition ل (للرئيس). */
  hasArticle(packed: number): boolean {
    return (packed & 4) !== 0
  },
  /** Units of the article as written: 2, or 1 after ل. */
  articleUnits(packed: number): number {
    return (packed & 4) === 0 ? 0 : (packed & 8) === 0 ? 2 : 1
  },
  /** Units of a pronoun suffix: 0 to 4. */
  suffix(packed: number): number {
    return packed >> 4
  },
  /** Where the word proper begins. */
  bareStart(packed: number): number {
    return (packed & 3) + ((packed & 4) === 0 ? 0 : (packed & 8) === 0 ? 2 : 1)
  },
} as const

const articleBit = 4
const assimilatedBit = 8

/** Packed clitics of the word in `units[0, n)`. Cost: a few hashes of its tails. */
export function analyseClitics(units: Uint16Array, n: number): number {
  if (n < 3) return 0
  for (let i = 0; i < n; i++) if (isNonArabicLetter(units[i] ?? 0)) return 0
  const first = units[0] ?? 0
  const hash = hashUnits(units, 0, n)
  const known = lexiconHas(hash)
  if (known !== undefined && known !== lexicon.stem) return 0
  if (isArticleAt(units, 0, n)) return articleBit
  if (known === lexicon.stem) return 0
  let proclitics = 0
  let at = 0
  if ((first === letter.waw || first === letter.fa) && acceptsConjunction(units, n)) {
    proclitics = 1
    at = 1
    if (isArticleAt(units, 1, n)) return 1 | articleBit
    if (lexiconHas(hashUnits(units, 1, n)) !== undefined) return 1
  }
  const next = units[at] ?? 0
  if (next === letter.ba || next === letter.kaf) {
    if (isArticleAt(units, at + 1, n)) return (proclitics + 1) | articleBit
    if (acceptsPreposition(units, at, n)) return proclitics + 1
  } else if (next === letter.lam) {
    if (units[at + 1] === letter.lam && n - at >= 5) return (proclitics + 1) | articleBit | assimilatedBit
    if (acceptsPreposition(units, at, n)) return proclitics + 1
  } else if (next === letter.sin && n - at >= 5 && (units[at + 1] === letter.ya || units[at + 1] === letter.ta)) {
    return proclitics + 1
  }
  return proclitics
}

/** ال with at least two letters after it, and not the name Allah or a word that begins with those letters. */
function isArticleAt(units: Uint16Array, at: number, n: number): boolean {
  return units[at] === letter.alef && units[at + 1] === letter.lam && n - at >= 4
}

function acceptsConjunction(units: Uint16Array, n: number): boolean {
  if (n < 4) return lexiconHas(hashUnits(units, 1, n)) !== undefined
  return true
}

function acceptsPreposition(units: Uint16Array, at: number, n: number): boolean {
  return n - at > 3 && lexiconHas(hashUnits(units, at + 1, n)) !== undefined
}
