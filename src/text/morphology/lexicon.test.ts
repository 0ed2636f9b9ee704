import { expect, test } from 'vitest'
import { adjectives, cliticLetterWords, homographs, nouns } from '../../data/lexicon.data.ts'
import { normalise } from '../normalise.ts'
import { stem } from './stem.ts'

/** The normalised form without the feminine ending, as the lexicon shares stems. */
function key(form: string): string {
  return normalise(form).replace(/(?<=...)\u0647$/, '')
}

test('no stem depends on the order of noun entries: a form that two of them have is a listed homograph', () => {
  const listed = new Set(homographs.map((entry) => key(entry.split(' | ')[0] ?? '')))
  const stemOf = new Map<string, string>()
  const undecided: string[] = []
  for (const entry of [...cliticLetterWords, ...nouns, ...adjectives]) {
    const forms = entry.split(' | ').map(key)
    const [first = ''] = forms
    if (forms.length < 2) continue
    for (const form of forms) {
      if (!listed.has(form) && (stemOf.get(form) ?? first) !== first) undecided.push(`${form}: ${entry}`)
      stemOf.set(form, first)
    }
  }
  expect(undecided).toEqual([])
})

test.each([
  ['كتاب', 'كتاب'],
  ['طلب', 'طالب'],
  ['كتب', 'كتاب'],
  ['كاتب', 'كاتب'],
  ['بحار', 'بحر'],
])('%s has the stem %s', (form, expected) => {
  expect(stem(normalise(form))).toBe(expected)
})

test('a form of two verbs counts for the one that does not yield', () => {
  expect(stem(normalise('تفوق'))).toBe(normalise('فاق'))
  expect(stem(normalise('يتفوق'))).toBe(normalise('تفوق'))
  expect(stem(normalise('يؤدي'))).toBe(normalise('أدى'))
})
