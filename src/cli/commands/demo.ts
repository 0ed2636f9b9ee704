/**
 * `siyaq demo`: the invented press on this machine, and Siyaq following it with time sped up.
 * In: options. Out: exit code. Writes progress and where it listens.
 */
import type { Command } from 'commander'
import { formatCount, formatInstant, isolate } from '../terminal-bidi.ts'
import type { Tree } from '../tree.ts'
import { wholeNumber } from '../option-values.ts'
import { createProgress } from '../progress.ts'
import { tellListening } from './serve.ts'
import { dateStyle } from '../rows.ts'
import { defined } from '../../model/defined.ts'

interface DemoFlags {
  speed: number
  once?: boolean
  keep?: string
}

export function demoCommand(tree: Tree): Command {
  return tree
    .command('demo', 'demo')
    .option('--speed <times>', tree.help('optSpeed'), wholeNumber(1, 1_000_000), 3600)
    .option('--once', tree.help('optOnce'))
    .option('--keep <directory>', tree.help('optKeep'))
    .addHelpText('after', tree.settings(['host', 'port']))
    .action(
      tree.run((context, flags: DemoFlags) =>
        context.withApp(async (app) => {
          context.note(context.say('demo.starting'))
          const style = dateStyle(context)
          const progress = createProgress(context.io)
          const outcome = await app.demo({
            speed: flags.speed,
            keepServing: flags.once !== true,
            ...defined({ dataDir: flags.keep }),
            signal: context.io.signal,
            onListening: (at) => tellListening(context, at),
            onProgress: (p) =>
              progress.update(
                p.articles,
                undefined,
                context.say('demo.progress', {
                  at: formatInstant(p.pressAt, style),
                  articles: p.articles,
                  stories: p.stories,
                }),
              ),
          })
          progress.stop()
          if (!outcome.ok) return context.fail(outcome.problem)
          const { outlets, articles, stories, tookMs } = outcome.value
          context.printJson(outcome.value)
          context.print(
            isolate(
              context.say('demo.done', { outlets, articles, stories, seconds: formatCount(tookMs / 1000, style) }),
            ),
          )
          return 0
        }),
      ),
    )
}
