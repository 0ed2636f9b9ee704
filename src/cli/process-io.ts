/**
 * The real process as a `CliIo`: its streams, environment and signals.
 * In: the compose function, the arguments. Out: io. Installs handlers for SIGINT, SIGTERM and a closed pipe.
 */
import process from 'node:process'
import { giveWay } from '../give-way.ts'
import type { CliIo } from './command-context.ts'

/** A service manager kills ten seconds after it asked: the last that we leave to ourselves. */
const longestStopMs = 9_000

/**
 * The first signal asks to stop; a second one ends the process at once with code 130. What has not stopped by itself after nine seconds
 * is cut, which loses nothing: unfinished work is found by the next start. A server that was stopped has done its work (exit code 0),
 * any other command has done it in part (3).
 */
export function processIo(compose: CliIo['compose'], env: CliIo['env'], argv: readonly string[]): CliIo {
  const controller = new AbortController()
  const cutCode = argv.includes('serve') || argv.includes('demo') ? 0 : 3
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(130)
      setTimeout(() => process.exit(cutCode), longestStopMs).unref()
      controller.abort()
    })
  }
  // `siyaq search … | head` closes the pipe early; that is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    stdin: process.stdin,
    env,
    cwd: process.cwd(),
    now: Date.now,
    signal: controller.signal,
    giveWay,
    compose,
  }
}

/** Ends with that code: by itself, or a moment later when something still holds the process (a connection to a server that is away). */
export function endProcess(code: number): void {
  process.exitCode = code
  setTimeout(() => process.exit(code), lingerMs).unref()
}

const lingerMs = 500
