/**
 * Slows down whoever tries tokens or passwords: each address by itself, and, for tokens, all strangers together.
 * In: addresses (or names of accounts) and times. Out: how long to wait. Keeps counts in memory, of at most 10,000 of them.
 *
 * The first five wrong tries of an address are free; then it waits 2 s, 4 s, 8 s … up to 15 min between tries, and is forgotten an hour
 * after the last. All addresses together have 100 wrong tries, one more every 10 s: about 8,700 a day, whatever the number of addresses.
 * While an address waits, the right token is refused too, else waiting would tell nothing apart. Nobody is locked out for good: waits end,
 * an address that was right within 30 days is not asked to wait for the others' tries, sessions go on, and the command line asks for no token.
 */

const freeTries = 5
const longestWaitMs = 15 * 60_000
/** For an address that many visitors come from, and for an account that somebody else tries. */
export const longestSharedMs = 10_000
const forgetMs = 60 * 60_000
const mostAddresses = 10_000
const allTries = 100
const refillMs = 10_000
const knownMs = 30 * 86_400_000
const mostKnown = 1000

interface Tries {
  wrong: number
  last: number
  until: number
}

export class Throttle {
  /** Oldest try first: a try moves its address to the end. */
  readonly #byAddress = new Map<string, Tries>()
  readonly #known = new Map<string, number>()
  #wrongOfAll = 0
  #countedAt = 0
  readonly #together: boolean
  readonly #keyOf: (what: string | undefined) => string

  /** `together`: all strangers share a number of tries. `keyOf`: which are the same; by default addresses. */
  constructor({ together = true, keyOf = addressKey }: { together?: boolean; keyOf?: typeof addressKey } = {}) {
    this.#together = together
    this.#keyOf = keyOf
  }

  /** Milliseconds until this address may try again; 0: now. */
  wait(address: string | undefined, now: number): number {
    const key = this.#keyOf(address)
    const own = this.#byAddress.get(key)
    const ownWait = own === undefined ? 0 : Math.max(0, own.until - now)
    if (!this.#together || (this.#known.get(key) ?? Number.NEGATIVE_INFINITY) > now - knownMs) return ownWait
    this.#refill(now)
    return Math.max(ownWait, this.#wrongOfAll < allTries ? 0 : refillMs - (now - this.#countedAt))
  }

  /** `longestMs`: it never waits longer; 10 s where many visitors come from that address (a proxy that is not named). */
  wrong(address: string | undefined, now: number, longestMs = longestWaitMs): void {
    const key = this.#keyOf(address)
    const before = this.#byAddress.get(key)
    const wrong = (before === undefined || before.last < now - forgetMs ? 0 : before.wrong) + 1
    const wait = wrong < freeTries ? 0 : Math.min(longestMs, 2 ** Math.min(20, wrong - freeTries + 1) * 1000)
    this.#byAddress.delete(key)
    this.#byAddress.set(key, { wrong, last: now, until: now + wait })
    drop(this.#byAddress, mostAddresses)
    this.#refill(now)
    this.#wrongOfAll = Math.min(allTries, this.#wrongOfAll + 1)
  }

  right(address: string | undefined, now: number): void {
    const key = this.#keyOf(address)
    this.#byAddress.delete(key)
    this.#known.delete(key)
    this.#known.set(key, now)
    drop(this.#known, mostKnown)
  }

  /** For tests: how many addresses are remembered. */
  get size(): number {
    return this.#byAddress.size + this.#known.size
  }

  #refill(now: number): void {
    const back = Math.floor((now - this.#countedAt) / refillMs)
    if (back <= 0) return
    this.#wrongOfAll = Math.max(0, this.#wrongOfAll - back)
    this.#countedAt = this.#wrongOfAll === 0 ? now : this.#countedAt + back * refillMs
  }
}

/** One visitor may have all of an IPv6 /64, so that counts as one address. */
export function addressKey(address: string | undefined): string {
  if (address === undefined) return ''
  const plain = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '')
  if (!plain.includes(':')) return plain
  const [head = '', tail] = plain.replace(/%.*$/, '').split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail === undefined || tail === '' ? [] : tail.split(':')
  const groups =
    tail === undefined
      ? front
      : [...front, ...Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0'), ...back]
  return groups.slice(0, 4).join(':')
}

function drop(map: Map<string, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return
    map.delete(key)
  }
}
