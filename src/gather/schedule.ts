/**
 * An entry of 0.1.0 (when to poll), kept where scripts that read the build expect it; the work is in feeds/schedule.ts.
 * In: nothing. Out: what that file gives. Touches nothing.
 */
export { maxIntervalMs, maxRetryAfterMs, minIntervalMs, nextPoll } from './feeds/schedule.ts'
