/**
 * An entry of 0.1.0 (feed dates), kept where scripts that read the build expect it; the work is in feeds/feed-dates.ts.
 * In: nothing. Out: what that file gives. Touches nothing.
 */
export { parseFeedDate } from './feeds/feed-dates.ts'
