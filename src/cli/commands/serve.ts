/**
 * `siyaq serve`: follow the sources and serve the pages until stopped.
 * In: settings. Out: exit code. Writes where it listens to standard output.
 */
import type { Command } from 'commander'
import type { Listening } from '../../application/siyaq.ts'
import type { Log } from '../../log.ts'
import { defined } from '../../model/defined.ts'
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
          async (app, log) => {
            const ended = await app.serve({
              signal: context.io.signal,
              onListening: (at) => (context.logsAll() ? logListening(context, log, at) : tellListening(context, at)),
            })
            if (!ended.ok) return context.fail(ended.problem)
            if (context.logsAll()) log.info('stopped')
            else context.note(context.say('serve.stopped'))
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

/** The same as a line of the log. */
function logListening({ io }: CommandContext, log: Log, { url, stages, ownerLink }: Listening): void {
  log.info({ ...defined({ url }), works: stages.join(',') }, 'running')
  // The log hides what is secret in an address; this one is for whoever reads it.
  if (ownerLink !== undefined) io.stdout.write(`${JSON.stringify({ level: 'info', ownerLink, msg: 'no owner yet' })}\n`)
}
