/**
 * The 32 bits that say of one word what it is among names: what the tables of names have (gazetteer/lookup.ts), and what its letters, the
 * lexicon and the lists of word classes say (word-facts.ts).
 * In: nothing. Out: masks by name. Touches nothing.
 *
 * One declaration for both, so that they share a column of the vocabulary without overlapping.
 */
import { packFields } from '../../structures/packed-fields.ts'

const fields = packFields({
  given: 1,
  ordinary: 1,
  family: 1,
  /** حزب، شركة …: heads the name of an organisation. */
  head: 1,
  /** وزارة …: an office of the state. */
  state: 1,
  /** A verb by the lexicon, with و or ف or without. */
  verb: 1,
  /** Places and organisations that are also ordinary words. */
  ambiguousPlace: 1,
  ambiguousOrganisation: 1,
  /** الله, الدين: the second half of names of two words. */
  half: 1,
  /** Some reading opens a listed organisation or place. */
  opens: 1,
  /** Is a later word of some listed name. */
  inner: 1,
  /** Some reading is a listed organisation or place by itself. */
  alone: 1,
  /** How many letters before the name its reading skips. */
  skipped: 2,
  /** Outside every list: where a name is expected, it is one. */
  unknown: 1,
  /** "الغامدي", "الطراونة": the article and an ending of family names, outside the lexicon. */
  familyShape: 1,
  /** Outside every list, with the look of a transliterated name. */
  foreign: 1,
  definite: 1,
  /** Begins with a letter of و، ل، ب، ف that is no part of it. */
  clitic: 1,
  /** Has some proclitic. */
  proclitic: 1,
  /** An adjective of a country, or its people. */
  demonym: 1,
  /** Ends in ي as written. */
  nisba: 1,
  /** In the lexicon as it is. */
  listed: 1,
  /** أبو، بن، عبد and the like, a proclitic before them or not: opens a name by itself. */
  kunya: 1,
  /** The kunya's first letter is no part of it. */
  kunyaSkip: 1,
  /** د، م، أ: a title of one letter. */
  initial: 1,
  /** A word in Arabic letters. */
  arabic: 1,
  /** Some rule may begin a name here whatever stands around it. */
  mayOpen: 1,
  /** Begins with ب as written. */
  ba: 1,
  /** Outside every list, its letters more like a foreign name's than an Arabic word's. */
  likely: 1,
  /** … much more. */
  strong: 1,
  /** In no list whatever its ending: goes on with a name that has begun. */
  loose: 1,
})

type Tabled =
  | 'given'
  | 'ordinary'
  | 'family'
  | 'head'
  | 'state'
  | 'ambiguousPlace'
  | 'ambiguousOrganisation'
  | 'half'
  | 'opens'
  | 'inner'
  | 'alone'
  | 'demonym'

/** Bits from the tables of names: all that `lookUpName` gives beside the letters skipped. */
export const nameBits: Pick<typeof fields.mask, Tabled> = fields.mask

/** Bits that word-facts.ts adds, and the two of the tables that it also decides by the word's script. */
export const wordFact: Omit<typeof fields.mask, Exclude<Tabled, 'half' | 'demonym'> | 'skipped'> = fields.mask

/** The letters that the reading of a name skips: `(bits & skippedMask) >>> skippedShift`. */
export const skippedMask = fields.mask.skipped
export const skippedShift = fields.shift.skipped
