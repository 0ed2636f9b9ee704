/**
 * Work that steps behind people who wait for pages.
 * In and out: nothing. Touches the priority of the calling thread.
 */
import { setPriority } from 'node:os'

/** Niceness of threads that work while others answer people: they take what is left of the processors, which on an idle machine is all. */
const workNiceness = 8

/**
 * Called in a thread: whoever answers readers goes first. Linux gives every thread a priority of its own, and threads that it starts inherit it;
 * elsewhere this would slow the whole process.
 */
export function giveWay(): void {
  if (process.platform === 'linux') setPriority(0, workNiceness)
}
