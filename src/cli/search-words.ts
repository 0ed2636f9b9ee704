/**
 * The words and limits that `siyaq search` and `siyaq searches add` both take.
 * In: a command to add them to; words and flags. Out: the command; the search as the application asks for it. Touches nothing else.
 */
import type { Command } from 'commander'
import { defined } from '../model/defined.ts'
import type { Desk } from '../model/desks.ts'
import { zonedDayEnd, zonedDayStart } from '../model/zoned-day.ts'
import { dayValue, deskValue } from './option-values.ts'
import type { Tree } from './tree.ts'

export interface SearchWordFlags {
  exact?: boolean
  source?: string
  section?: string
  desk?: Desk
  language?: string
}

export function withSearchWords(tree: Tree, command: Command): Command {
  return command
    .argument('<words...>', tree.help('argQuery'))
    .option('--exact', tree.help('optExact'))
    .option('--source <id>', tree.help('optSource'))
    .option('--section <name>', tree.help('optSearchSection'))
    .option('--desk <section>', tree.help('optDesk'), deskValue)
    .option('--language <tag>', tree.help('optLanguage'))
}

/** The query as it was meant: a shell takes the quotes away, so that a word with a space in it was a phrase. */
export function searchOf(
  words: readonly string[],
  { exact, source, section, desk, language }: SearchWordFlags,
): { q: string; exact: boolean; sourceId?: string; section?: string; desk?: Desk; lang?: string } {
  const q = words
    .map((word) => (words.length > 1 && /\s/.test(word) && !word.includes('"') ? `"${word}"` : word))
    .join(' ')
  return { q, exact: exact === true, ...defined({ sourceId: source, section, desk, lang: language }) }
}

/** Days are meant in the configured time zone; as upper bound a day is included whole. */
export function daysOf(flags: { from?: string; to?: string }, timeZone: string): { from?: number; to?: number } {
  const { from, to } = flags
  return {
    ...(from === undefined ? {} : { from: zonedDayStart(from, timeZone) ?? dayValue(from) }),
    ...(to === undefined ? {} : { to: zonedDayEnd(to, timeZone) ?? dayValue(to) }),
  }
}
