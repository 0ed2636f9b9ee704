/**
 * The library entry `siyaq/feeds`: read, discover and schedule feeds, without store or network.
 * In: bytes and addresses. Out: items, feeds, instants. Touches nothing.
 */
export { decodeBody } from './http/decode-body.ts'
export { discoverFeeds, guessFeeds } from './feeds/discover-feeds.ts'
export { parseFeed, type ParsedFeed } from './feeds/parse-feed.ts'
export { robotsRules } from './http/robots.ts'
export { nextPoll } from './feeds/schedule.ts'
