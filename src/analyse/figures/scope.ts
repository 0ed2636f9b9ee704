/**
 * What a number is of its quantity: its value now, a part of it ("بينهم 4"), an earlier value, a forecast, or the amount of a change.
 * In: a scan and where the number stands. Out: a scope, or none for the value itself. Touches nothing.
 */
import { perTime as perTimeWords } from '../../data/figures.data.ts'
import type { Figure } from '../../model/analysis.ts'
import { cliticBits } from '../../text/morphology/clitics.ts'
import { gap, tokenKind, type Scan } from '../../text/scanner/scan.ts'
import { wordHash } from '../../text/word-hash.ts'
import { WordTable } from '../../text/word-table.ts'
import { foldNoun } from './counted-noun.ts'
import { figureFact, figureShift, scopeIn, unitAt, unitNamed } from './figure-words.ts'
import { factAt } from './number-at.ts'
import { inside } from './phrase-words.ts'

/** Words before a number that are looked at: a change stands close to its amount, a forecast may open the sentence. */
const wordsBefore = { part: 4, former: 5, change: 10, forecast: 10 } as const

/** All that matters of a word before the number. */
const saysOfScope = figureFact.within | figureFact.scope | figureFact.leadsOn | figureFact.level | figureFact.numeral

/** The scope of the number at tokens [i, last). */
export function scopeOf(scan: Scan, facts: Uint32Array, i: number, last: number): Figure['scope'] {
  let reachesLevel = false
  let crossed = false
  for (let k = i - 1; k >= Math.max(0, i - wordsBefore.forecast); k--) {
    const g = scan.gap[k + 1] ?? 0
    if (g & (gap.sentenceEnd | gap.newline)) break
    if (g & (gap.comma | gap.bracketOpen)) crossed = true
    const fact = factAt(scan, facts, k)
    if ((fact & saysOfScope) === 0 && scan.kind[k] !== tokenKind.number) continue
    const distance = i - k
    if (!crossed && fact & figureFact.within && distance <= wordsBefore.part) return 'part'
    const scope = scopeIn(fact)
    if (scope === 'forecast') return scope
    if (scope === 'former' && !crossed && distance <= wordsBefore.former) return scope
    if (scope === 'change' && !crossed && !reachesLevel && distance <= wordsBefore.change) return scope
    // "ارتفع إلى 15" gives the level; another number ends what is said of this one.
    if (fact & (figureFact.leadsOn | figureFact.level)) reachesLevel = true
    if (scan.kind[k] === tokenKind.number || fact & figureFact.numeral) crossed = true
  }
  if (isAgo(scan, facts, last)) return 'former'
  return isSince(scan, i, last) ? 'since' : undefined
}

/** "مرة واحدة في السنة", "كل أسبوع", "يوميا" after token `last - 1`: how often, not how many times it was. */
export function isRate(scan: Scan, facts: Uint32Array, last: number): boolean {
  if (((scan.gap[last] ?? 0) & ~gap.space) !== 0) return false
  const hash = scan.hash[last] ?? 0
  if (perTime.get(hash) !== 0) return true
  if (hash !== inside && hash !== every) return false
  const unit = unitAt((factAt(scan, facts, last + 1) & figureFact.unit) >>> figureShift.unit)
  if (unit !== undefined) return periods.has(unit)
  return periods.has(unitAt(unitNamed(foldNoun(bareWord(scan, last + 1)))) ?? '')
}

/** The word without its article. */
function bareWord(scan: Scan, token: number): string {
  return scan.text.slice((scan.start[token] ?? 0) + cliticBits.bareStart(scan.clitics[token] ?? 0), scan.end[token])
}

const perTime = WordTable.holding(perTimeWords)
const every = wordHash('كل')
const periods: ReadonlySet<string> = new Set(['hour', 'day', 'week', 'month', 'year'])

/** "منذ بدأت الاحتجاجات": counted over a time, not at the event. A clause before it may say so, or one after. */
function isSince(scan: Scan, i: number, last: number): boolean {
  for (let k = i - 1; k >= Math.max(0, i - wordsOfSince) && ((scan.gap[k + 1] ?? 0) & clauseEnd) === 0; k--)
    if (scan.hash[k] === since) return true
  for (let k = last; k < Math.min(scan.count, last + wordsOfSince) && ((scan.gap[k] ?? 0) & clauseEnd) === 0; k++) {
    if (scan.hash[k] === since) return true
    if (scan.kind[k] === tokenKind.number) return false
  }
  return false
}

/** "12 بالمئة قبل عام". */
function isAgo(scan: Scan, facts: Uint32Array, last: number): boolean {
  if (((scan.gap[last] ?? 0) & ~gap.space) !== 0 || scan.hash[last] !== ago) return false
  return (factAt(scan, facts, last + 1) & figureFact.unit) !== 0
}

const clauseEnd = gap.sentenceEnd | gap.newline | gap.comma
const wordsOfSince = 10
const since = wordHash('منذ')
const ago = wordHash('قبل')
