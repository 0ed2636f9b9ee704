/**
 * Counts requests of each caller in stretches of a minute: how many are left, and until when.
 * In: a caller's key, a time. Out: what is left. Keeps counts in memory, of at most 10,000 callers, of this process alone.
 */
import { minuteMs } from '../../model/instant.ts'

const mostCallers = 10_000
export const quotaWindowMs = minuteMs

export interface QuotaLeft {
  isAllowed: boolean
  remaining: number
  /** Until there are as many as at first. */
  resetMs: number
}

export class RequestQuota {
  readonly #perMinute: number
  /** The stretch that began first is first: a new one moves its caller to the end. */
  readonly #callers = new Map<string, { count: number; until: number }>()

  constructor(perMinute: number) {
    this.#perMinute = perMinute
  }

  /** Counts one request at `now` (ms of a clock that only goes on); one that is not allowed is not counted. */
  take(key: string, now: number): QuotaLeft {
    let caller = this.#callers.get(key)
    if (caller === undefined || caller.until <= now) {
      caller = { count: 0, until: now + quotaWindowMs }
      this.#callers.delete(key)
      this.#callers.set(key, caller)
      this.#forget()
    }
    const isAllowed = caller.count < this.#perMinute
    if (isAllowed) caller.count++
    return { isAllowed, remaining: this.#perMinute - caller.count, resetMs: caller.until - now }
  }

  /** For tests: how many callers are remembered. */
  get size(): number {
    return this.#callers.size
  }

  /** The oldest: their stretches are over, or nearly. */
  #forget(): void {
    for (const key of this.#callers.keys()) {
      if (this.#callers.size <= mostCallers) return
      this.#callers.delete(key)
    }
  }
}
