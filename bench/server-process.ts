/**
 * The built server and the built command line as processes of their own, as a user runs them.
 * In: a data directory. Out: a server that answers, its memory, what an import beside it says. Starts processes; needs `npm run build`.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePorts } from '../tests/servers/server-process.ts'

export const program = fileURLToPath(new URL('../dist/main.js', import.meta.url))

export interface RunningSiyaq {
  origin: string
  /** From starting the process to the first answer of the home page. */
  firstPageMs: number
  /** The most that it ever had in memory, its child processes added. */
  peakMegabytes(): number
  /** Milliseconds until it had nothing of its own to do any more; undefined when it still had after five minutes. */
  untilIdle(): Promise<number | undefined>
  stop(): Promise<void>
}

const patienceMs = 600_000
const idleWithinMs = 300_000
const idleForMs = 3_000
const idleShare = 0.03
/** The kernel counts processor time in these. */
const tickMs = 10
const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** Settings of the caller's shell are not those of the measurement. */
function environment(dataDir: string, more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('SIYAQ_'))
  return { ...Object.fromEntries(own), SIYAQ_DATA_DIR: dataDir, SIYAQ_LANG: 'en', MALLOC_ARENA_MAX: '2', ...more }
}

/** Resolves when the home page was answered. */
export async function startServer(dataDir: string): Promise<RunningSiyaq> {
  if (!existsSync(program)) throw new Error('dist/main.js is not there: npm run build')
  const [port = 0] = await freePorts(1)
  const origin = `http://127.0.0.1:${port}`
  const startedAt = performance.now()
  const child = spawn(process.execPath, [program, 'serve'], {
    env: environment(dataDir, { SIYAQ_PORT: String(port), SIYAQ_HOST: '127.0.0.1', SIYAQ_LOG_LEVEL: 'warn' }),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  running.add(child)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    const answer = await fetch(`${origin}/`).catch(() => undefined)
    await answer?.arrayBuffer()
    return answer?.ok === true
  }, 10)
  return {
    origin,
    firstPageMs: Math.round(performance.now() - startedAt),
    peakMegabytes: () =>
      Math.round(processTree(child.pid ?? 0).reduce((sum, pid) => sum + peakKilobytes(pid), 0) / 1024),
    async untilIdle() {
      const waitingSince = performance.now()
      while (performance.now() - waitingSince < idleWithinMs) {
        const before = processorMs(child.pid ?? 0)
        await sleep(idleForMs)
        if (processorMs(child.pid ?? 0) - before < idleShare * idleForMs)
          return Math.round(performance.now() - waitingSince)
      }
      return undefined
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
      running.delete(child)
    },
  }
}

export interface ImportSaid {
  new: number
  tookMs: number
}

/** `siyaq import` in a process of its own. */
export class ImportBeside {
  readonly #child: ChildProcess
  readonly #ended: Promise<ImportSaid | undefined>
  #stopped = false

  constructor(dataDir: string, files: readonly string[]) {
    this.#child = spawn(process.execPath, [program, 'import', '--json', ...files], {
      env: environment(dataDir),
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    running.add(this.#child)
    this.#ended = this.#answer()
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null
  }

  /** What it said at its end; undefined when it failed. */
  ended(): Promise<ImportSaid | undefined> {
    return this.#ended
  }

  /** What of it was done, when it is not done yet. */
  async stop(): Promise<ImportSaid | undefined> {
    this.#stopped = true
    this.#child.kill('SIGTERM')
    return await this.#ended
  }

  async #answer(): Promise<ImportSaid | undefined> {
    let said = ''
    this.#child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()))
    const code = await new Promise<number | null>((resolve) => this.#child.once('close', resolve))
    running.delete(this.#child)
    if (code !== 0 && !this.#stopped) return undefined
    const line = said.trim().split('\n').at(-1) ?? ''
    // The command's own summary.
    return line === '' ? undefined : (JSON.parse(line) as ImportSaid)
  }
}

/** Asks again and again until it is so. */
export async function until(isSo: () => Promise<boolean>, everyMs: number): Promise<void> {
  const startedAt = performance.now()
  while (!(await isSo())) {
    if (performance.now() - startedAt > patienceMs) throw new Error('waited in vain')
    await sleep(everyMs)
  }
}

function processTree(pid: number): number[] {
  const tasks = `/proc/${pid}/task`
  if (!existsSync(tasks)) return []
  const children = readdirSync(tasks).flatMap((task) =>
    readFileSync(`${tasks}/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  )
  return [pid, ...children.flatMap(processTree)]
}

/** User and system time of all threads so far. */
function processorMs(pid: number): number {
  const behindName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return (Number(behindName[11]) + Number(behindName[12])) * tickMs
}

function peakKilobytes(pid: number): number {
  return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
}
