/**
 * `siyaq dead`: buried work with reasons, and trying it again.
 * In: options. Out: exit code. Writes the list or the count.
 */
import type { Command } from 'commander'
import type { BuriedWork } from '../../application/siyaq.ts'
import { formatInstant, isolate } from '../terminal-bidi.ts'
import type { CommandContext } from '../command-context.ts'
import type { Tree } from '../tree.ts'
import { wholeNumber } from '../option-values.ts'
import { dateStyle, printRows } from '../rows.ts'
import { defined } from '../../model/defined.ts'

interface ListFlags {
  stage?: string
  limit: number
  cursor?: string
}

interface RetryFlags {
  stage?: string
  all?: boolean
}

export function deadCommand(tree: Tree): Command {
  return tree.command('dead', 'dead').addCommand(listCommand(tree), { isDefault: true }).addCommand(retryCommand(tree))
}

function listCommand(tree: Tree): Command {
  return tree
    .command('list', 'deadList')
    .option('--stage <stage>', tree.help('optStage'))
    .option('--limit <n>', tree.help('optLimit'), wholeNumber(1, 1000), 50)
    .option('--cursor <cursor>', tree.help('optCursor'))
    .action(
      tree.run((context, flags: ListFlags) =>
        context.withApp(async (app) => {
          const { stage, limit, cursor } = flags
          const dead = await app.dead({
            limit,
            ...defined({ stage, cursor }),
          })
          if (!dead.ok) return context.fail(dead.problem)
          context.printJson(dead.value)
          printRows(context, dead.value.items, (row) => deadLines(context, row), dead.value.next)
          return 0
        }),
      ),
    )
}

function deadLines(context: CommandContext, row: BuriedWork): string[] {
  const subject = Object.entries(row.body).map(([name, value]) => `${name}=${String(value)}`)
  return [
    `#${row.id} ${row.stage} · ${formatInstant(row.at, dateStyle(context))} · ${isolate(subject.join(' '))}`,
    `    ${context.problemText(row.problem)}`,
  ]
}

function retryCommand(tree: Tree): Command {
  const rowNumber = wholeNumber(1, Number.MAX_SAFE_INTEGER)
  return tree
    .command('retry', 'deadRetry')
    .argument('[ids...]', tree.help('argDeadIds'), (raw: string, before: number[] | undefined) => [
      ...(before ?? []),
      rowNumber(raw),
    ])
    .option('--stage <stage>', tree.help('optStage'))
    .option('--all', tree.help('optAllDead'))
    .action(
      tree.run(async (context, ids: number[] | undefined, flags: RetryFlags) => {
        const named = ids ?? []
        if (named.length === 0 && flags.all !== true && flags.stage === undefined) {
          context.note(context.say('usage.missingArgument', { what: 'ids | --stage | --all' }))
          return 2
        }
        return context.withApp(async (app) => {
          const done = await app.retryDead({
            ...(named.length === 0 ? {} : { ids: named }),
            ...defined({ stage: flags.stage }),
          })
          if (!done.ok) return context.fail(done.problem)
          context.printJson(done.value)
          context.print(context.say('dead.requeued', { count: done.value.requeued }))
          return 0
        })
      }),
    )
}
