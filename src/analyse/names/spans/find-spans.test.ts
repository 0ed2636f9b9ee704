import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalise } from '../../../text/normalise.ts'
import { analyseText } from '../../analysed-text.ts'
import { findEntities } from '../entities.ts'
import { foreignScore } from '../../../text/morphology/foreign-likeness.ts'
import { tagSentences, tagTokens } from '../tag-tokens.ts'

function peopleIn(text: string): string[] {
  const doc = analyseText('', text, 'ar')
  const { entities, mentions } = findEntities(doc)
  const people = new Set(entities.filter((entity) => entity.kind === 'person').map((entity) => entity.key))
  return mentions.filter((m) => people.has(m.entity)).map((m) => doc.text.slice(m.start, m.end))
}

test.each([
  ['a half that never stands alone', 'زار الكاتب نور الدين المنصفي المعرض.', ['نور الدين المنصفي']],
  ['a servant of God in two words', 'وحضر سليم عبد القوي الحفل.', ['سليم عبد القوي']],
  ['several joints', 'وصل خليفة بن سالم آل دهمان إلى المطار.', ['خليفة بن سالم آل دهمان']],
  ['the subject of a verb, by its letters', 'وغادر كورتينوف القاعة مبكرا.', ['كورتينوف']],
  ['after an adjective of a country', 'وتغلب البرازيلي فالدريتو على منافسه.', ['فالدريتو']],
  ['joined by و to a person', 'حضر سيرغي باغراتوف ودوبريتش الاجتماع.', ['سيرغي باغراتوف', 'دوبريتش']],
  ['a foreign name with an Arabic ending', 'وقال مايكل كورينين إن الموسم جيد.', ['مايكل كورينين']],
])('a person: %s', (_, text, expected) => {
  expect(peopleIn(text)).toEqual(expected)
})

test.each([
  ['a common word that governs the next', 'وقالت المتحدثة باسم الحكومة إن الطريق مفتوح.'],
  ['an office', 'ويشغل منصب مساعد وزير النقل.'],
  ['an auxiliary before a plural', 'كان الناس ينتظرون المطر.'],
  ['a comparative', 'هذه أكبر من تلك.'],
  ['a verbal noun after a verb', 'وقرر تشكيل لجنة.'],
])('no person: %s', (_, text) => {
  expect(peopleIn(text)).toEqual([])
})

test('the family name alone is the person who was named in full, before or after', () => {
  const doc = analyseText('السنباطي يغادر القاعة', 'التقى محمود السنباطي الوفد، ثم غادر السنباطي القاعة.', 'ar')
  const people = findEntities(doc).entities.filter((entity) => entity.kind === 'person')
  expect(people.map((person) => [person.name, person.count])).toEqual([['محمود السنباطي', 3]])
})

test('sentences that belong together share their people', () => {
  const first = ['التقى', 'محمود', 'السنباطي', 'الوفد']
  const second = ['وانصرف', 'السنباطي', 'عن', 'الحضور']
  expect(tagSentences([first, second])[1]).toEqual(['O', 'B-PERS', 'O', 'O'])
  expect(tagTokens(second)).toEqual(['O', 'O', 'O', 'O'])
})

test('a preposition that looks like a currency is none', () => {
  expect(tagTokens(['بين', 'المدينتين'])).toEqual(['O', 'O'])
})

test('letters tell foreign names from Arabic words', () => {
  const score = (word: string): number => {
    const units = Uint16Array.from(normalise(word), (char) => char.charCodeAt(0))
    return foreignScore(units, 0, units.length)
  }
  for (const name of ['كورتينوف', 'فالدريتو', 'ستيفنسون']) expect(score(name)).toBeGreaterThan(0)
  for (const word of ['مستشفيات', 'يتحدثون', 'معلوماتهم']) expect(score(word)).toBeLessThan(0)
})

test('as many tags as tokens, whatever they are', { tags: ['slow'] }, () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 12 }), (tokens) => {
      expect(tagTokens(tokens)).toHaveLength(tokens.length)
    }),
    { numRuns: 200 },
  )
})
