/**
 * The log: one JSON line an event on the given stream, at the configured level, with secrets taken out.
 * In: level and destination. Out: a pino logger. Writes to that destination only.
 *
 * Log ids, addresses, codes and counts; never page texts. Field names that carry secrets are redacted at any of the first
 * three depths, and passwords and query secrets inside addresses are cut out of every string.
 */
import pino from 'pino'
import { shownAddress } from './model/shown-address.ts'

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent'

/** What the rest of the project logs with. */
export type Log = pino.Logger

const secretFields = [
  'adminToken',
  'readerToken',
  'password',
  'token',
  'authorization',
  'cookie',
  'secret',
  'databaseUrl',
  'apiKey',
  'oidcClientSecret',
  'clientSecret',
]

/**
 * A logger writing JSON lines to `destination` (absent: standard error, so that standard output stays for results). `who`: told in every
 * line, where the lines of many processes end in one place.
 */
export function createLog(o: {
  level: LogLevel
  destination?: { write(line: string): void }
  who?: Readonly<Record<string, unknown>>
}): Log {
  const options: pino.LoggerOptions = {
    level: o.level,
    base: o.who ?? null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: {
      paths: secretFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
      censor: '[secret]',
    },
    hooks: {
      streamWrite: shownAddress,
    },
  }
  return pino(options, o.destination ?? pino.destination({ dest: 2, sync: true }))
}
