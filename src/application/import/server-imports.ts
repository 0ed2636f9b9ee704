/**
 * An import as a running server takes it: batch after batch over the API, grouped by the server's own stages.
 * In: checked batches. Out: counts, what waits. Writes to the store; analyses in the server's compute pool; wakes its stages.
 */
import { isCleanHtml } from '../../extract/body/clean-html.ts'
import { failed, ok, type Outcome } from '../../problem.ts'
import type { Unfinished } from '../../store/records.ts'
import { sweep } from '../working/sweep.ts'
import type { Runtime } from '../open-runtime.ts'
import { countBuried } from './finish-waiting.ts'
import type { ImportTarget } from './import-articles.ts'
import type { BatchCounts, ImportBatch } from './import-batch.ts'
import { importHere } from './into-this-store.ts'

/** What the API asks; a server's working thread does it (work/work-thread.ts), or this one. */
export type Imports = Pick<ServerImports, 'position' | 'unfinished' | 'batch' | 'finish'>

export class ServerImports {
  readonly #r: Runtime
  readonly #target: ImportTarget
  #linksDue = false

  constructor(r: Runtime) {
    this.#r = r
    this.#target = importHere(r)
  }

  position(fileKey: string): Promise<number> {
    return this.#r.store.importPosition(fileKey)
  }

  unfinished(): Promise<Unfinished> {
    return this.#r.store.unfinished()
  }

  /**
   * The counts, when the batch is stored, analysed and its positions are recorded. The same batch again changes nothing.
   * Problems: request.invalid for HTML that is not of the kind that extraction writes.
   */
  async batch(batch: ImportBatch): Promise<Outcome<BatchCounts>> {
    const unclean = batch.drafts.find((draft) => !isCleanHtml(draft.html))
    if (unclean) return failed('request.invalid', `html: ${unclean.url}`)
    const counts = await this.#target.put(batch)
    await this.#target.reached(batch.positions)
    this.#linksDue = true
    return ok(counts)
  }

  /** Has the stages finish all that waits, from this import or an earlier one; to be asked again until nothing waits. */
  async finish(): Promise<Unfinished & { buried: number }> {
    const waiting = await this.#r.store.unfinished()
    const buried = waiting.unanalysed === 0 ? 0 : await countBuried(this.#r.store)
    if (waiting.unanalysed > buried || waiting.ungrouped > 0) await sweep(this.#r)
    else if (this.#linksDue && (await this.#r.grouping.hold())) {
      this.#linksDue = false
      await this.#r.languageLinks.rebuild()
    }
    return { ...waiting, buried }
  }
}
