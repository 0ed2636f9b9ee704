/**
 * `siyaq restore <file>`: a backup back into the data directory.
 * In: path. Out: exit code. Writes through the application.
 */
import type { Command } from 'commander'
import { resolve } from 'node:path'
import { formatCount } from '../terminal-bidi.ts'
import type { Tree } from '../tree.ts'
import { dateStyle } from '../rows.ts'

export function restoreCommand(tree: Tree): Command {
  return tree
    .command('restore', 'restore')
    .argument('<file>', tree.help('argBackupFile'))
    .option('--overwrite', tree.help('optOverwrite'))
    .action(
      tree.run((context, file: string, flags: { overwrite?: boolean }) =>
        context.withApp(async (app) => {
          const done = await app.restore(resolve(context.io.cwd, file), { overwrite: flags.overwrite === true })
          if (!done.ok) return context.fail(done.problem)
          const style = dateStyle(context)
          const { articles, stories } = done.value
          context.printJson(done.value)
          context.print(
            context.say('restore.done', {
              articles: formatCount(articles, style),
              stories: formatCount(stories, style),
            }),
          )
          return 0
        }),
      ),
    )
}
