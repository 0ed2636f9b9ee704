/**
 * Article ids that grow with time and are the same on every machine.
 * In: an instant and an address. Out: safe integers. Touches nothing.
 */

const slotsPerSecond = 2 ** 20

/** 32-bit FNV-1a over UTF-16 units; good enough to spread addresses, not to resist an attacker. */
export function hash32(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    h ^= text.charCodeAt(i)
    h = Math.imul(h, 0x01000193)
  }
  // A final avalanche, since FNV-1a alone leaves the high bits of short strings alike.
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  return h >>> 0
}

/**
 * The preferred id of the article at `url` with order instant `at`: seconds × 2^20 + 20 bits of the address.
 * At most 2^53 until the year 2242. When two addresses of one second collide, the store takes the next free id.
 */
export function articleId(at: number, url: string): number {
  return Math.max(0, Math.floor(at / 1000)) * slotsPerSecond + (hash32(url) % slotsPerSecond)
}

/** Lowest id whose article can have `at` or later; use as an inclusive lower or exclusive upper bound of a date range. */
export function firstIdAt(at: number): number {
  return Math.max(0, Math.floor(at / 1000)) * slotsPerSecond
}

/** The instant (whole second, epoch ms) that an article id encodes. */
export function idInstant(id: number): number {
  return Math.floor(id / slotsPerSecond) * 1000
}
