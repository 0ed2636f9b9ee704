/**
 * A later headline that says the opposite of the text it stands over: "سنة مالية تبدأ في يونيو" over one that ends then.
 * In: two versions. Out: `ChangedFact[]`. Pure; linear in the earlier text, times the few such words of a headline.
 */
import { stopWords } from '../../text/stop-words.ts'
import { surface, type Scan } from '../../text/scanner/scan.ts'
import type { ChangedFact, FactSpan } from './fact.ts'
import type { FieldText, VersionText } from './text-version.ts'
import { exclusiveWord } from './word-changes.ts'

/** What is said of one thing whatever the sentence; markets rise and fall, and lands have sides, in one text. */
const opposites = new Set(['course', 'answer', 'deal'])
const titleTokens = 4
const textTokens = 6
/** Words beside that headline and text must share, on both sides of the one that differs. */
const leastShared = 3
const confidence = 0.65

export function changedHeadline(earlier: VersionText, later: VersionText): ChangedFact[] {
  const { scan: title } = later.title
  const stop = stopWords('ar')
  const found: ChangedFact[] = []
  for (let t = 0; t < title.count; t++) {
    const said = exclusiveWord(title.hash[t] ?? 0)
    if (!said || !opposites.has(said.of)) continue
    const beside = {
      before: stemsIn(title, t - titleTokens, t, stop),
      after: stemsIn(title, t + 1, t + 1 + titleTokens, stop),
    }
    const other = placeOf(earlier.text.scan, beside, stop, (word) => word.of === said.of && word.which !== said.which)
    const same = placeOf(earlier.text.scan, beside, stop, (word) => word.of === said.of && word.which === said.which)
    if (other === undefined || same !== undefined) continue
    found.push({ kind: 'word', before: wordAt(earlier.text, other), after: wordAt(later.title, t), confidence })
  }
  return found
}

interface Beside {
  before: ReadonlySet<number>
  after: ReadonlySet<number>
}

/** Where such a word stands among the same words, some before it and some after. */
function placeOf(
  s: Scan,
  beside: Beside,
  stop: ReadonlySet<number>,
  isMeant: (word: { of: string; which: string }) => boolean,
): number | undefined {
  for (let i = 0; i < s.count; i++) {
    const word = exclusiveWord(s.hash[i] ?? 0)
    if (!word || !isMeant(word)) continue
    const before = common(stemsIn(s, i - textTokens, i, stop), beside.before)
    const after = common(stemsIn(s, i + 1, i + 1 + textTokens, stop), beside.after)
    if (before > 0 && after > 0 && before + after >= leastShared) return i
  }
  return undefined
}

function stemsIn(s: Scan, from: number, to: number, stop: ReadonlySet<number>): Set<number> {
  const found = new Set<number>()
  for (let i = Math.max(0, from); i < Math.min(s.count, to); i++)
    if (!stop.has(s.hash[i] ?? 0)) found.add(s.stemHash[i] ?? 0)
  return found
}

function common(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let both = 0
  for (const stem of a) if (b.has(stem)) both++
  return both
}

function wordAt({ field, scan: s }: FieldText, token: number): FactSpan {
  const start = s.start[token] ?? 0
  return { field, start, length: (s.end[token] ?? start) - start, text: surface(s, token) }
}
