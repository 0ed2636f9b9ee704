/**
 * The columns of a scanned text: what is known of each token, in parallel arrays that are filled anew for text after text.
 * In: a capacity. Out: arrays. Touches nothing.
 *
 * `makeTokens` is the one list of the columns: type, memory, copying and clearing follow from it.
 */

/** Memory for `capacity` tokens, in one block, which is far cheaper than an allocation a column. */
class TokenBlock {
  readonly #capacity: number
  readonly #block: ArrayBuffer
  /** Wide columns are taken from the front, where they are aligned, columns of bytes from the back. */
  #front = 0
  #back: number

  constructor(capacity: number, bytesPerToken: number) {
    this.#capacity = capacity
    this.#back = capacity * bytesPerToken + Uint16Array.BYTES_PER_ELEMENT
    this.#block = new ArrayBuffer(this.#back)
  }

  numbers(): Uint32Array<ArrayBuffer> {
    return new Uint32Array(this.#block, this.#take(Uint32Array.BYTES_PER_ELEMENT), this.#capacity)
  }

  /** After all `numbers`; one place more than there are tokens. */
  gaps(): Uint16Array<ArrayBuffer> {
    return new Uint16Array(this.#block, this.#take(Uint16Array.BYTES_PER_ELEMENT), this.#capacity + 1)
  }

  bytes(): Uint8Array<ArrayBuffer> {
    this.#back -= this.#capacity
    return new Uint8Array(this.#block, this.#back, this.#capacity)
  }

  #take(bytes: number): number {
    const at = this.#front
    this.#front += bytes * this.#capacity
    return at
  }
}

/** One literal, so that all scans have one hidden class with every property inside the object. */
function makeTokens<Words>(words: Words, block: TokenBlock) {
  return {
    text: '',
    /** The vocabulary of the ids in `word`. */
    words,
    /** The first `count` places of each array are tokens; what follows them is 0. */
    count: 0,
    /** Span of each token in UTF-16 units; slices back to the surface form. */
    start: block.numbers(),
    end: block.numbers(),
    /** `tokenKind`. */
    kind: block.bytes(),
    /** Script of the first letter (char-table.ts). */
    script: block.bytes(),
    /** `shape` bits. */
    shape: block.bytes(),
    /** Proclitics and article, packed: read with `cliticBits` of clitics.ts. */
    clitics: block.bytes(),
    /** Id of the word form in `words`: equal surface and kind, equal id. For word-attributes.ts. */
    word: block.numbers(),
    /** hash32 of the normalised form. */
    hash: block.numbers(),
    /** hash32 of the normalised form without proclitics and article ("والرئيس" gives "رييس"). */
    bareHash: block.numbers(),
    /** hash32 of the light stem. */
    stemHash: block.numbers(),
    /** Sentence number of the token, from 0. */
    sentence: block.numbers(),
    /** `gap` bits before each token; one more entry for what follows the last. */
    gap: block.gaps(),
  }
}

/** Tokens whose words are in a vocabulary of type `Words`. */
export type Tokens<Words> = ReturnType<typeof makeTokens<Words>>
/** Tokens, whatever vocabulary has their words. */
export type TokenArrays = Tokens<unknown>
type Column = Exclude<keyof TokenArrays, 'text' | 'words' | 'count'>

const none = makeTokens(undefined, new TokenBlock(0, 0))
const isColumn = (name: keyof TokenArrays): name is Column => ArrayBuffer.isView(none[name])
// The keys of an object are those of its type when a literal made it.
const columns = (Object.keys(none) as (keyof TokenArrays)[]).filter(isColumn)
const bytesPerToken = columns.reduce((sum, name) => sum + none[name].BYTES_PER_ELEMENT, 0)

/** No tokens, and room for `capacity`. */
export function emptyTokens<Words>(words: Words, capacity: number): Tokens<Words> {
  return makeTokens(words, new TokenBlock(capacity, bytesPerToken))
}

/** Copies the first `count` tokens, and the gap after them. */
export function copyTokens(from: TokenArrays, to: TokenArrays, count: number): void {
  for (const name of columns) copyColumn(from[name], to[name], count)
  to.gap[count] = from.gap[count] ?? 0
  to.count = count
}

/** Gives `to` the arrays of `from` in place of its own. */
export function takeColumns(from: TokenArrays, to: TokenArrays): void {
  to.count = from.count
  // The types of both sides are those of one column.
  for (const name of columns) (to as Record<Column, TokenArrays[Column]>)[name] = from[name]
}

/** Makes everything after the first `count` tokens 0 again, up to `before`, how many tokens there were. */
export function clearTokens(s: TokenArrays, count: number, before: number): void {
  if (before <= count) return
  for (const name of columns) if (name !== 'gap') s[name].fill(0, count, before)
  s.gap.fill(0, count + 1, before + 1)
}

// A loop and no `set`, which would make a view a column; most texts that are copied are short.
function copyColumn(from: TokenArrays[Column], to: TokenArrays[Column], count: number): void {
  for (let i = 0; i < count; i++) to[i] = from[i] ?? 0
}
