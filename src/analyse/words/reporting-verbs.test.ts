import { expect, test } from 'vitest'
import { reportingVerbs, verbHomographs } from '../../data/statements.data.ts'
import { normalise } from '../../text/normalise.ts'
import { reportingForms, verbForms } from './reporting-verbs.ts'

const lemmas = reportingVerbs.map((entry) => entry.split(' | ')[0] ?? '')

test('the fields of every line are those that the head of the list names', () => {
  const flags = new Set(['-', 'clause', 'object', 'addressed', 'act', 'impersonal', 'weak', 'masculine'])
  const prepositions = new Set(['-', 'إلى', 'عن', 'على', 'من', 'في', 'ب', 'ل'])
  const odd = reportingVerbs.filter((entry) => {
    const [, imperfect = '', participle = '', follows = '-', leads = '-', polarity = '-', ...more] = entry.split(' | ')
    return (
      imperfect === '' ||
      participle === '' ||
      !follows.split(' ').every((flag) => flags.has(flag)) ||
      !leads.split(' ').every((word) => prepositions.has(word)) ||
      !['-', 'confirms', 'denies'].includes(polarity) ||
      more.length > 0
    )
  })
  expect(odd).toEqual([])
  expect(new Set(lemmas).size).toBe(lemmas.length)
})

test('no spelling is a form of two verbs, unless the list of homographs says which', () => {
  const owner = new Map<string, string>()
  const shared: string[] = []
  for (const entry of reportingVerbs) {
    for (const [spelling, { verb }] of verbForms(entry)) {
      const key = normalise(spelling)
      const other = owner.get(key)
      if (other !== undefined && other !== verb.lemma) shared.push(`${spelling}: ${other}, ${verb.lemma}`)
      owner.set(key, verb.lemma)
    }
  }
  expect(shared).toEqual([])
})

test('every homograph is read as a verb of the list that has this form', () => {
  for (const entry of verbHomographs) {
    const [spelling = '', lemma = ''] = entry.split(' | ')
    expect(lemmas).toContain(lemma)
    expect(reportingForms.get(normalise(spelling))?.verb.lemma, spelling).toBe(lemma)
  }
})

test.each([
  ['وأكدت', 'أكد', 'perfect', 'f', 's'],
  ['دعوا', 'دعا', 'perfect', 'm', 'p'],
  ['سيعلنون', 'أعلن', 'imperfect', 'm', 'p'],
  ['ونؤكد', 'أكد', 'imperfect', 'm', 'p'],
  ['مشيرا', 'أشار', 'participle', 'm', 's'],
  ['بقوله', 'قال', 'noun', 'm', 's'],
])('%s is a form of %s', (word, lemma, tense, gender, number) => {
  const form = reportingForms.get(normalise(word))
  expect(form).toMatchObject({ verb: { lemma }, tense, gender, number })
})

test('of a participle that is a title too, only the masculine singular reports', () => {
  expect(reportingForms.get(normalise('داعيا'))?.tense).toBe('participle')
  expect(reportingForms.has(normalise('داعية'))).toBe(false)
})
