import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayMs } from '../../model/instant.ts'
import { linkOf, sagaOf, type SagaFeature, type SagaStory } from './saga.ts'

const name = (key: string, weight = 0.5): SagaFeature => ({ key, kind: 'name', shown: key, weight })
const term = (key: string, weight = 0.5): SagaFeature => ({ key, kind: 'term', shown: key, weight })
const story = (id: number, day: number, features: SagaFeature[]): SagaStory => ({
  id,
  firstAt: day * dayMs,
  lastAt: day * dayMs + dayMs / 4,
  features,
})

const dam = [name('سد الوادي'), name('هالة الفارس'), term('تعويض'), term('اهالي')]
const strike = [name('نقابة الموانئ'), name('سالم عبيد'), term('اضراب'), term('اجور')]

test('stories that share names and subject are one saga, oldest first, whatever the order they come in', () => {
  const stories = [story(3, 9, dam), story(9, 3, strike), story(1, 0, dam), story(2, 5, dam)]
  const saga = sagaOf(2, stories)
  expect(saga?.parts.map((p) => p.story.id)).toEqual([1, 2, 3])
  expect(saga?.rhythmMs).toBe(5 * dayMs)
  expect(sagaOf(2, [...stories].reverse())?.parts.map((p) => p.story.id)).toEqual([1, 2, 3])
  expect(saga?.parts[0]?.reasons).toEqual([
    { code: 'background.same-names', values: { names: 'سد الوادي، هالة الفارس' } },
    { code: 'background.same-subject', values: { phrases: 'تعويض، اهالي' } },
  ])
  expect(sagaOf(9, stories)).toBeUndefined()
})

test('a saga reaches over weeks by its parts, not over a gap of more than ten days', () => {
  const chain = [0, 8, 16, 24].map((day, i) => story(i + 1, day, dam))
  expect(sagaOf(1, chain)?.parts.map((p) => p.story.id)).toEqual([1, 2, 3, 4])
  expect(sagaOf(1, [story(1, 0, dam), story(2, 11, dam)])).toBeUndefined()
  const near = linkOf(story(1, 0, dam), story(2, 5, dam))?.strength ?? 0
  const far = linkOf(story(1, 0, dam), story(2, 9, dam))?.strength ?? 0
  expect(far).toBeGreaterThan(0)
  expect(far).toBeLessThan(near)
})

test('a spokesman or a town in common is no saga; nor is a word of the name told again as a subject', () => {
  const first = story(1, 0, [name('وزارة العمل'), term('حج')])
  const second = story(2, 2, [name('وزارة العمل'), term('شمس')])
  expect(linkOf(first, second)?.strength).toBe(0)
  const named = [name('حيدر المنصور'), term('حيدر'), term('اصلاح')]
  expect(linkOf(story(1, 0, named), story(2, 1, named))?.terms.map((t) => t.key)).toEqual(['اصلاح'])
})

test('every part is in reach of another part, in order, and the asked one is among them', () => {
  const feature = fc.record({
    key: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    kind: fc.constantFrom('name' as const, 'place' as const, 'term' as const),
    weight: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  const stories = fc
    .array(
      fc.record({
        day: fc.integer({ min: 0, max: 40 }),
        features: fc.uniqueArray(feature, { selector: (f) => f.kind + f.key }),
      }),
      {
        minLength: 1,
        maxLength: 14,
      },
    )
    .map((list) =>
      list.map((s, i) =>
        story(
          i + 1,
          s.day,
          s.features.map((f) => ({ ...f, shown: f.key })),
        ),
      ),
    )
  fc.assert(
    fc.property(stories, (list) => {
      const saga = sagaOf(1, list)
      if (!saga) return
      expect(saga.parts.length).toBeGreaterThan(1)
      expect(saga.parts.some((p) => p.story.id === 1)).toBe(true)
      const firsts = saga.parts.map((p) => p.story.firstAt)
      expect(firsts).toEqual([...firsts].sort((a, b) => a - b))
      for (const { story: s, strength } of saga.parts) {
        expect(strength).toBeGreaterThan(0)
        expect(saga.parts.some((p) => p.story !== s && linkOf(p.story, s) !== undefined)).toBe(true)
      }
    }),
  )
})
