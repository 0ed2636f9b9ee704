import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldWord } from './fold-word.ts'
import { scan, surface } from '../scanner/scan.ts'
import { wordNumbers } from './word-attributes.ts'

const letters = wordNumbers((word) => word.surface.length)

test('equal words have one id, words that only look alike have two', () => {
  const s = scan('الرئيس يلتقي الرئيس الرَّئيس Egypt egypt')
  expect(s.word[0]).toBe(s.word[2])
  expect(s.word[0]).not.toBe(s.word[3])
  expect(s.hash[0]).toBe(s.hash[3])
  expect(s.word[4]).not.toBe(s.word[5])
})

test('a word seen before is what it was the first time, whatever the text', { tags: ['slow'] }, () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const first = scan(text)
      const again = scan(text)
      expect(again).toEqual(first)
      const lengths = letters(first)
      for (let i = 0; i < first.count; i++) {
        const id = first.word[i] ?? 0
        const written = surface(first, i)
        expect(first.words.surface(id)).toBe(written)
        const { surface: _, ...folded } = foldWord(written, first.kind[i] ?? 0)
        expect(first.words.word(id)).toMatchObject(folded)
        expect(lengths[id]).toBe(written.length)
      }
    }),
  )
})

test(
  'a full vocabulary is followed by one that knows the common words, and older scans stay readable',
  { tags: ['slow'] },
  () => {
    const early = scan('وقالت المصادر إن الاجتماع تأجل')
    const vocabulary = early.words
    let turned = early
    for (let k = 0; k < 60 && turned.words === vocabulary; k++) {
      let text = 'وقالت المصادر '
      for (let i = 0; i < 8000; i++) text += `w${k}x${i} `
      turned = scan(`${text} وقالت المصادر`)
    }
    expect(turned.words).not.toBe(vocabulary)
    expect(turned.words.count).toBeLessThan(200_000)
    for (const s of [early, turned, scan('وقالت المصادر')]) {
      const lengths = letters(s)
      for (let i = 0; i < s.count; i++) {
        const id = s.word[i] ?? 0
        expect(s.words.surface(id)).toBe(surface(s, i))
        expect(s.words.form(id)).toBe(foldWord(surface(s, i), s.kind[i] ?? 0).form)
        expect(lengths[id]).toBe(surface(s, i).length)
      }
    }
  },
)

test('words of any length are told apart by every letter', () => {
  const long = 'ن'.repeat(5000)
  const s = scan(`${long}ا ${long}ب ${long}ا`)
  expect(s.word[0]).toBe(s.word[2])
  expect(s.word[0]).not.toBe(s.word[1])
  expect(s.words.surface(s.word[1] ?? 0)).toBe(`${long}ب`)
})

test('the marks of a row are those of the folded word', () => {
  for (const written of ['والرئيس', 'Egypt', 'NATO', 'F16', '12']) {
    const s = scan(written)
    const { script, shape, clitics } = foldWord(written, s.kind[0] ?? 0)
    expect({ script: s.script[0], shape: s.shape[0], clitics: s.clitics[0] }, written).toEqual({
      script,
      shape,
      clitics,
    })
    expect(s.words.word(s.word[0] ?? 0), written).toMatchObject({ script, shape, clitics })
  }
})
