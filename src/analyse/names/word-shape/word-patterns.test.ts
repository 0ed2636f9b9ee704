import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foreignNameEndings } from '../../../data/names.data.ts'
import { normalise } from '../../../text/normalise.ts'
import { isActionShape, isInflectedShape, isLoadedShape, looksForeign } from './word-patterns.ts'

/** The shapes as regular expressions over whole words. */
const inflected =
  /^(?:[\u064A\u062A\u0646]\S{3,}(?:\u0648\u0646|\u0647\u0627|\u0647)|\u064A\S{3,}|\u0627\u0633\u062A\S+|[\u0648\u0641\u0628\u0644\u0643]\u0627\u0644\S+|\u0644\u0644\S+)$|(?:\u0627\u062A|\u064B\u0627?|\u0627\u064B|\u0648\u0646|\u064A\u0646|\u0647\u0627|\u0647\u0645|\u0629)$/u
const loaded =
  /^(?:\u0633[\u064A\u062A\u0646]|[\u0648\u0641\u0628\u0644\u0643]\u0627\u0644|\u0644\u0644)|(?:\u0647\u0627|\u0647\u0645|\u0646\u0627|\u064B\u0627?|\u0627\u064B)$/u
const action = /^(?:\u062A..\u064A.|\u062A.\u0627..|\u0627.{2,4}\u0627.|\u0645.{2,3}\u0648.|\u0645.{2,3})$/u
const foreignLetters =
  /[\u06AF\u067E\u0686]|\u062A\u0634|\u0633\u062A\u0627?[\u0646\u0631]|\u0643\u0633|\u0648\u0641$|\u0648\u0648|\u064A\u0648$|\u0627\u0648$/u
const endings = foreignNameEndings.map((ending) => normalise(ending))

const letters =
  '\u0627\u0628\u062A\u0633\u0634\u0631\u0641\u0643\u0644\u0645\u0646\u0647\u0648\u064A\u0629\u064B\u06AF\u067E\u0686'.split(
    '',
  )
const rare = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 9 })
const ended = fc.tuple(rare, fc.constantFrom(...endings)).map(([start, ending]) => start + ending)
const word = fc.oneof({ weight: 3, arbitrary: rare }, { weight: 1, arbitrary: ended })

function judge(text: string, is: (units: Uint16Array, from: number, to: number) => boolean): boolean {
  // Between letters that would change the answer if they were read.
  const padded = `\u0627\u0644${text}\u0648\u0646`
  const units = Uint16Array.from(padded, (char) => char.charCodeAt(0))
  return is(units, 2, 2 + text.length)
}

test('the shapes are those of the regular expressions', { tags: ['slow'] }, () => {
  fc.assert(
    fc.property(word, (text) => {
      expect(judge(text, isInflectedShape)).toBe(inflected.test(text))
      expect(judge(text, isLoadedShape)).toBe(loaded.test(text))
      expect(judge(text, isActionShape)).toBe(action.test(text))
    }),
    { numRuns: 20_000 },
  )
})

test(
  'a foreign look is an ending of the list that leaves two letters, or letters that only foreign words have',
  { tags: ['slow'] },
  () => {
    fc.assert(
      fc.property(word, (text) => {
        const folded = normalise(text)
        const isEnding = endings.some((e) => e.length >= 3 && folded.length >= e.length + 2 && folded.endsWith(e))
        const expected = folded.length >= 4 && folded.length <= 14 && (isEnding || foreignLetters.test(folded))
        expect(judge(folded, looksForeign)).toBe(expected)
      }),
      { numRuns: 20_000 },
    )
  },
)
