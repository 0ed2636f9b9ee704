/**
 * Lengths of time in milliseconds, the unit of every instant in the engine (epoch ms).
 * In: nothing. Out: constants. Touches nothing.
 */

export const secondMs = 1_000
export const minuteMs = 60 * secondMs
export const hourMs = 60 * minuteMs
/** A day of 24 hours, not a calendar day: see zoned-day.ts for days that begin in a time zone. */
export const dayMs = 24 * hourMs
