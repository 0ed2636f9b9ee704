/**
 * The library's main entry: the whole application in one object.
 * In: settings. Out: `Siyaq`. For text analysis alone use `siyaq/text`, for pages `siyaq/extract`, for feeds `siyaq/feeds`.
 */
export type { Siyaq } from './application/siyaq.ts'
export { composeSiyaq } from './compose.ts'
export { configWith, loadConfig, type Config } from './config/config.ts'
export { createLog } from './log.ts'
