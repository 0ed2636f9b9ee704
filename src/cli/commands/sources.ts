/**
 * `siyaq sources`: the sources with their counts.
 * In: nothing. Out: exit code. Writes the list.
 */
import type { Command } from 'commander'
import { formatCount, isolate } from '../terminal-bidi.ts'
import type { Tree } from '../tree.ts'
import { dateStyle, printRows } from '../rows.ts'

export function sourcesCommand(tree: Tree): Command {
  return tree.command('sources', 'sources').action(
    tree.run((context) =>
      context.withApp(async (app) => {
        const sources = await app.sources()
        if (!sources.ok) return context.fail(sources.problem)
        context.printJson({ items: sources.value })
        const style = dateStyle(context)
        printRows(context, sources.value, (row) => [
          `${isolate(row.name)} (${isolate(row.id)})${row.paused ? ` — ${context.say('feeds.paused')}` : ''}`,
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
