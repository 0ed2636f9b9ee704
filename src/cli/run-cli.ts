/**
 * One command line from arguments to exit code.
 * In: the arguments after the program's name, and the io. Out: the exit code. Writes to the given streams only.
 */
import { CommanderError, type Command } from 'commander'
import { configNames } from '../config/config.ts'
import { expectedProblem } from '../application/expected-problem.ts'
import { cliVersion } from '../application/version.ts'
import { createContext, sayIn, type CliIo, type CliLang, type ExitCode, type GlobalOptions } from './command-context.ts'
import { commandsAmong } from './command-list.ts'
import { commandTree, type Runner } from './command-tree.ts'

/**
 * Exit code: 0 done, 1 a problem, 2 wrong usage, 3 done in part. Never throws: an unexpected error is printed on standard
 * error (with its stack and causes) and gives 1.
 */
export async function runCli(argv: readonly string[], io: CliIo): Promise<number> {
  const lang = languageOf(argv, io.env)
  let exitCode: ExitCode = 0
  const commands = await commandsAmong(argv)
  const runner: Runner = async (root, work) => {
    const context = createContext(io, lang, globalOptions(root))
    try {
      exitCode = await work(context)
    } catch (error) {
      // The one place for what the machine or a server lacks, wherever it was thrown.
      const problem = expectedProblem(error)
      if (problem === undefined) throw error
      exitCode = context.fail(problem)
    }
  }
  const program = commandTree(lang, cliVersion(), runner, commands)
  for (const command of [program, ...descendants(program)]) {
    command.configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
      // Told below, in the chosen language.
      outputError: () => undefined,
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getErrHelpWidth: () => io.stderr.columns ?? 100,
    })
  }
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return usage(error, lang, io)
    io.stderr.write(`${sayIn(lang)('unexpected', { what: errorText(error) })}\n`)
    return 1
  }
}

/** `--lang`, then SIYAQ_LANG, then the locale: Arabic where the machine speaks Arabic, else English. */
export function languageOf(argv: readonly string[], env: CliIo['env']): CliLang {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  const word = argv[at]
  const flag = word?.startsWith('--lang=') ? word.slice('--lang='.length) : at >= 0 ? argv[at + 1] : undefined
  const wanted = flag ?? env['SIYAQ_LANG'] ?? env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? ''
  return /^ar\b|^ar_/i.test(wanted) ? 'ar' : 'en'
}

function globalOptions(root: Command): GlobalOptions {
  const given: Record<string, unknown> = root.opts()
  const flags = Object.fromEntries(
    configNames.filter((name) => given[name] !== undefined).map((name) => [name, given[name]]),
  )
  const file = given['config']
  return { json: given['json'] === true, configFile: typeof file === 'string' ? file : undefined, flags }
}

function descendants(command: Command): Command[] {
  return command.commands.flatMap((child) => [child, ...descendants(child)])
}

function usage(error: CommanderError, lang: CliLang, io: CliIo): number {
  // Help and version were asked for; a bare `siyaq` or `siyaq feeds` shows help too.
  if (error.exitCode === 0) return 0
  if (error.code === 'commander.help') return 2
  const say = sayIn(lang)
  // Commander names the culprit in quotes: "unknown option '--x'", "option '--limit <n>' argument '0' is invalid".
  const quoted = [...error.message.matchAll(/'([^']*)'/g)].map((match) => match[1])
  const what = quoted.length > 0 ? quoted.join(': ') : error.message.replace(/^error: /, '')
  const more =
    /Allowed choices are ([^.]*)\./.exec(error.message)?.[1] ?? /is invalid[^.]*\. (.+)$/.exec(error.message)?.[1]
  const lines: Record<string, string> = {
    'commander.unknownCommand': say('usage.unknownCommand', { what }),
    'commander.unknownOption': say('usage.unknownOption', { what }),
    'commander.missingArgument': say('usage.missingArgument', { what }),
    'commander.optionMissingArgument': say('usage.missingValue', { what }),
    'commander.invalidArgument': say('usage.badValue', { what: more === undefined ? what : `${what} (${more})` }),
    'commander.excessArguments': say('usage.tooMany'),
  }
  io.stderr.write(`${lines[error.code] ?? say('usage.other', { what: error.message })}\n${say('usage.more')}\n`)
  return 2
}

function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause === undefined ? '' : `\n← ${errorText(error.cause)}`
  return `${error.stack ?? error.message}${cause}`
}
