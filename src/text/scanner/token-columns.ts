/**
 * What is known of each token of a text, in parallel arrays that are filled anew for text after text.
 * In: a capacity. Out: arrays. Touches nothing.
 */

/** The first `count` places of each array are tokens; what follows them is 0. */
export interface TokenArrays {
  count: number
  /** Span of each token in UTF-16 units; slices back to the surface form. */
  start: Uint32Array<ArrayBuffer>
  end: Uint32Array<ArrayBuffer>
  /** `tokenKind`. */
  kind: Uint8Array<ArrayBuffer>
  /** Script of the first letter (char-table.ts). */
  script: Uint8Array<ArrayBuffer>
  /** `shape` bits. */
  shape: Uint8Array<ArrayBuffer>
  /** Proclitics, article and suffix, packed: read with `procliticsOf`, `articleOf`, `suffixOf` of clitics.ts. */
  clitics: Uint8Array<ArrayBuffer>
  /** Id of the word form in `words`: equal surface and kind, equal id. For word-attributes.ts. */
  word: Uint32Array<ArrayBuffer>
  /** hash32 of the matching form. */
  hash: Uint32Array<ArrayBuffer>
  /** hash32 of the matching form without proclitics and article ("والرئيس" gives "رييس"). */
  bareHash: Uint32Array<ArrayBuffer>
  /** hash32 of the light stem. */
  stemHash: Uint32Array<ArrayBuffer>
  /** Sentence number of the token, from 0. */
  sentence: Uint32Array<ArrayBuffer>
  /** `gap` bits before each token; one more entry for what follows the last. */
  gap: Uint16Array<ArrayBuffer>
}

/** Empty arrays for `capacity` tokens, in one block of memory, which is far cheaper than twelve; `gap` has room for one more. */
export function tokenArrays(capacity: number): TokenArrays {
  const block = new ArrayBuffer(34 * capacity + 2)
  const wide = (k: number): Uint32Array<ArrayBuffer> => new Uint32Array(block, 4 * k * capacity, capacity)
  const narrow = (k: number): Uint8Array<ArrayBuffer> =>
    new Uint8Array(block, 30 * capacity + 2 + k * capacity, capacity)
  return {
    count: 0,
    start: wide(0),
    end: wide(1),
    kind: narrow(0),
    script: narrow(1),
    shape: narrow(2),
    clitics: narrow(3),
    word: wide(2),
    hash: wide(3),
    bareHash: wide(4),
    stemHash: wide(5),
    sentence: wide(6),
    gap: new Uint16Array(block, 28 * capacity, capacity + 1),
  }
}

/** Copies the first `count` tokens, and the gap after them. */
export function copyTokens(from: TokenArrays, to: TokenArrays, count: number): void {
  for (let i = 0; i < count; i++) {
    to.start[i] = from.start[i] ?? 0
    to.end[i] = from.end[i] ?? 0
    to.kind[i] = from.kind[i] ?? 0
    to.script[i] = from.script[i] ?? 0
    to.shape[i] = from.shape[i] ?? 0
    to.clitics[i] = from.clitics[i] ?? 0
    to.word[i] = from.word[i] ?? 0
    to.hash[i] = from.hash[i] ?? 0
    to.bareHash[i] = from.bareHash[i] ?? 0
    to.stemHash[i] = from.stemHash[i] ?? 0
    to.sentence[i] = from.sentence[i] ?? 0
    to.gap[i] = from.gap[i] ?? 0
  }
  to.gap[count] = from.gap[count] ?? 0
  to.count = count
}

/** Makes everything after the first `count` tokens 0 again, up to `before`, how many tokens there were. */
export function clearTokens(s: TokenArrays, count: number, before: number): void {
  for (let i = count; i < before; i++) {
    s.start[i] = 0
    s.end[i] = 0
    s.kind[i] = 0
    s.script[i] = 0
    s.shape[i] = 0
    s.clitics[i] = 0
    s.word[i] = 0
    s.hash[i] = 0
    s.bareHash[i] = 0
    s.stemHash[i] = 0
    s.sentence[i] = 0
    s.gap[i + 1] = 0
  }
}
