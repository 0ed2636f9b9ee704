/**
 * Who may hold a place among the requests under way, so that no host keeps the others from theirs.
 * In: hosts as their messages come, how each request ended. Out: a place, or when to come again. Holds counts in memory, asks the clock given.
 *
 * A host holds at most two places, one while it does not answer; hosts that do not answer hold at most half of all places together. Of a host that
 * answers within its pace the second place only waits for a turn: it is given while a quarter of all places is free, so that no host stands idle
 * for want of its first one. What finds no place is told to come when the host will have worked off what was told before it: 5,000 messages of
 * one host come back one after another, not all at once. Where answers take longer than the pace both places are in use all the time, and a
 * message for each waits here for the next that becomes free: one that is told when to come is early or late by up to an answer's time, and a
 * place without a message is a turn lost. Politeness itself is kept in the store (`hosts.claim`), over all processes.
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
  /** What `ask` gives, which is asked after those who asked before for the same host: of a process only one at a time tries to get the turn. */
  inTurn<T>(ask: () => Promise<T>): Promise<T>
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
  /** Calls those that wait for a place, the first of them first. */
  line: (() => void)[]
  /** Over when nobody tries to get the host's turn. */
  turn: Promise<unknown>
}

const placesOfHost = 2
const longestAwayMs = 10 * 60_000
const shortestAwayMs = 250
/** A turn so near is waited for in a place. */
const nearMs = 15_000
/** Places that are kept for hosts that have none, and those whose answers take long: of all places one in so many. */
const keptPart = 4
/** Those that wait for a place of their host are at most so many: of all places one in so many. */
const waitingPart = 8
const hostsKept = 5_000

export class HostTurns {
  readonly #o: HostTurnOptions
  readonly #hosts = new Map<string, HostState>()
  /** Places that are taken, and messages that wait for one, of all hosts. */
  #inHand = 0
  #waiting = 0

  constructor(o: HostTurnOptions) {
    this.#o = o
  }

  /** A place for one request, or the time after which to come again; `paceMs` is the least time between two requests to the host. */
  enter(host: string, paceMs: number): HostPlace | { waitMs: number } {
    const now = this.#o.clock()
    const state = this.#stateOf(host, now)
    const most = this.#mostOf(state, paceMs)
    const crowded = state.silent > 0 && this.#silentInHand() >= Math.max(1, this.#o.atOnce >> 1)
    if (state.inHand >= most || crowded || state.notBefore - now > nearMs)
      return { waitMs: this.#away(state, paceMs, now) }
    state.inHand++
    this.#inHand++
    return {
      inTurn(ask) {
        const asked = state.turn.then(ask)
        state.turn = asked.catch(() => undefined)
        return asked
      },
      leave: (end) => this.#left(state, end),
    }
  }

  /** As `enter`; where answers take longer than the pace, a message that finds both places taken waits until one is free: two of a host at most. */
  async enterOrWait(host: string, paceMs: number): Promise<HostPlace | { waitMs: number }> {
    const state = this.#stateOf(host, this.#o.clock())
    if (!this.#mayWait(state, paceMs)) return this.enter(host, paceMs)
    this.#waiting++
    await new Promise<void>((call) => state.line.push(call))
    this.#waiting--
    return this.enter(host, paceMs)
  }

  #mostOf({ silent, averageMs }: HostState, paceMs: number): number {
    if (silent > 0) return 1
    // Without a pace (the demo press, tests) a host that answers may use what there is.
    if (paceMs <= 0) return this.#o.atOnce
    const isRoomy = this.#inHand + this.#waiting < this.#o.atOnce - this.#o.atOnce / keptPart
    return isRoomy || averageMs > paceMs ? placesOfHost : 1
  }

  /** Both places are taken, by requests that are soon over, and not too many wait already. */
  #mayWait({ inHand, silent, averageMs, line }: HostState, paceMs: number): boolean {
    if (paceMs <= 0 || averageMs <= paceMs || averageMs > nearMs || silent > 0) return false
    return inHand >= placesOfHost && line.length < placesOfHost && this.#waiting < this.#o.atOnce / waitingPart
  }

  #left(state: HostState, end: TurnEnd): void {
    state.inHand--
    this.#inHand--
    if (end.waitMs !== undefined) state.notBefore = this.#o.clock() + end.waitMs
    else {
      state.silent = end.answered ? 0 : state.silent + 1
      state.averageMs = state.averageMs === 0 ? end.tookMs : state.averageMs * 0.7 + end.tookMs * 0.3
    }
    state.line.shift()?.()
  }

  /**
   * The time until the next free slot, which is then taken. Two slots early: the message is there when the one before it ends. Of a host that
   * answers, twice as often as its places become free: one too many is told again, one too few is a turn lost.
   */
  #away(state: HostState, paceMs: number, now: number): number {
    const spacing = Math.max(paceMs, state.averageMs / (state.silent > 0 ? 1 : 2 * placesOfHost), shortestAwayMs)
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
    const state: HostState = {
      inHand: 0,
      silent: 0,
      averageMs: 0,
      notBefore: 0,
      nextSlot: 0,
      line: [],
      turn: Promise.resolve(),
    }
    this.#hosts.set(host, state)
    return state
  }
}
