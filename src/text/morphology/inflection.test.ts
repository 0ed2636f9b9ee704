import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EndingTable } from './inflection.ts'

test('a word is offered the endings that end in its last letter, in the order of the list', () => {
  const anyEnding = fc.string({ unit: fc.constantFrom('ا', 'ن', 'ه', 'ت'), minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(fc.array(anyEnding), fc.constantFrom('ا', 'ن', 'ه', 'ت', 'ي'), (endings, last) => {
      const table = new EndingTable(endings.map((ending) => Uint16Array.from(ending, (char) => char.charCodeAt(0))))
      const offered = table.of(last.charCodeAt(0)).map((units) => String.fromCharCode(...units))
      expect(offered).toEqual(endings.filter((ending) => ending.endsWith(last)))
    }),
  )
})
