#!/usr/bin/env node
/**
 * The program: arguments and streams of this process → the command line → exit code.
 * In: process. Out: exit code. Nothing else lives here.
 */
import { runCli } from './cli/run-cli.ts'

const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())

process.exitCode = await runCli(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  stdin: process.stdin,
  env: process.env,
  cwd: process.cwd(),
  now: Date.now,
  signal: stop.signal,
  compose: async (config, log) => (await import('./compose.ts')).composeSiyaq(config, log),
})
