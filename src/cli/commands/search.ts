/**
 * `siyaq search`: articles that match, and what the words were expanded to.
 * In: words and filters. Out: exit code. Writes the expansion and the results.
 */
import { Option, type Command } from 'commander'
import type { SearchReport, SearchRequest } from '../../application/search/search-request.ts'
import { formatCount, isolate } from '../terminal-bidi.ts'
import type { CommandContext } from '../command-context.ts'
import type { Tree } from '../tree.ts'
import { dayOrInstant, dayValue, wholeNumber } from '../option-values.ts'
import { zonedDayEnd, zonedDayStart } from '../../model/zoned-day.ts'
import { articleLines, dateStyle, printRows } from '../rows.ts'

interface SearchFlags {
  exact?: boolean
  source?: string
  section?: string
  language?: string
  from?: string
  to?: string
  fold?: boolean
  order?: NonNullable<SearchRequest['order']>
  limit: number
  cursor?: string
}

export function searchCommand(tree: Tree): Command {
  return tree
    .command('search', 'search')
    .argument('<words...>', tree.help('argQuery'))
    .option('--exact', tree.help('optExact'))
    .option('--source <id>', tree.help('optSource'))
    .option('--section <name>', tree.help('optSearchSection'))
    .option('--language <tag>', tree.help('optLanguage'))
    .option('--from <date>', tree.help('optFrom'), dayOrInstant)
    .option('--to <date>', tree.help('optTo'), dayOrInstant)
    .addOption(new Option('--order <order>', tree.help('optOrder')).choices(['best', 'newest']))
    .option('--fold', tree.help('optFold'))
    .option('--limit <n>', tree.help('optLimit'), wholeNumber(1, 1000), 20)
    .option('--cursor <cursor>', tree.help('optCursor'))
    .action(
      tree.run((context, words: string[], flags: SearchFlags) =>
        context.withApp(async (app) => {
          const found = await app.search(searchRequest(words, flags, context.config().timeZone))
          if (!found.ok) return context.fail(found.problem)
          const { items, next, terms, tookMs, nearest, meant } = found.value
          context.printJson(found.value)
          context.print(
            `${context.say('search.expansion')} ${terms.map((term) => termText(context, term)).join(' · ')}`,
          )
          if (meant !== undefined) context.print(`${context.say('search.meant')} ${isolate(meant)}`)
          if (nearest) context.print(context.say('search.nearest'))
          if (items.length === 0) context.print(context.say('search.none'))
          else {
            printRows(context, items, (article) => articleLines(context, article), next)
            const style = dateStyle(context)
            context.print(
              context.say('search.found', { count: formatCount(items.length, style), ms: formatCount(tookMs, style) }),
            )
          }
          return 0
        }),
      ),
    )
}

/** A shell takes the quotes away: a word with a space in it was a phrase. */
export function queryOf(words: readonly string[]): string {
  return words
    .map((word) => (words.length > 1 && /\s/.test(word) && !word.includes('"') ? `"${word}"` : word))
    .join(' ')
}

function searchRequest(words: string[], flags: SearchFlags, timeZone: string): SearchRequest {
  const request: SearchRequest = { q: queryOf(words), exact: flags.exact === true, limit: flags.limit }
  if (flags.source !== undefined) request.sourceId = flags.source
  if (flags.section !== undefined) request.section = flags.section
  if (flags.language !== undefined) request.lang = flags.language
  // Days are meant in the configured time zone; as upper bound a day is included whole.
  if (flags.from !== undefined) request.from = zonedDayStart(flags.from, timeZone) ?? dayValue(flags.from)
  if (flags.to !== undefined) request.to = zonedDayEnd(flags.to, timeZone) ?? dayValue(flags.to)
  if (flags.order !== undefined) request.order = flags.order
  if (flags.fold === true) request.fold = true
  if (flags.cursor !== undefined) request.cursor = flags.cursor
  return request
}

/** `أخبار (اخبار)`: the word as typed and what else it finds, unless it finds only itself. */
function termText(context: CommandContext, term: SearchReport['terms'][number]): string {
  const { surface, forms, exact, negated, phrase, also } = term
  const other = [...(phrase ? forms : forms.filter((form) => form !== surface)), ...also.map(({ word }) => word)]
  const shown = other.length > 0 ? ` (${other.map(isolate).join(phrase ? ' ' : ' | ')})` : ''
  const mark = [
    negated ? context.say('search.not') : '',
    exact ? context.say('search.exact') : '',
    phrase ? context.say('search.phrase') : '',
  ]
  const marks = mark.filter((word) => word !== '').join(' ')
  return `${marks === '' ? '' : `${marks} `}${isolate(surface)}${shown}`
}
