/**
 * The version of this Siyaq, as package.json has it.
 * In: nothing. Out: a string. Reads package.json.
 */
import { readFileSync } from 'node:fs'

/** "0.1.0"; "0.0.0" when package.json is not where the package keeps it. */
export function cliVersion(): string {
  // src/application/ in the source tree and dist/application/ when built lie at the same depth.
  for (const path of ['../../package.json', '../package.json']) {
    try {
      const facts: unknown = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
      if (
        typeof facts === 'object' &&
        facts !== null &&
        'version' in facts &&
        'name' in facts &&
        facts.name === 'siyaq'
      )
        return String(facts.version)
    } catch {
      // Not there: the next place is tried.
    }
  }
  return '0.0.0'
}
