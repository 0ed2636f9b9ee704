/**
 * `siyaq searches`: searches that are kept under a name, as feeds and for the pages.
 * In: words and limits, or a number. Out: exit code. Writes the list, or what was done.
 */
import type { Command } from 'commander'
import { defined } from '../../model/defined.ts'
import type { SavedSearch } from '../../application/search/saved.ts'
import { isolate } from '../terminal-bidi.ts'
import type { CommandContext } from '../command-context.ts'
import { searchOf, withSearchWords, type SearchWordFlags } from '../search-words.ts'
import type { Tree } from '../tree.ts'
import { wholeNumber } from '../option-values.ts'
import { printRows } from '../rows.ts'

export function searchesCommand(tree: Tree): Command {
  return tree
    .command('searches', 'searches')
    .addCommand(listCommand(tree), { isDefault: true })
    .addCommand(addCommand(tree))
    .addCommand(removeCommand(tree))
}

function listCommand(tree: Tree): Command {
  return tree.command('list', 'searchesList').action(
    tree.run((context) =>
      context.withApp(async (app) => {
        const saved = await app.savedSearches()
        if (!saved.ok) return context.fail(saved.problem)
        context.printJson({ items: saved.value })
        printRows(context, saved.value, (each) => savedLines(context, each))
        return 0
      }),
    ),
  )
}

/** `#3 name`, then the query and its limits, and where its feed is. */
function savedLines(context: CommandContext, { id, name, search }: SavedSearch): string[] {
  const { q, ...rest } = search
  const limits = Object.entries(defined({ ...rest, exact: rest.exact ? 'exact' : undefined }))
    .map(([limit, value]) => `${limit}=${String(value)}`)
    .join(' ')
  return [
    `#${id} ${isolate(name)}`,
    `    ${isolate(q)}${limits === '' ? '' : ` ${isolate(limits)}`}`,
    `    ${context.say('searches.feed')} ${isolate(`/feeds/saved/${id}.atom`)}`,
  ]
}

interface SaveFlags extends SearchWordFlags {
  name?: string
  from?: string
  to?: string
}

function addCommand(tree: Tree): Command {
  return withSearchWords(tree, tree.command('add', 'searchesAdd'))
    .option('--name <name>', tree.help('optSearchName'))
    .option('--from <date>', tree.help('optFrom'))
    .option('--to <date>', tree.help('optTo'))
    .action(
      tree.run((context, words: string[], flags: SaveFlags) =>
        context.withApp(async (app) => {
          const { name, from, to } = flags
          const saved = await app.saveSearch({ ...searchOf(words, flags), ...defined({ name, from, to }) })
          if (!saved.ok) return context.fail(saved.problem)
          context.printJson(saved.value)
          for (const line of savedLines(context, saved.value)) context.print(line)
          return 0
        }),
      ),
    )
}

function removeCommand(tree: Tree): Command {
  return tree
    .command('remove', 'searchesRemove')
    .argument('<id>', tree.help('argSearchId'), wholeNumber(1, Number.MAX_SAFE_INTEGER))
    .action(
      tree.run((context, id: number) =>
        context.withApp(async (app) => {
          const done = await app.removeSearch(id)
          if (!done.ok) return context.fail(done.problem)
          context.printJson({ removed: id })
          context.print(context.say('searches.removed', { id: String(id) }))
          return 0
        }),
      ),
    )
}
