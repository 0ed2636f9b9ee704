/**
 * The words of a store as one text, for a process that asks one question: reading through them is faster than making the list that a second
 * question would find ready (word-list.ts).
 * In: words in normalised form, one a line, as they came. Out: what the list answers, in the same order. Touches nothing.
 *
 * Words that cannot be meant are passed over by an expression; of the others the same is asked as by the list. What needs more than a
 * look through, as a mistyped word does, makes the list.
 */
import { lettersOfSkeleton, wordSkeleton } from '../analyse/names/keys/consonant-skeleton.ts'
import { script, scriptOf } from '../text/char-table.ts'
import { formsOfStems } from '../text/morphology/lexicon.ts'
import { stem } from '../text/morphology/stem.ts'
import { editDistance } from './edit-distance.ts'
import { rootKey } from './root-key.ts'
import { WordList, byDistance, joinedWith, type NearWord, type StoreWords } from './word-list.ts'

export class WordText implements StoreWords {
  readonly #lines: string
  #list: WordList | undefined

  constructor(lines: string) {
    this.#lines = `\n${lines}\n`
  }

  joinedForms(word: string): string[] {
    return joinedWith(word).filter((each) => this.#lines.includes(`\n${each}\n`))
  }

  sameSound(word: string, most: number): NearWord[] {
    if (scriptOf(word.charCodeAt(0)) !== script.arabic) return this.#whole().sameSound(word, most)
    const skeleton = wordSkeleton(word)
    const letters = Array.from(skeleton, (sound) => lettersOfSkeleton(sound))
    const found: NearWord[] = []
    for (const other of this.#having(letters)) {
      if (other === word || scriptOf(other.charCodeAt(0)) !== script.arabic || wordSkeleton(other) !== skeleton)
        continue
      const distance = editDistance(word, other, most)
      if (distance <= most) found.push({ word: other, distance })
    }
    return found.sort(byDistance)
  }

  sameRoot(stemmed: string): ReadonlySet<string> {
    const key = rootKey(stemmed)
    if (key === '') return new Set()
    const stems = new Set<string>()
    for (const word of this.#ofRoot(key)) {
      if (scriptOf(word.charCodeAt(0)) !== script.arabic) continue
      const other = stem(word)
      if (rootKey(other) === key) stems.add(other)
    }
    return stems
  }

  near(word: string, most: number): NearWord[] {
    return this.#whole().near(word, most)
  }

  acrossScripts(word: string, most: number): NearWord[] {
    return this.#whole().acrossScripts(word, most)
  }

  split(word: string): [string, string][] {
    return this.#whole().split(word)
  }

  #whole(): WordList {
    if (this.#list === undefined) {
      this.#list = new WordList()
      for (const word of this.#lines.slice(1, -1).split('\n')) if (word !== '') this.#list.add(word)
    }
    return this.#list
  }

  /** Words whose stem is a part of them with these consonants, and words that hold a form of such a word of the lexicon, in their order. */
  #ofRoot(key: string): string[] {
    const forms = formsOfStems((text) => rootKey(text) === key)
    // The last letter of a form may be another before a pronoun (قرأها, قرى): see stem.ts.
    const parts = forms.map((form) => (/[يء]$/u.test(form) ? form.slice(0, -1) : form))
    return this.#lineMatches([inOrder(Array.from(key)), ...(parts.length === 0 ? [] : [`.*(?:${parts.join('|')}).*`])])
  }

  #having(letters: readonly string[]): string[] {
    return letters.length === 0 ? [] : this.#lineMatches([inOrder(letters)])
  }

  #lineMatches(patterns: readonly string[]): string[] {
    const lines = new RegExp(`^(?:${patterns.map((pattern) => `(?:${pattern})`).join('|')})$`, 'gm')
    return Array.from(this.#lines.matchAll(lines), ([line]) => line).filter((line) => line !== '')
  }
}

/** A line that has one letter of each group, in that order. */
function inOrder(groups: readonly string[]): string {
  return `${groups.map((letters) => `[^${letters}\n]*[${letters}]`).join('')}.*`
}
