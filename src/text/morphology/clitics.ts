/**
 * Clitics of one Arabic word: و ف ب ك ل س before it, the article, and a pronoun after it.
 * In: a folded word as UTF-16 units (see ../normalise.ts). Out: one packed number. Touches nothing.
 *
 * A letter is split only when what remains is a word by the lexicon or by its shape and the whole is not one:
 * وزير and والد merely begin with و. For a word outside the lexicon, the reading that is more frequent for its first letter is taken.
 */
import { arabicEndings } from '../../data/lexicon.data.ts'
import { isNonArabicLetter, letter } from '../letters.ts'
import { foreignScore } from './foreign-likeness.ts'
import { known, knownBits } from './lexicon.ts'
import { isListedName } from './listed-names.ts'
import { isOrdinaryStem } from './ordinary-forms.ts'
import { hashUnits } from '../hash-units.ts'
import { EndingTable } from './inflection.ts'
import { unitsOf } from '../unit-arrays.ts'

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
  /** Where the word proper begins. */
  bareStart(packed: number): number {
    return (packed & 3) + ((packed & 4) === 0 ? 0 : (packed & 8) === 0 ? 2 : 1)
  },
  /** The letters before the word are taken for clitics though no list has the rest: likely, not sure. */
  isGuess(packed: number): boolean {
    return (packed & 16) !== 0
  },
} as const

const articleBit = 4
const assimilatedBit = 8
const guessBit = 16
/** Share of words by their first letter that are foreign names from this likeness on; below, the letter is a clitic more often. */
const foreignFrom = { ba: 0, kaf: -2, lam: 3.5, article: 3.5 } as const

/** Packed clitics of the word in `units[0, n)`. Cost: a few hashes of its tails; of a word in no list some hundred. */
export function analyseClitics(units: Uint16Array, n: number): number {
  const packed = readClitics(units, n)
  const letters = packed & 3
  if (letters === 0 || isEvident(units, letters, n, packed)) return packed
  return packed | guessBit
}

/** What is left when the letters are taken off is a word of some list, or a form of one. */
function isEvident(units: Uint16Array, at: number, n: number, packed: number): boolean {
  const from = cliticBits.bareStart(packed)
  // Before ال only و and ل are clitics without doubt: the names in بال، كال، فال are many.
  const isArticle = from > at && (units[at - 1] === letter.waw || units[at - 1] === letter.lam)
  return (
    isArticle ||
    isInflectedKnown(units, from, n) ||
    isListedName(hashUnits(units, from, n)) ||
    isOrdinaryStem(units, from, n)
  )
}

function readClitics(units: Uint16Array, n: number): number {
  if (n < 2) return 0
  const first = units[0] ?? 0
  if (!mayBeClitic(first)) return 0
  for (let i = 1; i < n; i++) if (isNonArabicLetter(units[i] ?? 0)) return 0
  const bits = knownBits(hashUnits(units, 0, n))
  if (bits & known.split) return first === letter.waw || first === letter.fa ? 1 + innerProclitics(units, 1, n) : 1
  if (bits & (known.particle | known.whole)) return 0
  if (first === letter.alef) return isArticleAt(units, 0, n) ? articleBit : 0
  if (bits !== 0 && (bits & known.verb) === 0) return 0
  return splitFrom(units, 0, n, bits)
}

/** Proclitics and article from `at` on; `bits` are the word's own from there. */
function splitFrom(units: Uint16Array, at: number, n: number, bits: number): number {
  switch (units[at]) {
    case letter.waw:
      return at === 0 ? conjunction(units, n, bits, acceptsWaw) : 0
    case letter.fa:
      return at === 0 ? conjunction(units, n, bits, acceptsFa) : 0
    case letter.ba:
      return preposition(units, at, n, bits)
    case letter.kaf:
      return preposition(units, at, n, bits)
    case letter.lam:
      return lam(units, at, n, bits)
    case letter.sin:
      return acceptsFuture(units, at, n, bits) ? 1 : 0
    case letter.alef:
      return isArticleAt(units, at, n) ? articleBit : 0
    default:
      return 0
  }
}

function conjunction(
  units: Uint16Array,
  n: number,
  bits: number,
  accepts: (units: Uint16Array, n: number, rest: number) => boolean,
): number {
  if (bits & known.verb || (n > 3 && isInflectedWhole(units, 0, n))) return 0
  if (n >= 5 && isArticleAt(units, 1, n)) return isOwnName(units, 0, n, accepts === acceptsFa) ? 0 : 1 | articleBit
  if (isWholeName(units, 0, n)) return 0
  const rest = knownBits(hashUnits(units, 1, n))
  if (!accepts(units, n, rest)) return 0
  if (rest & (known.particle | known.whole)) return 1 + (rest & known.split ? 1 : 0)
  return 1 + splitFrom(units, 1, n, rest)
}

function innerProclitics(units: Uint16Array, at: number, n: number): number {
  return knownBits(hashUnits(units, at, n)) & known.split ? 1 : 0
}

/** و is the commonest clitic: everything but the words and names that begin with it. */
function acceptsWaw(units: Uint16Array, n: number, rest: number): boolean {
  if (rest !== 0) return true
  const second = units[1] ?? 0
  // Wy…, Wa…y…, Ww… of unknown words are foreign names (Wyoming, Wayne, Woody); verbs in ي are known by their list.
  if (second === letter.waw) return isInflectedKnown(units, 1, n)
  if (second === letter.ya) return n >= 5 && isInflectedKnown(units, 1, n)
  if (second === letter.alef && units[2] === letter.ya) return isInflectedKnown(units, 1, n)
  return n >= 5 || isInflectedKnown(units, 1, n)
}

/** ف joins sentences: it stands before function words and verbs, seldom before nouns but those of a pronoun ("فأطفالهم"). */
function acceptsFa(units: Uint16Array, n: number, rest: number): boolean {
  if ((rest & (known.particle | known.verb)) !== 0 && n >= 3 && units[1] !== letter.alef) return true
  return rest === 0 && n >= 6 && hasPronoun(units, n) && inflected(units, 1, n, known.noun | known.whole)
}

/** ها، نا، هم، هن، كم at its end, as no foreign name has behind a word. */
function hasPronoun(units: Uint16Array, n: number): boolean {
  const before = units[n - 2]
  const last = units[n - 1]
  if (last === letter.alef) return before === letter.ha || before === letter.nun
  if (last === letter.mim) return before === letter.ha || before === letter.kaf
  return last === letter.nun && before === letter.ha
}

function preposition(units: Uint16Array, at: number, n: number, bits: number): number {
  if (bits & known.verb || isInflectedWhole(units, at, n)) return 0
  if (n - at >= 5 && isArticleAt(units, at + 1, n)) return isOwnName(units, at, n, true) ? 0 : 1 | articleBit
  return acceptsRest(units, at, n) ? 1 : 0
}

/** "والكوت", "بالوتيلي": the name begins with the letters of a clitic and the article; `byLook`: in no list, but foreign letters tell. */
function isOwnName(units: Uint16Array, at: number, n: number, byLook: boolean): boolean {
  if (isListedName(hashUnits(units, at, n))) return true
  if (!byLook || foreignScore(units, at, n) < foreignFrom.article) return false
  return !isInflectedKnown(units, at + 3, n) && !isOrdinaryStem(units, at + 3, n)
}

function lam(units: Uint16Array, at: number, n: number, bits: number): number {
  if (bits & known.verb || isInflectedWhole(units, at, n)) return 0
  if (units[at + 1] === letter.lam && n - at >= 4) {
    // للجنة is ل before (ال)لجنة, للرئيس is ل before الرئيس: a third ل is not written.
    return ownsLam(units, at + 1, n) ? 1 : 1 | articleBit | assimilatedBit
  }
  return acceptsRest(units, at, n) ? 1 : 0
}

/** The word from `at` begins with a ل of its own: it is listed so, and is none without it. */
function ownsLam(units: Uint16Array, at: number, n: number): boolean {
  const nominal = known.whole | known.noun | known.name
  return inflected(units, at, n, nominal) && !inflected(units, at + 1, n, nominal)
}

/** What follows ب ك ل is a known word, or long and of a shape that only derived nouns have. */
function acceptsRest(units: Uint16Array, at: number, n: number): boolean {
  const rest = n - at - 1
  if (rest < 2 || isWholeName(units, at, n)) return false
  if (isInflectedKnown(units, at + 1, n) || isListedName(hashUnits(units, at + 1, n))) return true
  const first = units[at] ?? 0
  const least = units[at + 1] === letter.alef ? 5 : first === letter.kaf ? 6 : 4
  if (rest < least) return false
  return isOrdinaryStem(units, at + 1, n) || foreignScore(units, at, n) < foreignFromOf(first)
}

/** "باتريك", "واغادوغو": a listed name, and its rest no word as it is ("لحسن", "باول" are ل and ب as often). */
function isWholeName(units: Uint16Array, at: number, n: number): boolean {
  return knownBits(hashUnits(units, at + 1, n)) === 0 && isListedName(hashUnits(units, at, n))
}

function foreignFromOf(first: number): number {
  return first === letter.ba ? foreignFrom.ba : first === letter.kaf ? foreignFrom.kaf : foreignFrom.lam
}

/** س before a present-tense verb. */
function acceptsFuture(units: Uint16Array, at: number, n: number, bits: number): boolean {
  if (bits & known.verb || isInflectedWhole(units, at, n)) return false
  const second = units[at + 1] ?? 0
  if (second !== letter.ya && second !== letter.ta && second !== letter.nun && second !== letter.alef) return false
  return presentVerbWithin(units, at + 1, n)
}

/** ال with at least two letters after it, in a word that does not begin with those letters itself. */
function isArticleAt(units: Uint16Array, at: number, n: number): boolean {
  if (units[at] !== letter.alef || units[at + 1] !== letter.lam || n - at < 4) return false
  const hash = hashUnits(units, at, n)
  // "ألونسو", "ألكسندر" are listed with their first letters, "الأسد" without.
  return (at === 0 || (knownBits(hash) & (known.whole | known.particle)) === 0) && !isListedName(hash)
}

/** Endings that may follow a known word, shortest first: a word too short for one is too short for those after it. */
const endings = new EndingTable(arabicEndings.toSorted((a, b) => a.length - b.length).map(unitsOf))

/** The word from `at` is a listed word of its own first letter, whatever ending it has. */
function isInflectedWhole(units: Uint16Array, at: number, n: number): boolean {
  return inflected(units, at, n, known.whole | known.verb | known.noun | known.adjective | known.name)
}

function isInflectedKnown(units: Uint16Array, at: number, n: number): boolean {
  return inflected(units, at, n, 255)
}

function presentVerbWithin(units: Uint16Array, at: number, n: number): boolean {
  return inflected(units, at, n, known.present)
}

const scratch = new Uint16Array(66)

/** True when the word, or the word less one ending (with ta marbuta or hamza restored), has one of `bits`. */
function inflected(units: Uint16Array, at: number, n: number, bits: number): boolean {
  if (knownBits(hashUnits(units, at, n)) & bits) return true
  const possible = endings.of(units[n - 1] ?? 0)
  for (let e = 0; e < possible.length; e++) {
    const ending = possible[e]
    if (!ending) break
    const end = n - ending.length
    if (end - at < 2) break
    let k = 0
    while (k < ending.length && units[end + k] === ending[k]) k++
    if (k < ending.length) continue
    if (end - at >= 3 && knownBits(hashUnits(units, at, end)) & bits) return true
    if (end - at < 3 && (bits & known.whole) === 0 && knownBits(hashUnits(units, at, end)) & bits & ~known.particle)
      return true
    const length = end - at
    for (let i = 0; i < length; i++) scratch[i] = units[at + i] ?? 0
    if (ending[0] === letter.ta || ending[0] === letter.alef) {
      scratch[length] = letter.ha
      if (knownBits(hashUnits(scratch, 0, length + 1)) & bits) return true
    }
    if (scratch[length - 1] === letter.ya && scratch[length - 2] === letter.alef) {
      scratch[length - 1] = letter.hamza
      if (knownBits(hashUnits(scratch, 0, length)) & bits) return true
    }
  }
  return false
}

function mayBeClitic(code: number): boolean {
  return (
    code === letter.waw ||
    code === letter.fa ||
    code === letter.ba ||
    code === letter.kaf ||
    code === letter.lam ||
    code === letter.sin ||
    code === letter.alef
  )
}
