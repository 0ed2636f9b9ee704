/**
 * Who may hold a place among the requests under way, so that no host keeps the others from theirs.
 * In: hosts as their messages come, how each request ended. Out: a place, or when to come again. Holds counts in memory, asks the clock given.
 *
 * A host holds at most two places (its own pace lets it use no more), one while it does not answer; hosts that do not answer hold at most
 * half of all places together. What finds no place is told to come when the host will have worked off what was told before it: 5,000
 * messages of one host come back one after another, not all at once. Politeness itself is kept in the store (`hosts.claim`), over all processes.
 */
export interface HostTurnOptions {
  clock(): number
  /** Places in all. */
  atOnce: number
}

/** How a request ended, for the next ones to its host. */
export interface TurnEnd {
  answered: boolean
  tookMs: number
  /** The host's turn is so far away. */
  waitMs?: number
}

export interface HostPlace {
  leave(end: TurnEnd): void
}

interface HostState {
  inHand: number
  /** Requests in a row without an answer. */
  silent: number
  averageMs: number
  /** Not before this instant, as the store said. */
  notBefore: number
  /** When the next message that finds no place is to come. */
  nextSlot: number
}

const placesOfHost = 2
const longestAwayMs = 10 * 60_000
const shortestAwayMs = 250
/** A turn so near is waited for in a place. */
const nearMs = 15_000
const hostsKept = 5_000

export class HostTurns {
  readonly #o: HostTurnOptions
  readonly #hosts = new Map<string, HostState>()

  constructor(o: HostTurnOptions) {
    this.#o = o
  }

  /** A place for one request, or the time after which to come again; `paceMs` is the least time between two requests to the host. */
  enter(host: string, paceMs: number): HostPlace | { waitMs: number } {
    const now = this.#o.clock()
    const state = this.#stateOf(host, now)
    // Without a pace (the demo press, tests) a host that answers may use what there is.
    const most = state.silent > 0 ? 1 : paceMs > 0 ? placesOfHost : this.#o.atOnce
    const crowded = state.silent > 0 && this.#silentInHand() >= Math.max(1, this.#o.atOnce >> 1)
    if (state.inHand >= most || crowded || state.notBefore - now > nearMs)
      return { waitMs: this.#away(state, paceMs, now) }
    state.inHand++
    return { leave: (end) => this.#left(state, end) }
  }

  #left(state: HostState, end: TurnEnd): void {
    state.inHand--
    if (end.waitMs !== undefined) {
      state.notBefore = this.#o.clock() + end.waitMs
      return
    }
    state.silent = end.answered ? 0 : state.silent + 1
    state.averageMs = state.averageMs === 0 ? end.tookMs : state.averageMs * 0.7 + end.tookMs * 0.3
  }

  /** The time until the next free slot, which is then taken. Two slots early: the message is there when the one before it ends. */
  #away(state: HostState, paceMs: number, now: number): number {
    const spacing = Math.max(paceMs, state.averageMs / (state.silent > 0 ? 1 : placesOfHost), shortestAwayMs)
    state.nextSlot = Math.min(Math.max(state.nextSlot, now, state.notBefore - nearMs) + spacing, now + longestAwayMs)
    return Math.max(shortestAwayMs, state.nextSlot - now - placesOfHost * spacing)
  }

  #silentInHand(): number {
    let count = 0
    for (const state of this.#hosts.values()) if (state.silent > 0) count += state.inHand
    return count
  }

  #stateOf(host: string, now: number): HostState {
    const known = this.#hosts.get(host)
    if (known) return known
    if (this.#hosts.size >= hostsKept)
      for (const [name, old] of this.#hosts)
        if (old.inHand === 0 && old.nextSlot <= now && old.notBefore <= now) this.#hosts.delete(name)
    const state: HostState = { inHand: 0, silent: 0, averageMs: 0, notBefore: 0, nextSlot: 0 }
    this.#hosts.set(host, state)
    return state
  }
}
