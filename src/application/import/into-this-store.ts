/**
 * Where an import goes when this process has the store: straight into it.
 * In: a runtime. Out: an `ImportTarget`. Writes articles, analyses, stories, positions.
 */
import type { ImportOptions } from '../../gather/import/import-options.ts'
import { createComputePool } from '../../pipeline/compute-pool.ts'
import { titleOrLead } from '../../pipeline/extract-pages.ts'
import { analyseWaiting, groupAnalysed, type FinishDeps } from './finish-waiting.ts'
import type { ImportTarget } from './import-articles.ts'
import { BatchWriter } from './import-batch.ts'

/** What the readers of gather/import need from other stages, in a thread of their own, and how far a file was imported. */
export function importReaders(
  target: Pick<ImportTarget, 'position'>,
): Pick<ImportOptions, 'readPage' | 'readDump' | 'doneUpTo'> {
  // A thread of its own, with the limits of the others; it keeps no process alive.
  const compute = createComputePool({ workers: 1 })
  return {
    readPage: (page) => compute.readPage(page),
    readDump: (text) => compute.readDump(text),
    doneUpTo: (fileKey) => target.position(fileKey),
  }
}

/** Characters of a batch; a long article goes alone. */
const batchChars = 2_000_000
/** Batches that are prepared while one is written. */
const batchesAhead = 2

/** The store of this process. In a cluster others may write beside it, and the one that groups may be another. */
export function importHere(r: FinishDeps, batch = 400): ImportTarget {
  const writer = new BatchWriter(r)
  return {
    batch,
    batchChars,
    batchesAhead,
    position: (fileKey) => r.store.importPosition(fileKey),
    unfinished: () => r.store.unfinished(),
    async put(batch) {
      const drafts = batch.drafts.map((draft) => ({ ...draft, title: titleOrLead(draft) }))
      return await writer.put({ ...batch, drafts })
    },
    async reached(positions) {
      for (const [fileKey, position] of Object.entries(positions)) await r.store.setImportPosition(fileKey, position)
    },
    async finish(o) {
      const { buried } = await analyseWaiting(r, o)
      await groupAnalysed(r, o)
      return { buried }
    },
  }
}
