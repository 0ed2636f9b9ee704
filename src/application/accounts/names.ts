/**
 * Names and passwords as people may choose them.
 * In: what was typed. Out: what is kept, or why not. Touches nothing.
 */
import { failed, ok, type Outcome } from '../../problem.ts'
import { leastPasswordChars, mostPasswordChars } from './passwords.ts'

const mostNameChars = 60

/** The name as it is shown: without controls and invisible characters, blanks single. Problems: account.bad-name. */
export function accountName(typed: string): Outcome<string> {
  const name = typed
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return name === '' || name.length > mostNameChars ? failed('account.bad-name') : ok(name)
}

/** What names are compared by: those that look alike are one. */
export function nameKeyOf(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\p{Cf}\u0640]/gu, '')
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

/** Problems: account.weak-password. */
export function checkedPassword(password: string, name: string): Outcome<string> {
  const chars = Array.from(password.normalize('NFKC'))
  const isWeak =
    chars.length < leastPasswordChars ||
    chars.length > mostPasswordChars ||
    new Set(chars).size < 4 ||
    nameKeyOf(password) === nameKeyOf(name)
  return isWeak ? failed('account.weak-password') : ok(password)
}
