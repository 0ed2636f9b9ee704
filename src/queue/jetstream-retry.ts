/**
 * Tries a request to the cluster again while it has no leader.
 * In: a request. Out: its answer, or its last error. Touches nothing itself.
 */

/** A leader's death was seen to leave a stream without one for 5 to 7 s. */
const trustMs = 30_000

/** What `request` gives; an error is tried again for 30 s, since the cluster elects a new leader meanwhile. */
export async function trustedly<T>(request: () => Promise<T>): Promise<T> {
  const end = Date.now() + trustMs
  for (let waitMs = 100; ; waitMs = Math.min(1_000, waitMs * 2)) {
    try {
      return await request()
    } catch (error) {
      if (Date.now() + waitMs > end || !isPassing(error)) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, waitMs))
  }
}

export function describeTrouble(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Anything but an answer that says the request itself is wrong; a closed connection does not come back either. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error.name === 'ClosedConnectionError' || error.name === 'DrainingConnectionError') return false
  if ('status' in error && typeof error.status === 'number') return error.status >= 500
  if ('code' in error && typeof error.code === 'number') return error.code >= 500
  return true
}
