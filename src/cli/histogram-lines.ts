/**
 * Counts over time in the terminal.
 * In: spans of days. Out: a line a span, with a bar. Touches nothing.
 */
import type { DaySpan } from '../model/day-spans.ts'
import type { CommandContext } from './command-context.ts'
import { dateStyle } from './rows.ts'
import { formatCount, isolate } from './terminal-bidi.ts'

const widestBar = 30

export function histogramLines(context: CommandContext, spans: readonly DaySpan[]): string[] {
  const style = dateStyle(context)
  const most = Math.max(1, ...spans.map(({ count }) => count))
  return spans.map(({ from, to, count }) => {
    const bar = '█'.repeat(count === 0 ? 0 : Math.max(1, Math.round((count / most) * widestBar)))
    return `    ${isolate(from === to ? from : `${from} – ${to}`)}  ${formatCount(count, style).padStart(6)}  ${bar}`.trimEnd()
  })
}
