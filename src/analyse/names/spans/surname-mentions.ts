/**
 * Later mentions of people by one word of their name: after "محمود السنباطي", "السنباطي" alone is a person.
 * In: word classes with names, the spans found. Out: more spans. Touches nothing but the set it is given.
 */
import { phraseBreak } from '../../../text/scanner/scan.ts'
import { wordClass } from '../../words/word-classes.ts'
import { nameSpan, type NameSpan } from './name-span.ts'
import { nameBits, wordFact } from '../name-bits.ts'
import type { NamedWords } from '../word-facts.ts'
import type { IntMap } from '../../../structures/int-map.ts'
import { spellingWithout } from '../keys/person-key.ts'

/** How a known name counts: wherever it stands, or only as the subject of a verb, because it is an ordinary word too. */
const asSubject = 1
const anywhere = 2
const needsVerb = nameBits.ordinary | wordFact.demonym
const candidate = wordFact.unknown | wordFact.familyShape | wordFact.likely | nameBits.family

/** Adds the spelling of the words by which people with a full name may be called later. Linear in the spans. */
export function learnNames(words: NamedWords, spans: readonly NameSpan[], known: IntMap): void {
  const { scan, names, spellings } = words
  for (const span of spans) {
    if (span.kind !== 'person') continue
    const last = span.to - 1
    const first = names[span.from] ?? 0
    const name = names[last] ?? 0
    const isFull = last > span.from && (first & nameBits.given) !== 0
    if (!isFull && span.titleFrom < 0) continue
    if ((names[last - 1] ?? 0) & wordFact.half) continue
    const value = isDistinctive(name) ? anywhere : isFull && name & needsVerb ? asSubject : 0
    const spelling = spellings[scan.word[last] ?? 0] ?? 0
    if (value > known.get(spelling)) known.set(spelling, value)
  }
}

/** Names by itself: a listed family name, a nisba with the article, a word with foreign letters. */
function isDistinctive(name: number): boolean {
  if (name & nameBits.ordinary) return false
  if (
    name & nameBits.family ||
    (name & (wordFact.likely | wordFact.loose | wordFact.definite)) === (wordFact.likely | wordFact.loose)
  )
    return true
  const nisba = wordFact.familyShape | wordFact.nisba
  return (name & nisba) === nisba
}

/** The spans, and between them one for each word in `known` that may be a name. Linear. */
export function recallNames(words: NamedWords, spans: readonly NameSpan[], known: IntMap): readonly NameSpan[] {
  if (known.size === 0) return spans
  const { scan, names, bits, spellings } = words
  const all: NameSpan[] = []
  let next = 0
  for (let i = 0; i < scan.count; i++) {
    const span = spans[next]
    if (span && span.from === i) {
      all.push(span)
      i = span.to - 1
      next++
      continue
    }
    const name = names[i] ?? 0
    const isWordToo = (name & (wordFact.demonym | nameBits.ordinary)) !== 0
    if (!(name & (isWordToo ? needsVerb : candidate)) || (bits[i] ?? 0) !== 0) continue
    const word = scan.word[i] ?? 0
    const value = known.get(spellings[word] ?? 0)
    if (isWordToo) {
      // "وقال السوداني", "وراهن محفوظ": the subject of a verb, by the name that a person of the text has.
      if (value !== 0 && isSubject(words, i)) all.push(nameSpan('person', i, i + 1, 0))
    } else if (value === anywhere) all.push(nameSpan('person', i, i + 1, 0))
    else if (name & wordFact.clitic && known.get(spellingWithout(scan.words, word, 1)) === anywhere)
      all.push(nameSpan('person', i, i + 1, 1))
  }
  return all
}

/** Right behind a verb. */
function isSubject({ bits, names, gaps }: NamedWords, i: number): boolean {
  if (i === 0 || (gaps[i] ?? 0) & phraseBreak) return false
  return ((bits[i - 1] ?? 0) & wordClass.verb) !== 0 || ((names[i - 1] ?? 0) & wordFact.verb) !== 0
}
