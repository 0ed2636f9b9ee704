/**
 * `siyaq sources`: the sources with their counts; the family of one, whose outlets count as one publisher; what one covered.
 * In: a source id, a name. Out: exit code. Writes the list, or the source that changed.
 */
import type { Command } from 'commander'
import { formatCount, isolate } from '../terminal-bidi.ts'
import type { Tree } from '../tree.ts'
import { dateStyle, printRows } from '../rows.ts'
import { compareCommand } from './profiles/compare.ts'
import { coverageCommand } from './profiles/coverage.ts'

export function sourcesCommand(tree: Tree): Command {
  return tree
    .command('sources', 'sources')
    .addCommand(listCommand(tree), { isDefault: true })
    .addCommand(familyCommand(tree))
    .addCommand(coverageCommand(tree))
    .addCommand(compareCommand(tree))
}

function listCommand(tree: Tree): Command {
  return tree.command('list', 'sourcesList').action(
    tree.run((context) =>
      context.withApp(async (app) => {
        const sources = await app.sources()
        if (!sources.ok) return context.fail(sources.problem)
        context.printJson({ items: sources.value })
        const style = dateStyle(context)
        printRows(context, sources.value, (row) => [
          `${isolate(row.name)} (${isolate(row.id)})${row.paused ? ` — ${context.say('feeds.paused')}` : ''}`,
          ...(row.family === undefined
            ? []
            : [`    ${context.say('sources.family', { family: isolate(row.family) })}`]),
          `    ${context.say('sources.row', {
            feeds: formatCount(row.feedCount, style),
            articles: formatCount(row.articleCount, style),
            failing: formatCount(row.failingFeeds, style),
            unsure: formatCount(row.unsureCount, style),
          })}`,
        ])
        return 0
      }),
    ),
  )
}

function familyCommand(tree: Tree): Command {
  return tree
    .command('family', 'sourcesFamily')
    .argument('<id>', tree.help('argSourceId'))
    .argument('[name]', tree.help('argFamily'))
    .action(
      tree.run((context, id: string, name: string | undefined) =>
        context.withApp(async (app) => {
          const done = await app.setFamily(id, name)
          if (!done.ok) return context.fail(done.problem)
          context.printJson({ source: done.value })
          const { family } = done.value
          context.print(
            family === undefined
              ? context.say('sources.noFamily', { name: isolate(done.value.name) })
              : context.say('sources.family', { family: isolate(family) }),
          )
          return 0
        }),
      ),
    )
}
