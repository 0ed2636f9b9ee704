/**
 * What a store keeps of a password: scrypt with a salt, its cost calibrated to this machine and written beside it.
 * In: passwords. Out: a line to keep; whether a password is the one kept. Draws salts; measures its own speed once; touches nothing else.
 *
 * At most two are computed at once, and few wait: each takes up to 128 MB and a quarter of a second.
 */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { failed, ok, type Outcome } from '../../problem.ts'

export interface PasswordCost {
  /** Iterations, a power of two; memory grows with it. */
  n: number
  r: number
  p: number
}

const least: PasswordCost = { n: 2 ** 15, r: 8, p: 1 }
const mostN = 2 ** 17
/** A doubling is worth its while as long as a password takes less than this. */
const aimMs = 100
const keyBytes = 32
const atOnce = 2
const mostWaiting = 30

export const leastPasswordChars = 10
export const mostPasswordChars = 200

/** Doubles the cost until a password takes `aimMs`, within bounds. `measure`: how long one takes at that cost. */
export async function calibratedCost(
  measure: (cost: PasswordCost) => Promise<number> = measured,
): Promise<PasswordCost> {
  let cost = least
  while (cost.n < mostN && (await measure(cost)) < aimMs) cost = { ...cost, n: cost.n * 2 }
  return cost
}

/** The passwords of one process. */
export class Passwords {
  #cost: Promise<PasswordCost> | undefined
  #nobody: Promise<string> | undefined
  #busy = 0
  readonly #waiting: (() => void)[] = []

  /** Without a cost: calibrated at the first need. */
  constructor(cost?: PasswordCost) {
    if (cost !== undefined) this.#cost = Promise.resolve(cost)
  }

  /** `scrypt$32768$8$1$salt$key`. Problems: request.slow-down when too many wait. */
  async hash(password: string): Promise<Outcome<string>> {
    const cost = await this.#currentCost()
    const salt = randomBytes(16)
    const key = await this.#inTurn(() => derive(password, salt, cost))
    return key === undefined ? tooMany : ok(written(cost, salt, key))
  }

  /**
   * Whether it is the kept one; without one kept it takes as long and is wrong. `renewed`: what to keep from now on, where the cost has grown.
   * Problems: request.slow-down when too many wait.
   */
  async check(password: string, kept: string | undefined): Promise<Outcome<{ right: boolean; renewed?: string }>> {
    const line = kept ?? (await this.#nobodysLine())
    const read = readLine(line)
    if (read === undefined) return ok({ right: false })
    const key = await this.#inTurn(() => derive(password, read.salt, read.cost))
    if (key === undefined) return tooMany
    const right = kept !== undefined && key.length === read.key.length && timingSafeEqual(key, read.key)
    if (!right || read.cost.n >= (await this.#currentCost()).n) return ok({ right })
    const renewed = await this.hash(password)
    return ok(renewed.ok ? { right, renewed: renewed.value } : { right })
  }

  #currentCost(): Promise<PasswordCost> {
    this.#cost ??= calibratedCost()
    return this.#cost
  }

  /** Names that nobody has take as long as those that somebody has. */
  #nobodysLine(): Promise<string> {
    this.#nobody ??= this.#currentCost().then((cost) => written(cost, randomBytes(16), randomBytes(keyBytes)))
    return this.#nobody
  }

  /** Undefined when too many wait already. */
  async #inTurn<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.#busy >= atOnce) {
      if (this.#waiting.length >= mostWaiting) return undefined
      await new Promise<void>((go) => this.#waiting.push(go))
    } else this.#busy++
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      // Who waited takes over the place.
      if (next === undefined) this.#busy--
      else next()
    }
  }
}

const tooMany = failed('request.slow-down', undefined, 2_000)

/** The same password typed on another keyboard is the same: composed and decomposed letters, wide and narrow forms. */
function derive(password: string, salt: Buffer, { n, r, p }: PasswordCost): Promise<Buffer> {
  const maxmem = 128 * n * r * 2
  return new Promise((done, broken) =>
    scrypt(password.normalize('NFKC'), salt, keyBytes, { N: n, r, p, maxmem }, (error, key) =>
      error === null ? done(key) : broken(error),
    ),
  )
}

async function measured(cost: PasswordCost): Promise<number> {
  const start = performance.now()
  await derive('how long does this take', Buffer.from('a salt'), cost)
  return performance.now() - start
}

function written({ n, r, p }: PasswordCost, salt: Buffer, key: Buffer): string {
  return ['scrypt', n, r, p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

function readLine(line: string): { cost: PasswordCost; salt: Buffer; key: Buffer } | undefined {
  const [kind, n, r, p, salt = '', key = ''] = line.split('$')
  if (kind !== 'scrypt') return undefined
  const cost = { n: Number(n), r: Number(r), p: Number(p) }
  return { cost, salt: Buffer.from(salt, 'base64url'), key: Buffer.from(key, 'base64url') }
}
