/**
 * Whether it pays to have others analyse a part of an import.
 * In: how long this process's own batches took, and whether one was with others meanwhile. Out: yes or no. Pure.
 *
 * Workers of other machines take work off this one; workers of this machine take its processors as well, and what they are given is stored, read
 * and written once more than what is analysed here. Nobody tells which they are, so it is measured: where the own batches slow down by half
 * while one is away, nothing is given for a while.
 */

/** Own batches after which it is tried again. */
const pauseBatches = 16
/** So much longer the own batches may take. A batch elsewhere costs about one and a half of the same batch here. */
const slowdown = 1.5
/** Of a new time in the mean: the analysis grows faster as it is compiled, and the machine's other work changes. */
const weightOfNewest = 0.5

export class WorthGiving {
  readonly #msPerChar: { alone?: number; beside?: number } = {}
  #pause = 0
  #isFirst = true

  /** True until it is known better. */
  get pays(): boolean {
    if (this.#pause > 0) return false
    const { alone, beside } = this.#msPerChar
    // One own batch by itself is needed to compare with.
    if (beside !== undefined && alone === undefined) return false
    return beside === undefined || alone === undefined || beside < alone * slowdown
  }

  /** An own batch of so many characters took so long; `beside`: others were at work on one meanwhile. */
  took(batch: { ms: number; chars: number; beside: boolean }): void {
    // The first one waits for its thread to start.
    const isFirst = this.#isFirst
    this.#isFirst = false
    if (isFirst || batch.chars === 0) return
    const key = batch.beside ? 'beside' : 'alone'
    const before = this.#msPerChar[key]
    const now = batch.ms / batch.chars
    this.#msPerChar[key] = before === undefined ? now : before + (now - before) * weightOfNewest
    if (this.#pause > 0 && --this.#pause === 0) delete this.#msPerChar.beside
    else if (this.#pause === 0 && !this.pays && this.#msPerChar.alone !== undefined) this.#pause = pauseBatches
  }
}
