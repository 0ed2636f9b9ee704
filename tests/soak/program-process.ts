/**
 * The program as a process of its own, to be killed or ended.
 * In: arguments. Out: its exit code, what it said. Runs the built program when there is a fresh one, else the sources.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')

export interface Program {
  done: Promise<number>
  ended(): number | undefined
  said(): string
  kill(): Promise<void>
  /** Ends it as an operator does. */
  stop(): Promise<void>
}

const keptChars = 2_000
const alive = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of alive) child.kill('SIGKILL')
})

/** The program with these arguments; it ends with this process at the latest. */
export function startProgram(argv: readonly string[]): Program {
  const child = spawn(process.execPath, [...programArguments(), ...argv], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  alive.add(child)
  let said = ''
  let ended: number | undefined
  const keep = (chunk: Buffer): void => void (said = (said + chunk.toString('utf8')).slice(-keptChars))
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const done = new Promise<number>((resolve) => {
    child.on('close', (code) => {
      alive.delete(child)
      ended = code ?? -1
      resolve(ended)
    })
  })
  return {
    done,
    ended: () => ended,
    said: () => said,
    async stop() {
      child.kill('SIGTERM')
      await done
    },
    async kill() {
      child.kill('SIGKILL')
      await done
    },
  }
}

/** The built program when it is as new as its sources: it starts much faster than the sources. */
export function programArguments(): string[] {
  const built = path.join(root, 'dist/main.js')
  if (existsSync(built) && statSync(built).mtimeMs >= newestSource(path.join(root, 'src'))) return [built]
  return ['--import', 'tsx', path.join(root, 'src/main.ts')]
}

function newestSource(directory: string): number {
  let newest = 0
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const inner = path.join(directory, entry.name)
    newest = Math.max(newest, entry.isDirectory() ? newestSource(inner) : statSync(inner).mtimeMs)
  }
  return newest
}
