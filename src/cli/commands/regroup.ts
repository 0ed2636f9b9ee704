/**
 * `siyaq regroup`: groups everything again from the stored features, corrections kept.
 * In: nothing. Out: exit code, 3 when stopped before the end. Writes progress and counts.
 */
import type { Command } from 'commander'
import { formatCount } from '../terminal-bidi.ts'
import type { Tree } from '../tree.ts'
import { createProgress } from '../progress.ts'
import { dateStyle } from '../rows.ts'

export function regroupCommand(tree: Tree): Command {
  return tree.command('regroup', 'regroup').action(
    tree.run((context) =>
      context.withApp(async (app) => {
        const style = dateStyle(context)
        const progress = createProgress(context.io)
        const done = await app.regroup({
          signal: context.io.signal,
          onProgress: (p) =>
            progress.update(p.done, p.total, context.say('regroup.progress', { done: p.done, total: p.total ?? '?' })),
        })
        progress.stop()
        if (!done.ok) return context.fail(done.problem)
        const { articles, storiesBefore, storiesAfter, moved, tookMs, stopped } = done.value
        context.printJson(done.value)
        const counts = { articles, before: storiesBefore, after: storiesAfter, moved, seconds: tookMs / 1000 }
        const shown = Object.fromEntries(
          Object.entries(counts).map(([name, count]) => [name, formatCount(count, style)]),
        )
        context.print(context.say('regroup.done', shown))
        if (stopped) context.note(context.say('regroup.stopped'))
        return stopped ? 3 : 0
      }),
    ),
  )
}
