/**
 * A stack of names that answers "is one of this name open, and how deep" without a walk.
 * In: names. Out: what an array with its top at index 0 would answer. Touches nothing.
 *
 * htmlparser2 keeps open elements in an array and puts each new one in front: 100,000 unclosed tags move 100,000 names each time.
 * This has the few methods that it calls, each in constant time.
 */
export class TagStack<T> {
  /** The deepest first. */
  readonly #names: T[] = []
  /** Where each name stands in `#names`, the topmost last. */
  readonly #places = new Map<T, number[]>()

  get length(): number {
    return this.#names.length
  }

  /** The top. */
  get 0(): T | undefined {
    return this.#names.at(-1)
  }

  constructor(...names: T[]) {
    for (const name of names.toReversed()) this.unshift(name)
  }

  unshift(name: T): number {
    const places = this.#places.get(name)
    if (places) places.push(this.#names.length)
    else this.#places.set(name, [this.#names.length])
    return this.#names.push(name)
  }

  shift(): T | undefined {
    const name = this.#names.pop()
    if (name !== undefined) this.#places.get(name)?.pop()
    return name
  }

  includes(name: T): boolean {
    return (this.#places.get(name)?.length ?? 0) > 0
  }

  /** How many stand above the topmost of that name, -1 when there is none. */
  indexOf(name: T): number {
    const place = this.#places.get(name)?.at(-1)
    return place === undefined ? -1 : this.#names.length - 1 - place
  }

  /** All of them, the top first. */
  toArray(): T[] {
    return this.#names.toReversed()
  }
}
