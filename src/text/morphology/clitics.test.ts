/**
 * A letter is a clitic where the rest is a word, and part of the word where it is not.
 * In: words. Out: test results. Touches nothing.
 */
import { expect, test } from 'vitest'
import { normalise } from '../normalise.ts'
import { unitsOf } from '../unit-arrays.ts'
import { analyseClitics, cliticBits } from './clitics.ts'

function read(word: string): { rest: string; isGuess: boolean } {
  const form = normalise(word)
  const packed = analyseClitics(unitsOf(form), form.length)
  return { rest: form.slice(cliticBits.proclitics(packed)), isGuess: cliticBits.isGuess(packed) }
}

test.each([
  'باتريك',
  'كارولينا',
  'بوليفار',
  'كوينزلاند',
  'برناردو',
  'واغادوغو',
  'بوكوفينا',
  'كولتشينو',
  'بالوتيلي',
  'لسان',
])('the first letter of %s is its own', (word) => {
  expect(read(word).rest).toBe(normalise(word))
})

test.each([
  ['وحداتنا', 'وحداتنا'],
  ['ووحداتنا', 'وحداتنا'],
  ['لباتريك', 'باتريك'],
  ['وبرناردو', 'برناردو'],
  ['بمدينتي', 'مدينتي'],
  ['لحسن', 'حسن'],
  ['وكارولينا', 'كارولينا'],
  ['فأعمالهم', 'أعمالهم'],
  ['فوزارتنا', 'وزارتنا'],
  ['فابيانا', 'فابيانا'],
])('%s is %s behind a clitic, or itself', (word, rest) => {
  expect(read(word)).toEqual({ rest: normalise(rest), isGuess: false })
})

test('what is in no list behind the letter is told as a guess', () => {
  expect(read('وخنفشار')).toEqual({ rest: 'خنفشار', isGuess: true })
  expect(read('والخنفشار')).toEqual({ rest: 'الخنفشار', isGuess: false })
  expect(read('خنفشار').isGuess).toBe(false)
})
