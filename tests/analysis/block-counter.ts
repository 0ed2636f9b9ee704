/**
 * Counts how often the blocks of the project's code run: cost without a clock, the same on any machine.
 * In: work. Out: counts. Talks to this process's inspector.
 */
import { Session } from 'node:inspector/promises'

export class BlockCounter {
  readonly #session = new Session()

  /** Modules that are loaded before are not counted. */
  async start(): Promise<void> {
    this.#session.connect()
    await this.#session.post('Profiler.enable')
    await this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  }

  /** How often blocks of the files ran whose address `files` matches. */
  async blocksRun(files: RegExp, work: () => unknown): Promise<number> {
    await this.#session.post('Profiler.takePreciseCoverage')
    work()
    const { result } = await this.#session.post('Profiler.takePreciseCoverage')
    let blocks = 0
    for (const { url, functions } of result) {
      if (!files.test(url)) continue
      for (const { ranges } of functions) for (const { count } of ranges) blocks += count
    }
    return blocks
  }

  async stop(): Promise<void> {
    await this.#session.post('Profiler.stopPreciseCoverage')
    this.#session.disconnect()
  }
}
