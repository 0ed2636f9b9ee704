/**
 * Radix sort of hashes: buckets by their top bits, which hashes fill evenly, then insertion sort inside the buckets.
 * In: numbers in an array. Out: the same array, its beginning in order. Touches nothing but its own scratch space.
 */

/** Beyond these bounds the built-in sort of typed arrays is used. */
const mostBits = 14
const mostInBucket = 32
/** Up to these, insertion sort alone is as fast. */
const few = 24

// Scratch, never replaced, so that compiled code has them as constants.
const bucketEnds = new Uint32Array(1 << mostBits)
const spare = new Uint32Array(1 << mostBits)

/** Sorts `values[0, count)`. Linear for hashes; O(n log n) for any other values. */
export function sortHashes(values: Uint32Array, count: number): void {
  if (count > few && !spread(values, count)) values.subarray(0, count).sort()
  else insert(count > few ? spare : values, values, count)
}

/** Distributes `values` to `spare` by their top bits; false when a bucket would be large (values are no hashes). */
function spread(values: Uint32Array, count: number): boolean {
  const bits = 32 - Math.clz32(count)
  if (bits > mostBits) return false
  const buckets = 1 << bits
  const shift = 32 - bits
  bucketEnds.fill(0, 0, buckets)
  for (let i = 0; i < count; i++) {
    const bucket = (values[i] ?? 0) >>> shift
    bucketEnds[bucket] = (bucketEnds[bucket] ?? 0) + 1
  }
  let end = 0
  let most = 0
  for (let bucket = 0; bucket < buckets; bucket++) {
    const size = bucketEnds[bucket] ?? 0
    if (size > most) most = size
    bucketEnds[bucket] = end
    end += size
  }
  if (most > mostInBucket) return false
  for (let i = 0; i < count; i++) {
    const value = values[i] ?? 0
    const bucket = value >>> shift
    const at = bucketEnds[bucket] ?? 0
    spare[at] = value
    bucketEnds[bucket] = at + 1
  }
  return true
}

/** Sorts `from[0, count)` into `to`, which may be the same array: insertion sort. */
function insert(from: Uint32Array, to: Uint32Array, count: number): void {
  for (let i = 0; i < count; i++) {
    const value = from[i] ?? 0
    let at = i
    for (; at > 0; at--) {
      const before = to[at - 1] ?? 0
      if (before <= value) break
      to[at] = before
    }
    to[at] = value
  }
}
