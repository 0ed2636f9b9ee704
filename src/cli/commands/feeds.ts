/**
 * `siyaq feeds`: list, pause, resume and remove feeds.
 * In: options. Out: exit code. Writes the list or the change.
 */
import type { Command } from 'commander'
import { isolate } from '../terminal-bidi.ts'
import type { Tree } from '../tree.ts'
import { wholeNumber } from '../option-values.ts'
import { feedLines, printRows } from '../rows.ts'
import { setFeedCommand, showFeedCommand } from './feed-settings.ts'
import { defined } from '../../model/defined.ts'

interface ListFlags {
  source?: string
  failing?: boolean
}

export function feedsCommand(tree: Tree): Command {
  return tree
    .command('feeds', 'feeds')
    .addCommand(listCommand(tree), { isDefault: true })
    .addCommand(pauseCommand(tree, true))
    .addCommand(pauseCommand(tree, false))
    .addCommand(removeCommand(tree))
    .addCommand(exportCommand(tree))
    .addCommand(showFeedCommand(tree))
    .addCommand(setFeedCommand(tree))
}

function listCommand(tree: Tree): Command {
  return tree
    .command('list', 'feedsList')
    .option('--source <id>', tree.help('optSource'))
    .option('--failing', tree.help('optFailing'))
    .action(
      tree.run((context, flags: ListFlags) =>
        context.withApp(async (app) => {
          const feeds = await app.feeds({
            ...defined({ sourceId: flags.source, failingOnly: flags.failing }),
          })
          if (!feeds.ok) return context.fail(feeds.problem)
          context.printJson({ items: feeds.value })
          printRows(context, feeds.value, (feed) => feedLines(context, feed))
          return 0
        }),
      ),
    )
}

function pauseCommand(tree: Tree, paused: boolean): Command {
  return tree
    .command(paused ? 'pause' : 'resume', paused ? 'feedsPause' : 'feedsResume')
    .argument('<id>', tree.help('argFeedId'), wholeNumber(1, Number.MAX_SAFE_INTEGER))
    .action(
      tree.run((context, id: number) =>
        context.withApp(async (app) => {
          const feed = await app.setFeedPaused(id, paused)
          if (!feed.ok) return context.fail(feed.problem)
          context.printJson({ feed: feed.value })
          context.print(`${context.say(paused ? 'feeds.nowPaused' : 'feeds.nowResumed')}: ${isolate(feed.value.url)}`)
          return 0
        }),
      ),
    )
}

function removeCommand(tree: Tree): Command {
  return tree
    .command('remove', 'feedsRemove')
    .argument('<id>', tree.help('argFeedId'), wholeNumber(1, Number.MAX_SAFE_INTEGER))
    .action(
      tree.run((context, id: number) =>
        context.withApp(async (app) => {
          const removed = await app.removeFeed(id)
          if (!removed.ok) return context.fail(removed.problem)
          context.printJson({ removed: id })
          context.print(`${context.say('feeds.removed')}: #${id}`)
          return 0
        }),
      ),
    )
}

function exportCommand(tree: Tree): Command {
  return tree
    .command('export', 'feedsExport')
    .option('--account <account>', tree.help('optOpmlAccount'))
    .action(
      tree.run((context, flags: { account?: string }) =>
        context.withApp(async (app) => {
          const written = await app.exportOpml(flags)
          if (!written.ok) return context.fail(written.problem)
          context.printJson({ opml: written.value })
          context.print(written.value.trimEnd())
          return 0
        }),
      ),
    )
}
