/**
 * What a command file is given to declare itself in the tree of commands (command-tree.ts).
 * In: nothing. Out: a type. Touches nothing.
 */
import type { Command } from 'commander'
import type { ConfigName } from '../config/options.ts'
import type { CliHelp } from '../messages/cli-help.ts'
import type { CliLang, CommandContext, ExitCode } from './command-context.ts'

/** What a command file is given to declare itself. */
export interface Tree {
  lang: CliLang
  help(text: CliHelp): string
  command(name: string, text: CliHelp): Command
  /** Wraps what the command does, for commander's `action`. */
  run<A extends unknown[]>(
    work: (context: CommandContext, ...args: A) => Promise<ExitCode>,
  ): (...args: A) => Promise<void>
  /** The named settings, for the end of a command's help. */
  settings(names: readonly ConfigName[]): string
}
