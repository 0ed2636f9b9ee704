/**
 * Addresses of items that have no page of their own.
 * In: an address that they share, what tells them apart. Out: an address for each. Touches nothing.
 */
import { hash32 } from './ids.ts'

/** `address` with a fragment that is this item's alone: it opens what the items share, and is an address of its own in a store. */
export function itemAddress(address: string, name: string): string {
  const at = new URL(address)
  const half = name.length >> 1
  at.hash = `item-${hash32(name).toString(36)}${hash32(`${name.slice(half)}\n${name.slice(0, half)}`).toString(36)}`
  return at.href
}
