/**
 * `siyaq accuracy`: how right the numbers of independent origins were when they were measured.
 * In: nothing. Out: exit code. Writes the figures.
 */
import type { Command } from 'commander'
import type { Tree } from '../tree.ts'

export function accuracyCommand(tree: Tree): Command {
  return tree.command('accuracy', 'accuracy').action(
    tree.run((context) =>
      context.withApp((app) => {
        const items = app.accuracy()
        context.printJson({ items })
        for (const { measure, value, n, measuredOn } of items) {
          context.print(
            context.say('accuracy.row', { value: `${Math.round(100 * value)}%`, n, measure, date: measuredOn }),
          )
        }
        return Promise.resolve(0)
      }),
    ),
  )
}
