/**
 * `siyaq poll`: one round of polling, for cron or by hand.
 * In: feed numbers or none. Out: exit code, 3 when some feeds failed. Writes counts and failures.
 */
import type { Command } from 'commander'
import { isolate } from '../terminal-bidi.ts'
import type { Tree } from '../tree.ts'
import { wholeNumber } from '../option-values.ts'
import { createProgress } from '../progress.ts'

export function pollCommand(tree: Tree): Command {
  const feedNumber = wholeNumber(1, Number.MAX_SAFE_INTEGER)
  return tree
    .command('poll', 'poll')
    .argument('[ids...]', tree.help('argFeedIds'), (raw: string, before: number[] | undefined) => [
      ...(before ?? []),
      feedNumber(raw),
    ])
    .action(
      tree.run((context, feedIds: number[] | undefined) =>
        context.withApp(async (app) => {
          const progress = createProgress(context.io)
          const polled = await app.pollOnce({
            ...(feedIds === undefined || feedIds.length === 0 ? {} : { feedIds }),
            onProgress: (p) => progress.update(p.done, p.total, p.note ?? ''),
            signal: context.io.signal,
          })
          progress.stop()
          if (!polled.ok) return context.fail(polled.problem)
          const { feeds, failed, newEntries, articles, revised, stopped } = polled.value
          context.printJson(polled.value)
          context.print(
            context.say('poll.done', { feeds, failed: failed.length, entries: newEntries, articles, revised }),
          )
          for (const { feed, problem } of failed)
            context.print(`  #${feed.id} ${isolate(feed.url)}: ${context.problemText(problem)}`)
          if (stopped === true) context.note(context.say('regroup.stopped'))
          return failed.length > 0 || stopped === true ? 3 : 0
        }),
      ),
    )
}
