/**
 * What every command is given: streams, language, settings, the application, and the ways to answer.
 * In: the io of the process and the parsed global options. Out: a context. Writes only to the given streams.
 */
import { hostname } from 'node:os'
import { expectedProblem } from '../application/expected-problem.ts'
import {
  deploymentOf,
  redactedConfig,
  loadConfig,
  type Config,
  type ConfigProblem,
  type ConfigReading,
} from '../config/config.ts'
import type { Log, LogLevel } from '../log.ts'
import { cliMessages, type CliMessage } from '../messages/cli.ts'
import { problems, type ProblemCode } from '../messages/problems.ts'
import { remedies } from '../messages/remedies.ts'
import type { Problem } from '../problem.ts'
import type { ComposeSiyaq, Siyaq } from '../application/siyaq.ts'
import { isolate } from './terminal-bidi.ts'
import { defined } from '../model/defined.ts'

/** 0: done. 1: a problem prevented it. 2: wrong usage. 3: done in part, the rest is listed. */
export type ExitCode = 0 | 1 | 2 | 3

export type CliLang = 'ar' | 'en'

export interface CliStream {
  write(text: string): unknown
  isTTY?: boolean | undefined
  columns?: number | undefined
}

/** The world as the command line sees it; tests give their own. */
export interface CliIo {
  stdout: CliStream
  stderr: CliStream
  stdin: AsyncIterable<Uint8Array | string>
  env: Readonly<Record<string, string | undefined>>
  cwd: string
  now(): number
  /** Aborted when the operator wants to stop (SIGINT, SIGTERM). */
  signal: AbortSignal
  /** Called by a command that takes long: a server on this machine answers its readers first. */
  giveWay?(): void
  /** Makes the application; called at most once, and only by commands that need it. */
  compose(...args: Parameters<ComposeSiyaq>): Siyaq | Promise<Siyaq>
}

export interface GlobalOptions {
  json: boolean
  configFile: string | undefined
  /** Raw settings by option name, as flags gave them. */
  flags: Record<string, unknown>
}

export interface CommandContext {
  io: CliIo
  lang: CliLang
  json: boolean
  say(message: CliMessage, values?: Record<string, string | number>): string
  /** Settings in force, or every problem with them. */
  readConfig(): ConfigReading
  /** The settings; for formatting only once `withApp` has accepted them. */
  config(): Config
  /** Runs `work` with the application and closes it; invalid settings end in exit code 1 with every problem printed. */
  withApp(work: (app: Siyaq, log: Log) => Promise<ExitCode>, o?: { log?: 'service' | 'quiet' }): Promise<ExitCode>
  /** Everything that is told is a line of the log: a process of a cluster, whose lines a machine reads. */
  logsAll(): boolean
  /** A line for people; nothing with `--json`. */
  print(line?: string): void
  /** The answer with `--json`. */
  printJson(value: unknown): void
  /** A line for people on standard error, also with `--json`. */
  note(line: string): void
  /** The problem, and what to do about it, on standard error. */
  noteProblem(problem: Problem): void
  /** Tells the problem (on standard error, or as JSON) and gives exit code 1. */
  fail(problem: Problem): 1
  problemText(problem: Problem): string
}

export function createContext(io: CliIo, lang: CliLang, options: GlobalOptions): CommandContext {
  let loaded: ConfigReading | undefined
  /** Where all is told to the log. */
  let log: Log | undefined
  const readConfig = (): ConfigReading =>
    (loaded ??= loadConfig({
      flags: options.flags,
      env: io.env,
      cwd: io.cwd,
      ...defined({ file: options.configFile }),
    }))
  const say = sayIn(lang)
  const problemText = (problem: Problem): string => problemLine(problem, lang)
  const context: CommandContext = {
    io,
    lang,
    json: options.json,
    say,
    readConfig,
    problemText,
    config() {
      const reading = readConfig()
      if (!reading.ok) throw new Error('settings were used before they were accepted')
      return reading.config
    },
    async withApp(work, o = {}) {
      const reading = readConfig()
      if (!reading.ok) return failSettings(context, reading.problems)
      const { createLog } = await import('../log.ts')
      const { config } = reading
      if (o.log === 'service' && deploymentOf(config) === 'cluster' && !options.json) {
        const { role, stages } = config
        const who = {
          host: hostname(),
          pid: process.pid,
          role,
          ...(role === 'web' ? {} : { stages: stages.join(',') }),
        }
        log = createLog({ level: logLevel(reading, 'service'), destination: io.stderr, who })
      }
      const used = log ?? createLog({ level: logLevel(reading, o.log ?? 'quiet'), destination: io.stderr })
      const app = await io.compose(config, used)
      try {
        return await work(app, used)
      } catch (error) {
        // What is expected is told above (run-cli.ts); a stack is for the log too.
        if (log === undefined || expectedProblem(error) !== undefined) throw error
        log.fatal({ err: error }, 'unexpected')
        return 1
      } finally {
        await app.close()
      }
    },
    logsAll: () => log !== undefined,
    print(line = '') {
      if (!options.json) io.stdout.write(`${line}\n`)
    },
    printJson(value) {
      if (options.json) io.stdout.write(`${JSON.stringify(value)}\n`)
    },
    note(line) {
      io.stderr.write(`${line}\n`)
    },
    noteProblem(problem) {
      context.note(problemText(problem))
      const remedy = remedies[problem.code]?.[lang]
      if (remedy !== undefined) context.note(`  ${say('doctor.hint', { hint: isolate(remedy) })}`)
    },
    fail(problem) {
      const { code, detail } = problem
      const { message, remedy } = told(problem, lang)
      if (options.json) io.stdout.write(`${JSON.stringify({ problem: { ...problem, ...told(problem, lang) } })}\n`)
      else if (log !== undefined) log.fatal({ code, ...defined({ detail, remedy }) }, message)
      else context.noteProblem(problem)
      return 1
    },
  }
  return context
}

/** The text of a message in one language, `{name}` replaced. */
export function sayIn(lang: CliLang): CommandContext['say'] {
  return (message, values = {}) =>
    cliMessages[message][lang].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** Every problem with the settings, one a line, and exit code 1. */
export function failSettings(context: CommandContext, found: readonly ConfigProblem[]): 1 {
  if (context.json) {
    const told = found.map(({ code, option, where, why }) => ({ code, option, where, why: why[context.lang] }))
    context.printJson({ problem: { code: found[0]?.code ?? 'config.invalid' }, problems: told })
  } else {
    context.note(context.say('config.problems'))
    for (const problem of found)
      context.note(
        `  ${isolate(problem.where)} — ${problemMessage(problem.code, context.lang)}: ${isolate(problem.why[context.lang])}`,
      )
  }
  return 1
}

/** Settings as shown by `config` and by `doctor`: secrets replaced. */
export function shownSettings(config: Config): Record<string, unknown> {
  return redactedConfig(config)
}

/** What `--json` says of a problem for a person. */
function told(problem: Problem, lang: CliLang): { message: string; remedy?: string } {
  return { message: problemMessage(problem.code, lang), ...defined({ remedy: remedies[problem.code]?.[lang] }) }
}

export function problemMessage(code: ProblemCode, lang: CliLang): string {
  return problems[code][lang]
}

function problemLine(problem: Problem, lang: CliLang): string {
  const detail = problem.detail === undefined ? '' : ` — ${isolate(problem.detail)}`
  return `${problemMessage(problem.code, lang)}${detail} [${problem.code}]`
}

/** Services log at the configured level; short commands only warn, unless the level was asked for. */
function logLevel(reading: Extract<ConfigReading, { ok: true }>, log: 'service' | 'quiet'): LogLevel {
  if (log === 'service' || reading.origins.logLevel === 'flag') return reading.config.logLevel
  return reading.config.logLevel === 'silent' || reading.config.logLevel === 'error' ? reading.config.logLevel : 'warn'
}
