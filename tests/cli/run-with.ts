/**
 * Runs one command line against an application that a test gives, and captures what it says.
 * In: arguments, the methods that the command may call. Out: exit code, output, the settings that were accepted.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { Siyaq } from '../../src/application/siyaq.ts'
import type { CliIo } from '../../src/cli/command-context.ts'
import { runCli } from '../../src/cli/run-cli.ts'
import type { Config } from '../../src/config/config.ts'

/** Working directory of the runs of one test file. */
export const cwd = mkdtempSync(join(tmpdir(), 'siyaq-cli-'))
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

interface Run {
  code: number
  out: string
  err: string
  config: Config | undefined
  closed: number
}

/** One run with an application that has only the given methods; any other call is an error of the test. */
export async function run(argv: string[], app: Partial<Siyaq> = {}, more: Partial<CliIo> = {}): Promise<Run> {
  const result: Run = { code: -1, out: '', err: '', config: undefined, closed: 0 }
  const close = async (): Promise<void> => {
    result.closed++
    await Promise.resolve()
  }
  const application = new Proxy({ ...app, close } as Siyaq, {
    get(target, name, self) {
      const method: unknown = Reflect.get(target, name, self)
      if (method === undefined && typeof name === 'string' && name !== 'then')
        throw new Error(`unexpected call of ${name}`)
      return method
    },
  })
  result.code = await runCli(argv, {
    stdout: { write: (text) => void (result.out += text), columns: 200 },
    stderr: { write: (text) => void (result.err += text), columns: 200 },
    stdin: empty(),
    env: {},
    cwd,
    now: () => Date.UTC(2026, 0, 20),
    signal: new AbortController().signal,
    compose: (config) => {
      result.config = config
      return application
    },
    ...more,
  })
  return result
}

async function* empty(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(new Uint8Array())
}
