/**
 * The order of the front page.
 * In: what a story has. Out: its rank. Touches nothing.
 */
import { hourMs } from './instant.ts'

/** A story loses half its weight on the front page in this time: ten independent origins keep it up for a day and a half. */
export const frontHalfLifeMs = 12 * hourMs

/** Grows with origins and, less, with the publishers that took them over; by `frontHalfLifeMs` with time. It never needs the current time. */
export function frontRank(origins: number, sources: number, lastAt: number): number {
  return Math.log2(origins + 0.25 * Math.max(0, sources - origins)) + lastAt / frontHalfLifeMs
}
