/**
 * Whether a stored word is a problem code we have a text for.
 * In: a string. Out: yes or no. Touches nothing.
 */
import { problems, type ProblemCode } from '../messages/problems.ts'

export function isProblemCode(word: string): word is ProblemCode {
  return Object.hasOwn(problems, word)
}
