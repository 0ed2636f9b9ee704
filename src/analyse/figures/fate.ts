/**
 * What became of the people that a number counts, from the clause around it: "مقتل 12 شخصا" counts the dead.
 * In: a scan and where number and noun stand. Out: a fate, or none. Touches nothing.
 *
 * Before the number hedges and small words are passed over, and at most three others; a verb, another number or a comma ends the clause.
 * After it only verbs whose subject stands before them are read ("43 طفلا، قتلوا في").
 */
import { governing } from '../../data/figures.data.ts'
import { letter } from '../../text/letters.ts'
import { cliticBits } from '../../text/morphology/clitics.ts'
import { gap, tokenKind, type Scan } from '../../text/scanner/scan.ts'
import { isParticle } from '../../text/vocabulary/row-layout.ts'
import { WordTable } from '../../text/word-table.ts'
import { fates, figureFact, figureShift } from './figure-words.ts'
import { factAt } from './number-at.ts'

export type Fate = (typeof fates)[number]

const clauseEnd = gap.sentenceEnd | gap.newline | gap.comma | gap.colon
const governed = WordTable.holding(governing)
const wordsBefore = 8
const contentBefore = 3
const wordsAfter = 8

/** The fate that a word before token `i` tells, undefined when the clause tells none. */
export function fateBefore(scan: Scan, facts: Uint32Array, i: number): Fate | undefined {
  let content = 0
  let isFirst = true
  for (let k = i - 1; k >= Math.max(0, i - wordsBefore); k--) {
    if ((scan.gap[k + 1] ?? 0) & clauseEnd) return undefined
    const fact = factAt(scan, facts, k)
    const fate = (fact & figureFact.fate) >>> figureShift.fate
    // "مقتل وإصابة 40": what became of each is not said.
    if (fate !== 0) return isJoinedFate(scan, facts, k, fate) ? undefined : fates[fate - 1]
    if (scan.kind[k] !== tokenKind.word || fact & (figureFact.numeral | figureFact.dual | figureFact.within))
      return undefined
    if (fact & figureFact.hedge) continue
    // "قتل في 12 غارة": the preposition governs the number, which counts something else.
    if (isFirst && governed.get(scan.hash[k] ?? 0) !== 0) return undefined
    isFirst = false
    if (isParticle(scan.words.rows, scan.word[k] ?? 0)) continue
    if (fact & figureFact.verb || ++content > contentBefore) return undefined
  }
  return undefined
}

/** The fate that a verb after token `last` tells. A part of the counted may stand between ("بينهم 43 طفلا"). */
export function fateAfter(scan: Scan, facts: Uint32Array, last: number): Fate | undefined {
  for (let k = last; k < Math.min(scan.count, last + wordsAfter); k++) {
    if ((scan.gap[k] ?? 0) & (gap.sentenceEnd | gap.newline | gap.colon)) return undefined
    const fact = factAt(scan, facts, k)
    const fate = (fact & figureFact.fateAfter) >>> figureShift.fateAfter
    // "قتلوا جنديا": they killed.
    if (fate !== 0) return k + 1 >= scan.count || isPassive(scan, facts, k + 1) ? fates[fate - 1] : undefined
    const isNumber = scan.kind[k] === tokenKind.number || (fact & figureFact.numeral) !== 0
    if (isNumber && (factAt(scan, facts, k - 1) & (figureFact.within | figureFact.hedge)) === 0) return undefined
    if (fact & (figureFact.fate | figureFact.verb)) return undefined
  }
  return undefined
}

/** After a passive verb no object can stand. */
function isPassive(scan: Scan, facts: Uint32Array, next: number): boolean {
  if ((scan.gap[next] ?? 0) & ~gap.space || cliticBits.proclitics(scan.clitics[next] ?? 0) > 0) return true
  return isParticle(scan.words.rows, scan.word[next] ?? 0) || (factAt(scan, facts, next) & figureFact.date) !== 0
}

function isJoinedFate(scan: Scan, facts: Uint32Array, token: number, fate: number): boolean {
  if (token === 0 || ((scan.gap[token] ?? 0) & ~gap.space) !== 0) return false
  const before = (factAt(scan, facts, token - 1) & figureFact.fate) >>> figureShift.fate
  return before !== 0 && before !== fate && scan.text.charCodeAt(scan.start[token] ?? 0) === letter.waw
}
