/**
 * What commands of one's own state have in common: whose it is, and telling what was done.
 * In: what to do with the application. Out: exit code. Writes what was done.
 */
import type { OwnFromShell } from '../../../application/own/from-shell.ts'
import type { Outcome } from '../../../problem.ts'
import type { CommandContext, ExitCode } from '../../command-context.ts'

export interface AccountFlag {
  account?: string
}

export function done<T>(
  context: CommandContext,
  act: (own: OwnFromShell) => Promise<Outcome<T>>,
  told: (value: T) => string,
): Promise<ExitCode> {
  return context.withApp(async (app) => {
    const outcome = await act(await app.own())
    if (!outcome.ok) return context.fail(outcome.problem)
    context.printJson(outcome.value)
    context.print(told(outcome.value))
    return 0
  })
}
