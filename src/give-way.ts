/**
 * Work that steps behind people who wait for pages.
 * In and out: nothing. Touches the priority of the calling thread, or lets its event loop go on.
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

const sliceMs = 10
let othersWereInAt = 0

/** Called between the steps of something long: after every 10 ms of them, all that waits in the event loop has its turn. */
export async function letOthersIn(): Promise<void> {
  if (performance.now() - othersWereInAt < sliceMs) return
  await new Promise<void>((resolve) => void setImmediate(resolve))
  othersWereInAt = performance.now()
}
