/**
 * The words that titles and openings of a store hold, kept in memory for questions that an index cannot answer: which word is meant by
 * one that nobody wrote, how a name is spelled in another script, which forms have a letter written together with them.
 * In: words in normalised form, as they come. Out: words with how far they are. Touches nothing but its own memory.
 */
import { wordSkeleton } from '../analyse/names/keys/consonant-skeleton.ts'
import { script, scriptOf } from '../text/char-table.ts'
import { editDistance } from './edit-distance.ts'
import { latinDistance } from './latin-distance.ts'
import { stem } from '../text/morphology/stem.ts'
import { rootKey } from './root-key.ts'

export interface NearWord {
  word: string
  /** Mistakes or departures; 0 is the same. */
  distance: number
}

/** Written together with the word after them. */
const joined = ['و', 'ف', 'ب', 'ل', 'ك', 'ال', 'لل', 'وال', 'بال', 'فال', 'كال', 'ول', 'وب', 'ولل', 'وبال']

/** In a word of so many letters one mistake may change the first two letters and the last two. */
const shortWord = 4

/** What the words of a store are asked. */
export interface StoreWords {
  joinedForms(word: string): string[]
  near(word: string, most: number): NearWord[]
  sameSound(word: string, most: number): NearWord[]
  acrossScripts(word: string, most: number): NearWord[]
  sameRoot(stemmed: string): ReadonlySet<string>
  split(word: string): [string, string][]
}

/** The word with what may be written together with it. */
export function joinedWith(word: string): string[] {
  return joined.map((first) => first + word)
}

/** The nearest first. */
export function byDistance(a: NearWord, b: NearWord): number {
  return a.distance - b.distance || (a.word < b.word ? -1 : 1)
}

export class WordList implements StoreWords {
  /** Number of the last word that was added, for asking what came after it. */
  lastNumber = 0
  readonly #places = new Map<string, number>()
  readonly #words: string[] = []
  /** Which letters a word has, as bits: words that differ in many letters need no comparison. */
  readonly #masks: number[] = []
  /** By length and first letters, by length and last letters. */
  readonly #byStart = new Map<number, number[]>()
  readonly #byEnd = new Map<number, number[]>()
  /** Made when first asked for, to be as long as `#words`. */
  readonly #bySkeleton = new Map<string, number[]>()
  #inSkeletons = 0
  readonly #byRoot = new Map<string, Set<string>>()
  #inRoots = 0

  get size(): number {
    return this.#words.length
  }

  add(word: string): void {
    if (this.#places.has(word)) return
    const place = this.#words.push(word) - 1
    this.#places.set(word, place)
    this.#masks.push(maskOf(word))
    put(this.#byStart, startKey(word), place)
    put(this.#byEnd, endKey(word), place)
  }

  has(word: string): boolean {
    return this.#places.has(word)
  }

  /** The word with what may be written together with it, itself not included. */
  joinedForms(word: string): string[] {
    return joinedWith(word).filter((each) => this.has(each))
  }

  /**
   * Words at most `most` mistakes away, the nearest first; the word itself not included. Mistakes at both ends are not looked for: only words
   * that share the first letters or the last are compared, one letter of short words and two of long ones.
   */
  near(word: string, most: number): NearWord[] {
    const mask = maskOf(word)
    const wordScript = scriptOf(word.charCodeAt(0))
    const found: NearWord[] = []
    const reach = most < 1 ? 1 : 2
    const differing = most < 1 ? 2 : 4
    const compare = (place: number): void => {
      if (bitCount(mask ^ (this.#masks[place] ?? 0)) > differing) return
      const other = this.#words[place] ?? ''
      if (other === word || scriptOf(other.charCodeAt(0)) !== wordScript) return
      const distance = editDistance(word, other, most)
      if (distance <= most) found.push({ word: other, distance })
    }
    for (let length = Math.max(1, word.length - reach); length <= word.length + reach; length++) {
      const start = startKey(word, length)
      for (const place of this.#byStart.get(start) ?? []) compare(place)
      for (const place of this.#byEnd.get(endKey(word, length)) ?? [])
        if (startKey(this.#words[place] ?? '') !== start) compare(place)
    }
    return found.sort(byDistance)
  }

  /** Words of the same consonants, as names of foreigners vary in their vowels and in ج, غ: at most `most` away, the nearest first. */
  sameSound(word: string, most: number): NearWord[] {
    this.#fillSkeletons()
    const wordScript = scriptOf(word.charCodeAt(0))
    const found: NearWord[] = []
    for (const place of this.#bySkeleton.get(wordSkeleton(word)) ?? []) {
      const other = this.#words[place] ?? ''
      if (other === word || scriptOf(other.charCodeAt(0)) !== wordScript) continue
      const distance = editDistance(word, other, most)
      if (distance <= most) found.push({ word: other, distance })
    }
    return found.sort(byDistance)
  }

  /** Arabic spellings of a word in Latin letters, or the Latin ones of an Arabic word, the nearest first. */
  acrossScripts(word: string, most: number): NearWord[] {
    this.#fillSkeletons()
    const isLatin = scriptOf(word.charCodeAt(0)) === script.latin
    const found: NearWord[] = []
    for (const skeleton of skeletonsLike(word, isLatin)) {
      for (const place of this.#bySkeleton.get(skeleton) ?? []) {
        const other = this.#words[place] ?? ''
        if ((scriptOf(other.charCodeAt(0)) === script.latin) === isLatin) continue
        const [latin, arabic] = isLatin ? [word, other] : [other, word]
        const distance = latinDistance(latin, arabic, most)
        if (distance <= most) found.push({ word: other, distance })
      }
    }
    return found.sort(byDistance)
  }

  /** Stems of the words that may be of the same root, that of the word itself among them. */
  sameRoot(stemmed: string): ReadonlySet<string> {
    for (; this.#inRoots < this.#words.length; this.#inRoots++) {
      const word = this.#words[this.#inRoots] ?? ''
      if (scriptOf(word.charCodeAt(0)) !== script.arabic) continue
      const other = stem(word)
      const key = rootKey(other)
      const stems = this.#byRoot.get(key)
      if (stems) stems.add(other)
      else if (key !== '') this.#byRoot.set(key, new Set([other]))
    }
    return this.#byRoot.get(rootKey(stemmed)) ?? new Set()
  }

  /** The word as two that stand next to each other, where a space was left out; the likeliest first. */
  split(word: string): [string, string][] {
    const found: [string, string][] = []
    for (let at = 3; at <= word.length - 3; at++) {
      const [one, two] = [word.slice(0, at), word.slice(at)]
      if (this.has(one) && this.has(two)) found.push([one, two])
    }
    return found
  }

  #fillSkeletons(): void {
    for (; this.#inSkeletons < this.#words.length; this.#inSkeletons++) {
      const word = this.#words[this.#inSkeletons] ?? ''
      const wordScript = scriptOf(word.charCodeAt(0))
      if (wordScript !== script.arabic && wordScript !== script.latin) continue
      const skeleton = wordSkeleton(word)
      if (skeleton === '') continue
      put(this.#bySkeleton, skeleton, this.#inSkeletons)
    }
  }
}

/** Skeletons that the word may have in the other script: c and g of Latin are read in several ways, and a letter may be silent. */
function skeletonsLike(word: string, isLatin: boolean): Set<string> {
  const readings = isLatin ? readingsOf(word) : [word]
  const found = new Set<string>()
  for (const reading of readings) {
    const skeleton = wordSkeleton(reading)
    found.add(skeleton)
    if (skeleton.length < 4) continue
    for (let i = 0; i < skeleton.length; i++) found.add(skeleton.slice(0, i) + skeleton.slice(i + 1))
  }
  found.delete('')
  return found
}

const softReadings: readonly (readonly [RegExp, string])[] = [
  [/c(?=[eiy])/g, 's'],
  [/c(?=[eiy])/g, 'ch'],
  [/j/g, 'kh'],
  [/g(?=[eiy])/g, 'ch'],
  [/w/g, 'v'],
  [/x/g, 's'],
]

function readingsOf(word: string): string[] {
  return [word, ...softReadings.map(([from, to]) => word.replace(from, to)).filter((each) => each !== word)]
}

/** The key of words of that length that begin as `word` does. */
function startKey(word: string, length = word.length): number {
  const second = length > shortWord ? word.charCodeAt(1) : 0
  return (length * 65536 + word.charCodeAt(0)) * 65536 + second
}

function endKey(word: string, length = word.length): number {
  const before = length > shortWord ? word.charCodeAt(word.length - 2) : 0
  return (length * 65536 + word.charCodeAt(word.length - 1)) * 65536 + before
}

function put<K>(lists: Map<K, number[]>, key: K, place: number): void {
  const list = lists.get(key)
  if (list) list.push(place)
  else lists.set(key, [place])
}

function maskOf(word: string): number {
  let mask = 0
  for (let i = 0; i < word.length; i++) mask |= 1 << (word.charCodeAt(i) & 31)
  return mask
}

function bitCount(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}
