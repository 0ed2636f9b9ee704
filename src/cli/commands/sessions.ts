/**
 * `siyaq sessions`: who is signed in on the pages, and ending sessions.
 * In: options. Out: exit code. Writes the list or the count.
 */
import type { Command } from 'commander'
import type { SignedIn } from '../../application/sign-ins.ts'
import { formatInstant, isolate } from '../terminal-bidi.ts'
import type { CommandContext } from '../command-context.ts'
import type { Tree } from '../tree.ts'
import { wholeNumber } from '../option-values.ts'
import { dateStyle, printRows } from '../rows.ts'

export function sessionsCommand(tree: Tree): Command {
  return tree
    .command('sessions', 'sessions')
    .addCommand(listCommand(tree), { isDefault: true })
    .addCommand(endCommand(tree))
}

function listCommand(tree: Tree): Command {
  return tree.command('list', 'sessionsList').action(
    tree.run((context) =>
      context.withApp(async (app) => {
        const sessions = await app.sessions()
        if (!sessions.ok) return context.fail(sessions.problem)
        context.printJson({ items: sessions.value })
        printRows(context, sessions.value, (session) => sessionLines(context, session))
        return 0
      }),
    ),
  )
}

function sessionLines(context: CommandContext, session: SignedIn): string[] {
  const style = dateStyle(context)
  const told = context.say('sessions.row', {
    role: session.account === undefined ? context.say(`role.${session.role}`) : isolate(session.account.name),
    at: formatInstant(session.at, style),
    seen: formatInstant(session.seenAt, style),
    until: formatInstant(session.expiresAt, style),
  })
  return [`#${session.id} ${told}`, `    ${isolate(session.agent)}`]
}

function endCommand(tree: Tree): Command {
  const rowNumber = wholeNumber(1, Number.MAX_SAFE_INTEGER)
  return tree
    .command('end', 'sessionsEnd')
    .argument('[ids...]', tree.help('argSessionIds'), (raw: string, before: number[] | undefined) => [
      ...(before ?? []),
      rowNumber(raw),
    ])
    .option('--all', tree.help('optAllSessions'))
    .action(
      tree.run(async (context, ids: number[] | undefined, flags: { all?: boolean }) => {
        const named = ids ?? []
        if (named.length === 0 && flags.all !== true) {
          context.note(context.say('usage.missingArgument', { what: 'ids | --all' }))
          return 2
        }
        return context.withApp(async (app) => {
          const done = await app.endSessions(flags.all === true ? 'all' : named)
          if (!done.ok) return context.fail(done.problem)
          context.printJson(done.value)
          context.print(context.say('sessions.ended', { count: done.value.ended }))
          return 0
        })
      }),
    )
}
