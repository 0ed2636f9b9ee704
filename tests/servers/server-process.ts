/**
 * Starts and stops the private servers of the tests: free ports, child processes, the wait until they answer.
 * In: commands. Out: processes that end with the tests, at the latest when the test process does.
 */
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { accessSync, constants, readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { delimiter, join } from 'node:path'

export interface ServerProcess {
  pid: number
  /** The last lines that it wrote, for messages. */
  log(): string
  running(): boolean
  /** Resolves when the process has ended. */
  kill(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<void>
}

const keptLogChars = 4_000
const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

export function startProcess(command: string, args: readonly string[], cwd: string): ServerProcess {
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  let log = ''
  const keep = (chunk: Buffer): void => {
    log = (log + chunk.toString('utf8')).slice(-keptLogChars)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  child.on('error', (error) => {
    log += String(error)
  })
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => {
      running.delete(child)
      resolve()
    })
  })
  return {
    pid: child.pid ?? 0,
    log: () => log,
    running: () => running.has(child),
    async kill(signal) {
      child.kill(signal)
      await ended
    },
  }
}

/** Distinct loopback ports that were free a moment ago. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer())
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve, reject) => {
          server.on('error', reject)
          server.listen(0, '127.0.0.1', () => {
            const address = server.address()
            if (address === null || typeof address === 'string') reject(new Error('no port'))
            else resolve(address.port)
          })
        }),
    ),
  )
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}

/** What `attempt` gives, tried every 100 ms; after `forMs` its last error, with the server's log. */
export async function untilAnswers<T>(attempt: () => Promise<T>, forMs: number, log: () => string): Promise<T> {
  const end = Date.now() + forMs
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      if (Date.now() > end) throw new Error(`the server does not answer: ${log()}`, { cause: error })
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

/** The path of an executable on PATH, or in a directory that matches `more` (such as /usr/lib/postgresql/15/bin), newest first. */
function findExecutable(name: string, more?: { parent: string; below: string }): string | undefined {
  const versions = more === undefined ? [] : listed(more.parent).sort((a, b) => Number(b) - Number(a))
  const directories = versions.map((version) => join(more?.parent ?? '', version, more?.below ?? ''))
  for (const directory of [
    ...directories,
    ...(process.env['PATH'] ?? '').split(delimiter),
    '/usr/sbin',
    '/usr/local/bin',
  ]) {
    const path = join(directory, name)
    try {
      accessSync(path, constants.X_OK)
      return path
    } catch {
      // Not here: look in the next directory.
    }
  }
  return undefined
}

/** Puts `package` on the machine when this process may (root, with apt-get); the caller looks again afterwards. */
function installPackage(name: string): void {
  const apt = findExecutable('apt-get')
  if (apt === undefined || process.getuid?.() !== 0) return
  const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const
  const install = ['install', '-y', '--no-install-recommends', name]
  if (spawnSync(apt, install, options).status !== 0) {
    spawnSync(apt, ['update'], options)
    spawnSync(apt, install, options)
  }
}

/**
 * The path of a server's executable, installed when it is missing and may be. Missing all the same: an error in CI and where
 * SIYAQ_TEST_SERVERS=required, else undefined with a line on the console, and the suites that need it are skipped.
 */
export function requireServer(
  name: string,
  packageName: string,
  more?: { parent: string; below: string },
): string | undefined {
  const found = findExecutable(name, more)
  if (found !== undefined) return found
  installPackage(packageName)
  const installed = findExecutable(name, more)
  if (installed !== undefined) return installed
  const message = `${name} is missing: install the package ${packageName}`
  if (process.env['CI'] === 'true' || process.env['SIYAQ_TEST_SERVERS'] === 'required') throw new Error(message)
  process.stderr.write(`skipped: ${message}\n`)
  return undefined
}

function listed(directory: string): string[] {
  try {
    return readdirSync(directory)
  } catch {
    // No such directory means no version installed there.
    return []
  }
}
