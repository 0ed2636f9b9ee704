/**
 * The library entry `siyaq/feeds`: read, discover and schedule feeds, without store or network.
 * In: bytes and addresses. Out: items, feeds, instants. Touches nothing.
 */
export { decodeBody } from './decode-body.ts'
export { discoverFeeds, guessFeeds } from './discover-feeds.ts'
export { parseFeed, type ParsedFeed } from './parse-feed.ts'
export { robotsRules } from './robots.ts'
export { nextPoll } from './schedule.ts'
