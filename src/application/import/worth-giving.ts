/**
 * Whether it pays to have others analyse a part of an import.
 * In: how long this process's own batches took, and whether one was with others meanwhile. Out: yes or no. Pure.
 *
 * Workers of other machines take work off this one; workers of this machine take its processors as well, and what they are given is stored, read
 * and written once more than what is analysed here: an import of 6,000 articles beside them took 13.1 s where it took 11.8 without giving, and
 * 11.8 alone. Nobody tells which they are, so it is tried with one batch, once the own ones are quick, and seldomer each time that they slow down.
 */

/** Own batches before the first try, twice as many before each further one: a try costs about half a batch of the own time. */
const firstPause = 16
const longestPause = 512
/** Of the batches before a try so many are compared with: in the first ones the thread starts and code is compiled. */
const heldBatches = 3
/** So much longer the own batches may take while one is away. */
const slowdown = 1.3
/** Of a new time in the mean: the machine's other work changes. */
const weightOfNewest = 0.5

export class WorthGiving {
  readonly #msPerChar: { alone?: number; beside?: number } = {}
  #pause = firstPause
  #nextPause = 2 * firstPause
  /** One is away as a try, and none of the own has ended beside it. */
  #isTrying = false

  get pays(): boolean {
    return this.#pause === 0 && !this.#isTrying
  }

  /** A batch was given away. */
  gave(): void {
    this.#isTrying = this.#msPerChar.beside === undefined
  }

  /** An own batch of so many characters took so long; `beside`: others were at work on one meanwhile. */
  took({ ms, chars, beside }: { ms: number; chars: number; beside: boolean }): void {
    if (chars === 0) return
    if (this.#pause === 0) {
      this.#note(beside ? 'beside' : 'alone', ms / chars)
      if (beside) this.#judge()
      return
    }
    // Beside what others have to do anyhow it tells nothing.
    if (beside) return
    if (this.#pause <= heldBatches) this.#note('alone', ms / chars)
    this.#pause--
  }

  #note(key: 'alone' | 'beside', now: number): void {
    const before = this.#msPerChar[key]
    this.#msPerChar[key] = before === undefined ? now : before + (now - before) * weightOfNewest
  }

  #judge(): void {
    this.#isTrying = false
    const { alone = Infinity, beside = 0 } = this.#msPerChar
    if (beside < alone * slowdown) return
    this.#pause = this.#nextPause
    this.#nextPause = Math.min(longestPause, 2 * this.#nextPause)
    delete this.#msPerChar.beside
  }
}
