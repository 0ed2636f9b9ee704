/**
 * Lazy object view of one vocabulary row, for the functions that compute attributes of single words.
 * In: a vocabulary and an id. Out: `Word`; its strings are made lazily. Touches nothing.
 */
import type { Word } from './fold-word.ts'
import { textOfUnits } from '../unit-arrays.ts'
import { cliticsIn, formEndOf, formStartOf, kindIn, rowOf, scriptIn, shapeIn } from './row-layout.ts'

/** A word with its letters as UTF-16 units, which are faster to read than its strings. */
export interface VocabularyWord extends Word {
  /** As written: `letters[lettersFrom, lettersTo)`. */
  readonly letters: Uint16Array
  readonly lettersFrom: number
  readonly lettersTo: number
  /** The normalised form: `formUnits[formFrom, formTo)`. */
  readonly formUnits: Uint16Array
  readonly formFrom: number
  readonly formTo: number
}

/** A vocabulary, as far as a view of a word reads it. */
export interface WordSource {
  readonly rows: Uint32Array
  readonly formUnits: Uint16Array
  stem(id: number): string
}

export class KnownWord implements VocabularyWord {
  readonly kind: number
  readonly script: number
  readonly shape: number
  readonly clitics: number
  readonly hash: number
  readonly bareHash: number
  readonly stemHash: number
  readonly letters: Uint16Array
  readonly lettersFrom: number
  readonly lettersTo: number
  readonly formUnits: Uint16Array
  readonly formFrom: number
  readonly formTo: number
  readonly #words: WordSource
  readonly #id: number
  #surface: string | undefined = undefined
  #form: string | undefined = undefined

  constructor(words: WordSource, id: number, lettersFrom: number, lettersTo: number) {
    const { rows, formUnits } = words
    const marks = rows[id + rowOf.marks] ?? 0
    this.kind = kindIn(marks)
    this.script = scriptIn(marks)
    this.shape = shapeIn(marks)
    this.clitics = cliticsIn(marks)
    this.hash = rows[id + rowOf.hash] ?? 0
    this.bareHash = rows[id + rowOf.bareHash] ?? 0
    this.stemHash = rows[id + rowOf.stemHash] ?? 0
    this.letters = formUnits
    this.lettersFrom = lettersFrom
    this.lettersTo = lettersTo
    this.formUnits = formUnits
    this.formFrom = formStartOf(rows, id)
    this.formTo = formEndOf(rows, id)
    this.#words = words
    this.#id = id
  }

  get surface(): string {
    return (this.#surface ??= textOfUnits(this.letters, this.lettersFrom, this.lettersTo))
  }

  get form(): string {
    const { lettersFrom, formFrom, formTo } = this
    return (this.#form ??= lettersFrom === formFrom ? this.surface : textOfUnits(this.formUnits, formFrom, formTo))
  }

  get stem(): string {
    return this.#words.stem(this.#id)
  }
}
