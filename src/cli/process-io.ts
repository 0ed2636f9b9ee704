/**
 * The real process as a `CliIo`: its streams, environment and signals.
 * In: the compose function. Out: io. Installs handlers for SIGINT, SIGTERM and a closed pipe.
 */
import process from 'node:process'
import type { CliIo } from './command-context.ts'

/** The first signal asks to stop; a second one ends the process at once with code 130. */
export function processIo(compose: CliIo['compose'], env: CliIo['env']): CliIo {
  const controller = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(130)
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
    compose,
  }
}
