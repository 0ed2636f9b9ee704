/**
 * Bit fields of one machine word, derived from one ordered declaration, so that no two overlap and no shift is counted by hand.
 * In: the width of each field, the lowest first. Out: masks in place, shifts, and the first free bit. Touches nothing.
 *
 * Made when a module loads. `Object.fromEntries` gives objects with fast properties and a hidden class of their own, as a literal
 * would have; assigning to computed keys would leave a dictionary, whose reads are slow in hot loops.
 */

/** The doc comments of the declaration stay visible at `mask` and `shift`: the type is mapped from it. */
export interface PackedFields<W> {
  /** By field: its bits, set, where they stand. Signed when bit 31 is among them. */
  readonly mask: { readonly [Name in keyof W]: number }
  /** By field: its lowest bit. */
  readonly shift: { readonly [Name in keyof W]: number }
  /** One past the highest bit of all. */
  readonly end: number
}

/** Masks and shifts of fields of the given widths side by side from bit `from`; throws when they need more than `room` bits. */
export function packFields<W extends Readonly<Record<string, number>>>(
  widths: W,
  { from = 0, room = 32 }: { from?: number; room?: number } = {},
): PackedFields<W> {
  let end = from
  const shifts: [string, number][] = []
  const masks: [string, number][] = []
  for (const [name, width] of Object.entries(widths)) {
    shifts.push([name, end])
    // Shifting by 32 shifts by 0.
    masks.push([name, width === 32 ? -1 : ((1 << width) - 1) << end])
    end += width
  }
  if (end > room) throw new RangeError(`${end} bits do not fit ${room}`)
  return { mask: objectOf(masks), shift: objectOf(shifts), end }

  function objectOf(entries: readonly [string, number][]): { readonly [Name in keyof W]: number } {
    // The keys are those of `widths`.
    return Object.freeze(Object.fromEntries(entries)) as { readonly [Name in keyof W]: number }
  }
}
