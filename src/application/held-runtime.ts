/**
 * The runtime of one `Siyaq`: opened at first use, shared by all methods, closed once.
 * In: settings and a log. Out: what the work given to it answers. Opens and closes files and connections.
 */
import { deploymentOf, type Config } from '../config/config.ts'
import type { Log } from '../log.ts'
import { defined } from '../model/defined.ts'
import type { Grouping } from '../pipeline/group-articles.ts'
import type { Outcome, Problem } from '../problem.ts'
import type { Store } from '../store/store.ts'
import type { Runtime } from './open-runtime.ts'
import { openConfigStore } from './runtime/config-store.ts'

type Work<T> = (r: Runtime) => Promise<Outcome<T>>
type StoreWork<T> = (store: Store) => Promise<Outcome<T>>
type GroupingWork<T> = (r: Runtime, grouping: Pick<Grouping, 'hold' | 'groupWaiting'>) => Promise<Outcome<T>>

export class HeldRuntime {
  readonly #config: Config
  readonly #log: Log
  #opened: Promise<Outcome<Runtime>> | undefined
  #store: Promise<Outcome<Store>> | undefined
  #lockedAs: string | undefined

  constructor(config: Config, log: Log) {
    this.#config = config
    this.#log = log
  }

  /** The runtime, opened once. A command that runs stages names itself, so that no other process runs them beside it. */
  open(lock?: string): Promise<Outcome<Runtime>> {
    if (this.#opened && lock !== undefined && this.#lockedAs === undefined)
      throw new Error('the data directory was opened without the lock')
    this.#lockedAs ??= lock
    this.#opened ??= this.#openRuntime(lock)
    return this.#opened
  }

  /** What `work` answers with the store alone: what else a runtime is made of takes longer to load than a search takes. */
  async useStore<T>(work: StoreWork<T>): Promise<Outcome<T>> {
    // In a cluster a command says at once that a part is away, whether it needs that part or not.
    if (this.#opened || deploymentOf(this.#config) === 'cluster') return await this.use((r) => work(r.store))
    this.#store ??= openConfigStore(this.#config, this.#log)
    return await answerOf(await this.#store, work)
  }

  /** What `work` answers, or why the runtime could not be opened. No lock: for what runs beside the server. */
  async use<T>(work: Work<T>): Promise<Outcome<T>> {
    return await answerOf(await this.open(), work)
  }

  /** The same, holding the data directory under the name of the command. */
  async useLocked<T>(lock: string, work: Work<T>): Promise<Outcome<T>> {
    return await answerOf(await this.open(lock), work)
  }

  /** As `useLocked`; while another process has the data directory, what `elsewhere` makes of it. */
  async useLockedOr<T>(
    lock: string,
    work: Work<T>,
    elsewhere: (locked: Problem) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    const alone = await this.open(lock)
    if (alone.ok || alone.problem.code !== 'store.locked') return await answerOf(alone, work)
    this.#forget()
    return await elsewhere(alone.problem)
  }

  /** With the grouping when no other process has it; else with one that leaves the work to that process. */
  async useGrouping<T>(work: GroupingWork<T>): Promise<Outcome<T>> {
    const alone = await this.useLocked('correct', (r) => work(r, r.grouping))
    if (alone.ok || alone.problem.code !== 'store.locked') return alone
    this.#forget()
    const elsewhere = { hold: () => Promise.resolve(false), groupWaiting: () => Promise.resolve(0) }
    return await this.use((r) => work(r, elsewhere))
  }

  async close(): Promise<void> {
    const r = await this.#opened
    if (r?.ok === true) await r.value.close()
    const store = await this.#store
    this.#store = undefined
    if (store?.ok === true) await store.value.close()
    this.#forget()
  }

  async #openRuntime(lock: string | undefined): Promise<Outcome<Runtime>> {
    const { openRuntime } = await import('./open-runtime.ts')
    return await openRuntime(this.#config, this.#log, defined({ lock }))
  }

  #forget(): void {
    this.#opened = undefined
    this.#lockedAs = undefined
  }
}

async function answerOf<R, T>(opened: Outcome<R>, work: (r: R) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  return opened.ok ? await work(opened.value) : opened
}
