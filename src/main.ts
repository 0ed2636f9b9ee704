#!/usr/bin/env node
/**
 * The program: arguments and streams of this process → the command line → exit code.
 * In: process. Out: exit code. Keeps compiled code where Node can (22.1 and later). Nothing else lives here.
 *
 * The version is told before anything else is loaded: whoever asks for it waits for nothing more than Node.
 */
import * as nodeModule from 'node:module'
import { cliVersion } from './application/version.ts'

const argv = process.argv.slice(2)
if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
  process.stdout.write(`${cliVersion()}\n`)
} else {
  keepCompiledCode()
  const [{ endProcess, processIo }, { runCli }] = await Promise.all([
    import('./cli/process-io.ts'),
    import('./cli/run-cli.ts'),
  ])
  const io = processIo(
    async (config, log) => (await import('./compose.ts')).composeSiyaq(config, log),
    process.env,
    argv,
  )
  endProcess(await runCli(argv, io))
}

/** From Node 22.1 on what was compiled once is read from a file by the next start. */
function keepCompiledCode(): void {
  if ('enableCompileCache' in nodeModule && typeof nodeModule.enableCompileCache === 'function')
    nodeModule.enableCompileCache()
}
