/**
 * Whether it pays to have others analyse a part of an import.
 * In: how long this process's own batches took, and whether one was with others meanwhile. Out: yes or no. Pure.
 *
 * Workers of other machines take work off this one; workers of this machine take its processors as well, and what they are given is stored, read
 * and written once more than what is analysed here: an import of 6,000 articles beside them took 13.1 s where it took 11.8 without giving, and
 * 11.8 alone. Nobody tells which they are, so it is tried with one batch, once the own ones are quick, and seldomer each time that they slow down.
 */

/** Own batches before the first try; in the first of them the thread starts and code is compiled. */
const firstPause = 6
/** Of the batches before a try so many are compared with. */
const heldBatches = 3
/** After a try that did not pay; twice as many after each further one. */
const laterPause = 16
const longestPause = 512
/** So much longer the own batches may take while one is away. */
const slowdown = 1.3
/** Of a new time in the mean: the machine's other work changes. */
const weightOfNewest = 0.5

export class WorthGiving {
  readonly #msPerChar: { alone?: number; beside?: number } = {}
  #pause = firstPause
  #nextPause = laterPause

  get pays(): boolean {
    return this.#pause === 0
  }

  /** An own batch of so many characters took so long; `beside`: others were at work on one meanwhile. */
  took({ ms, chars, beside }: { ms: number; chars: number; beside: boolean }): void {
    if (chars === 0) return
    // Beside a batch that was not given by us it tells nothing.
    if (beside && !this.pays) return
    if (this.#pause > heldBatches) {
      this.#pause--
      return
    }
    const key = beside ? 'beside' : 'alone'
    const before = this.#msPerChar[key]
    this.#msPerChar[key] = before === undefined ? ms / chars : before + (ms / chars - before) * weightOfNewest
    if (!this.pays) this.#pause--
    else if (beside && this.#isSlow) {
      this.#pause = this.#nextPause
      this.#nextPause = Math.min(longestPause, 2 * this.#nextPause)
      delete this.#msPerChar.beside
    }
  }

  get #isSlow(): boolean {
    const { alone, beside } = this.#msPerChar
    return alone !== undefined && beside !== undefined && beside >= alone * slowdown
  }
}
