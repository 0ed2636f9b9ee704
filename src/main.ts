#!/usr/bin/env node
/**
 * The program: arguments and streams of this process → the command line → exit code.
 * In: process. Out: exit code. Nothing else lives here.
 */
import { endProcess, processIo } from './cli/process-io.ts'
import { runCli } from './cli/run-cli.ts'

const argv = process.argv.slice(2)
const io = processIo(async (config, log) => (await import('./compose.ts')).composeSiyaq(config, log), process.env, argv)
endProcess(await runCli(argv, io))
