/**
 * `siyaq serve`: follow the sources and serve the pages until stopped.
 * In: settings. Out: exit code. Writes where it listens to standard output.
 */
import type { Command } from 'commander'
import type { Listening } from '../../application/siyaq.ts'
import { isolate } from '../terminal-bidi.ts'
import type { CommandContext } from '../command-context.ts'
import type { Tree } from '../tree.ts'

export function serveCommand(tree: Tree): Command {
  return tree
    .command('serve', 'serve')
    .addHelpText(
      'after',
      tree.settings([
        'host',
        'port',
        'publicUrl',
        'trustedProxies',
        'allowedHosts',
        'role',
        'stages',
        'monitorPort',
        'workers',
        'databaseUrl',
        'natsUrls',
        'adminToken',
        'readerToken',
        'reading',
      ]),
    )
    .action(
      tree.run((context) =>
        context.withApp(
          async (app) => {
            const ended = await app.serve({
              signal: context.io.signal,
              onListening: (at) => tellListening(context, at),
            })
            if (!ended.ok) return context.fail(ended.problem)
            context.note(context.say('serve.stopped'))
            return 0
          },
          { log: 'service' },
        ),
      ),
    )
}

/** Where it runs: for people, or one JSON line for a program that started it. */
export function tellListening(context: CommandContext, at: Listening): void {
  context.printJson({ listening: at })
  context.print(
    at.url === undefined
      ? context.say('serve.working', { stages: at.stages.join(', ') })
      : context.say('serve.listening', { url: isolate(at.url) }),
  )
  context.print(context.say(at.deployment === 'cluster' ? 'config.deployment.cluster' : 'config.deployment.embedded'))
  if (at.deployment === 'embedded') context.print(context.say('serve.data', { dir: isolate(at.dataDir) }))
  if (at.ownerLink !== undefined) context.print(context.say('serve.ownerLink', { url: isolate(at.ownerLink) }))
  context.print(context.say('serve.stop'))
}
