/**
 * Splits a publisher's run of keywords into phrases, also when they were glued without a separator.
 * In: the run, and the article's words as evidence. Out: phrases in the order given. Touches nothing.
 *
 * Glued runs: a phrase ends where the article never puts the two words side by side, where an indefinite word follows
 * a definite one ("… الروسية وزير …"), and before a name that follows an office. A lone attribute ("الأمريكي") that lost
 * its noun is dropped; "أوكرانيا وفلسطين" are two.
 */
import * as glued from '../../data/glued-keywords.data.ts'
import { anyOf } from '../page/phrase-pattern.ts'
import { trimSigns } from '../page/trim-signs.ts'

/** The phrases of `raw`; `text` is the article's title and body, for evidence. */
export function splitKeywords(raw: string, text: string): string[] {
  const run = trimRun(raw)
  if (run === '') return []
  const separated = separators.test(run)
    ? run.split(separators)
    : /#/.test(run)
      ? run.split(/\s*#/).map((tag) => tag.replace(/_/g, ' '))
      : undefined
  const phrases = separated ?? splitGlued(run, text)
  const seen = new Set<string>()
  const out: string[] = []
  for (const phrase of phrases) {
    const clean = trimSigns(phrase, /[\s#"\u00ab\u201c(]/, /[\s"\u00bb\u201d).:]/)
    if (clean.length < 2 || seen.has(clean.toLowerCase())) continue
    seen.add(clean.toLowerCase())
    out.push(clean)
  }
  return out
}

/** The run without the "more" that a page prints after it. */
export function trimRun(raw: string): string {
  return raw.replace(/\s+/g, ' ').trim().replace(moreAtEnd, '').trim()
}

const moreAtEnd = new RegExp(`\\s*(?:${anyOf(glued.keywordsMore)}|\\u2026|\\.\\.\\.)$`, 'iu')
const separators = /\s*(?:[,\u060c;\u061b|\u2022\u00b7\n\t]|\s[-\u2013\u2014/]\s)\s*/

function splitGlued(run: string, text: string): string[] {
  const words = run.split(' ')
  if (words.length <= 3) return [run]
  const evidence = readEvidence(text)
  const phrases: string[][] = []
  let current: string[] = []
  const close = (): void => {
    if (current.length > 0) phrases.push(current)
    current = []
  }
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? ''
    const previous = current[current.length - 1]
    const bare = conjoined(word, evidence)
    if (previous !== undefined && bare !== undefined && previous !== '') {
      close()
      current.push(bare)
      continue
    }
    if (previous !== undefined && breaks(previous, word, current, evidence)) close()
    current.push(word)
  }
  close()
  return phrases.filter((phrase) => !isLoneAttribute(phrase)).map((phrase) => phrase.join(' '))
}

interface TextEvidence {
  words: Set<string>
  pairs: Set<string>
}

function breaks(previous: string, word: string, current: readonly string[], evidence: TextEvidence): boolean {
  if (current.length >= 6) return true
  const together = evidence.pairs.has(`${fold(previous)} ${fold(word)}`)
  const known = evidence.words.has(fold(previous)) || evidence.words.has(fold(word))
  if (known && !together) return true
  // An attribute never stands before its noun: one that opens a phrase has lost it.
  if (current.length === 1 && isLoneAttribute(current) && !isDefinite(word) && !titlesInYa.has(fold(previous)))
    return true
  // "the Russian foreign minister | Sergei Lavrov": what follows a finished (definite) phrase opens the next one.
  return isDefinite(previous) && !isDefinite(word) && current.length >= 2
}

/** The word without its "and", when the article has it without; undefined when the first letter belongs to it. */
function conjoined(word: string, evidence: TextEvidence): string | undefined {
  if (!word.startsWith('\u0648') || word.length < 4) return undefined
  const bare = word.slice(1)
  if (nounsInWaw.has(fold(word))) return undefined
  if (evidence.words.has(fold(bare))) return bare
  // Waw before the article can only be "and"; otherwise a word seen only with it, after a bare name, is conjoined too.
  if (bare.startsWith('\u0627\u0644')) return bare
  // Nouns that begin with waw are short; a long word the article shows only after a name is conjoined to it.
  return evidence.words.has(fold(word)) && (!startsNoun.test(fold(word)) || word.length >= 7) ? bare : undefined
}

const nounsInWaw = new Set(glued.nounsInWaw)
const startsNoun = new RegExp(`^(?:${anyOf(glued.nounOpeningsInWaw)})`)
const titlesInYa = new Set(glued.titlesLikeAttributes)

function isLoneAttribute(phrase: readonly string[]): boolean {
  const [word] = phrase
  return (
    phrase.length === 1 &&
    word !== undefined &&
    /^\u0627\u0644.{2,}(?:\u064a|\u064a\u0629|\u064a\u0647|\u064a\u0648\u0646|\u064a\u064a\u0646)$/u.test(word)
  )
}

function isDefinite(word: string): boolean {
  return /^(?:\u0648?\u0627\u0644|\u0644\u0644)/.test(word)
}

function readEvidence(text: string): TextEvidence {
  const words = new Set<string>()
  const pairs = new Set<string>()
  let last = ''
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}\s]+/gu)) {
    const token = match[0]
    if (!/[\p{L}\p{N}]/u.test(token)) {
      last = ''
      continue
    }
    const folded = fold(token)
    words.add(folded)
    if (last !== '') pairs.add(`${last} ${folded}`)
    // The bare word counts as a neighbour too: "ووزارة الخارجية" shows "وزارة الخارجية".
    if (last !== '' && last.length > 4 && /^[\u0648\u0641\u0628\u0644\u0643]/.test(last))
      pairs.add(`${last.slice(1)} ${folded}`)
    last = folded
  }
  return { words, pairs }
}

function fold(word: string): string {
  return word
    .toLowerCase()
    .replace(/[\u064b-\u0652\u0670\u0640]/g, '')
    .replace(/[\u0623\u0625\u0622]/g, '\u0627')
    .replace(/\u0649/g, '\u064a')
    .replace(/\u0629/g, '\u0647')
}
