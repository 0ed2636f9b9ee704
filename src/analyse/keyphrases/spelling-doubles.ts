/**
 * Words that are one word in two spellings: مليشيات and ميليشيات, الفلبين and الفليبين, جوجل and غوغل.
 * In: words. Out: numbers that are equal for them. Touches nothing: memoised a word.
 */
import { script } from '../../text/char-table.ts'
import { addUnit, emptyHash, finishHash } from '../../text/incremental-hash.ts'
import { letter } from '../../text/letters.ts'
import { cliticBits } from '../../text/morphology/clitics.ts'
import { knownBits } from '../../text/morphology/lexicon.ts'
import { tokenKind } from '../../text/scanner/scan.ts'
import type { VocabularyWord } from '../../text/vocabulary/vocabulary.ts'
import { wordNumbers } from '../../text/vocabulary/word-attributes.ts'

/** With fewer consonants a word is another as often. */
const fewest = 3
/** From so many on, or in a word that the lexicon does not have, consonants alone tell. */
const telling = 4
/** The lowest bit of a key: its consonants tell by themselves, not only where all words of two phrases are alike. */
export const isTelling = 1

/** By word id of a scan: a key of the consonants, with `isTelling`; 0 where they are too few. */
export const consonantKeys = wordNumbers(keyOf)

function keyOf({ kind, script: of, formUnits, formFrom, formTo, clitics, hash, bareHash }: VocabularyWord): number {
  if (kind !== tokenKind.word || of !== script.arabic) return 0
  let state = emptyHash
  let count = 0
  for (let i = formFrom + cliticBits.bareStart(clitics); i < formTo; i++) {
    const unit = formUnits[i] ?? 0
    if (isVowel(unit)) continue
    state = addUnit(state, unit === letter.ghayn || unit === letter.qaf ? letter.jim : unit)
    count++
  }
  if (count < fewest) return 0
  const tells = count >= telling || (knownBits(hash) | knownBits(bareHash)) === 0
  return ((finishHash(state) & ~isTelling) | (tells ? isTelling : 0)) >>> 0
}

function isVowel(unit: number): boolean {
  return (
    unit === letter.alef || unit === letter.waw || unit === letter.ya || unit === letter.ha || unit === letter.hamza
  )
}
