/**
 * `siyaq backup <file>`: everything stored in one file, while Siyaq runs.
 * In: path. Out: exit code. Writes the file through the application.
 */
import type { Command } from 'commander'
import { resolve } from 'node:path'
import { formatBytes, formatCount, isolate } from '../terminal-bidi.ts'
import type { Tree } from '../tree.ts'
import { createProgress } from '../progress.ts'
import { dateStyle } from '../rows.ts'

export function backupCommand(tree: Tree): Command {
  return tree
    .command('backup', 'backup')
    .argument('<file>', tree.help('argBackupFile'))
    .action(
      tree.run((context, file: string) =>
        context.withApp(async (app) => {
          const progress = createProgress(context.io)
          const done = await app.backup(resolve(context.io.cwd, file), {
            onProgress: (p) => progress.update(p.done, p.total, p.note ?? ''),
          })
          progress.stop()
          if (!done.ok) return context.fail(done.problem)
          const { path, bytes, articles } = done.value
          context.printJson(done.value)
          const shown = {
            path: isolate(path),
            size: isolate(formatBytes(bytes)),
            articles: formatCount(articles, dateStyle(context)),
          }
          context.print(context.say('backup.done', shown))
          return 0
        }),
      ),
    )
}
