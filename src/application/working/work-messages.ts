/**
 * What the thread that serves and the thread that works say to each other.
 * In: nothing. Out: types only. Touches nothing.
 */
import type { Config } from '../../config/config.ts'
import type { Outcome } from '../../problem.ts'
import type { Unfinished } from '../../store/records.ts'
import type { BatchCounts, ImportBatch } from '../import/import-batch.ts'

/** What the working thread is asked for, each with the type of its answer. */
export interface WorkAnswers {
  /** Groups what waits, corrections first: done when all is. */
  group: number
  /** Stores and analyses a batch of an import. */
  batch: Outcome<BatchCounts>
  /** Finishes what waits from imports; to be asked again until nothing does. */
  finish: Unfinished & { buried: number }
  /** What it has counted. */
  meters: object
}

export type WorkName = keyof WorkAnswers

export type ToWork = { ask: number; name: WorkName; batch?: ImportBatch } | 'stop'

export type FromWork =
  | { answer: number; value: WorkAnswers[WorkName] }
  | { answer: number; error: ThrownThere }
  | { log: string }
  | { cannotStart: string }

/** An error as a thread can hand it on: the code tells which failures of the store are expected ones. */
export interface ThrownThere {
  message: string
  stack?: string
  code?: string
}

export interface WorkStart {
  config: Config
}
