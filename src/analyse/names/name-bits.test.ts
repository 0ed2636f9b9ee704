import { expect, test } from 'vitest'
import { scan } from '../../text/scanner/scan.ts'
import { classifyWords } from '../words/word-classes.ts'
import { nameBits, wordFact } from './name-bits.ts'
import { skippedAt, withNames } from './word-facts.ts'

const namesOf = (text: string) => withNames(classifyWords(scan(text)))

test('each table of names has its own bit', () => {
  const expected: [word: string, bit: number][] = [
    ['محمد', nameBits.given],
    ['شركة', nameBits.head],
    ['وزارة', nameBits.state],
    ['مصري', nameBits.demonym],
    ['قال', wordFact.verb],
    ['الدين', nameBits.half],
  ]
  const all = expected.reduce((bits, [, bit]) => bits | bit, 0)
  for (const [word, bit] of expected) expect((namesOf(word).names[0] ?? 0) & all, word).toBe(bit)
})

test('the letters that a reading skips are counted beside the facts', () => {
  const words = namesOf('محمد لمحمد ولمحمد')
  expect([0, 1, 2].map((token) => skippedAt(words, token))).toEqual([0, 1, 2])
  for (let i = 0; i < 3; i++) expect((words.names[i] ?? 0) & wordFact.unknown).toBe(0)
})
