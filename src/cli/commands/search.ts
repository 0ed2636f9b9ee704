/**
 * `siyaq search`: articles that match, and what the words were expanded to. `siyaq export`: all of them, as a file on standard output.
 * In: words and filters. Out: exit code. Writes the expansion and the results, or rows, and to standard error how many.
 */
import { Option, type Command } from 'commander'
import { exportFormats, mostExported, type ExportFormat } from '../../application/export/export-request.ts'
import type { SearchReport, SearchRequest } from '../../application/search/search-request.ts'
import { defined } from '../../model/defined.ts'
import { formatCount, isolate } from '../terminal-bidi.ts'
import type { CommandContext } from '../command-context.ts'
import { daysOf, searchOf, withSearchWords, type SearchWordFlags } from '../search-words.ts'
import type { Tree } from '../tree.ts'
import { dayOrInstant, wholeNumber } from '../option-values.ts'
import { articleLines, dateStyle, printRows } from '../rows.ts'

interface SearchFlags extends SearchWordFlags {
  from?: string
  to?: string
  fold?: boolean
  order?: NonNullable<SearchRequest['order']>
  limit: number
  cursor?: string
}

export function searchCommand(tree: Tree): Command {
  return withSearchWords(tree, tree.command('search', 'search'))
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

interface ExportFlags extends SearchWordFlags {
  from?: string
  to?: string
  format: ExportFormat
  limit: number
}

export function exportCommand(tree: Tree): Command {
  return withSearchWords(tree, tree.command('export', 'export'))
    .option('--from <date>', tree.help('optFrom'), dayOrInstant)
    .option('--to <date>', tree.help('optTo'), dayOrInstant)
    .addOption(new Option('--format <format>', tree.help('optExportFormat')).choices(exportFormats).default('jsonl'))
    .option('--limit <n>', tree.help('optLimit'), wholeNumber(1, mostExported), mostExported)
    .action(
      tree.run((context, words: string[], flags: ExportFlags) =>
        context.withApp(async (app) => {
          const { timeZone, publicUrl } = context.config()
          const request = { ...searchOf(words, flags), ...daysOf(flags, timeZone) }
          const style = { lang: context.lang, ...defined({ base: publicUrl?.replace(/\/+$/, '') }) }
          // Rows are JSON already.
          const format = context.json ? 'jsonl' : flags.format
          const done = await app.exportSearch(request, { ...style, format, most: flags.limit }, (piece) =>
            context.io.stdout.write(piece),
          )
          if (!done.ok) return context.fail(done.problem)
          context.note(context.say('export.done', { count: formatCount(done.value.articles, dateStyle(context)) }))
          return 0
        }),
      ),
    )
}

function searchRequest(words: string[], flags: SearchFlags, timeZone: string): SearchRequest {
  const request: SearchRequest = { ...searchOf(words, flags), ...daysOf(flags, timeZone), limit: flags.limit }
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
