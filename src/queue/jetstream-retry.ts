/**
 * How long the cluster is waited for: a request is tried again while it has no leader, or given up after a time.
 * In: a request. Out: its answer, or its last error. Touches nothing itself.
 */

/** A leader's death was seen to leave a stream without one for 5 to 7 s. */
const trustMs = 30_000

/** What `request` gives; an error is tried again for `forMs` (30 s), since the cluster elects a new leader meanwhile. */
export async function trustedly<T>(request: () => Promise<T>, forMs = trustMs): Promise<T> {
  const end = Date.now() + forMs
  for (let waitMs = 100; ; waitMs = Math.min(1_000, waitMs * 2)) {
    try {
      return await request()
    } catch (error) {
      if (Date.now() + waitMs > end || !isPassing(error)) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, waitMs))
  }
}

/** What `work` gives, or an error after `ms`; the work itself cannot be called back and ends on its own. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Anything but an answer that says the request itself is wrong; a closed connection does not come back either. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error.name === 'ClosedConnectionError' || error.name === 'DrainingConnectionError') return false
  if ('status' in error && typeof error.status === 'number') return error.status >= 500
  if ('code' in error && typeof error.code === 'number') return error.code >= 500
  return true
}
