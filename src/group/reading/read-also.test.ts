/** Background and other coverage by invented texts: what is shown, and what is left unsaid. */
import { expect, test } from 'vitest'
import { analyseArticle } from '../../analyse/analyse-article.ts'
import { featureKind } from '../../model/features.ts'
import { hourMs } from '../../model/instant.ts'
import { leastBackground, readAlso, type BackgroundMaterial } from './read-also.ts'
import { tellsTheSame } from './similar.ts'
import { cosineOf, headlineCover, textProfile } from './text-profile.ts'

const now = Date.UTC(2026, 4, 20, 12)
let next = 0

function article(title: string, text: string, hoursBefore: number, more: Partial<BackgroundMaterial> = {}) {
  const { features } = analyseArticle({ title, text, lang: 'ar' })
  const material: BackgroundMaterial = {
    id: ++next,
    at: now - hoursBefore * hourMs,
    title,
    textChars: 600,
    kind: 0,
    profile: textProfile(features, () => 6),
    lang: 'ar',
    ...more,
  }
  return material
}

const opening = article(
  'افتتاح جسر الوادي بعد عامين من العمل',
  'افتتح رئيس بلدية الرملة المهندس عادل المنصوري جسر الوادي بعد عامين من بدء الأعمال، وقال إن الجسر يربط ضفتي النهر.',
  0,
)
const start = article(
  'بدء أعمال بناء جسر الوادي في الرملة',
  'بدأت بلدية الرملة أعمال بناء جسر الوادي الذي يربط ضفتي النهر، وقال رئيس البلدية عادل المنصوري إن الأعمال تنتهي بعد عامين.',
  24 * 20,
)
const football = article(
  'النسور يفوز على الأمل بهدفين',
  'فاز فريق النسور على ضيفه الأمل بهدفين نظيفين في الدوري، وسجل الهدفين المهاجم سامر الحلو في الشوط الثاني.',
  24 * 3,
)

test('an earlier step of the same affair is background, another affair is not', () => {
  expect(readAlso(opening, [football, start])?.chosen).toBe(start)
  expect(readAlso(opening, [football])).toBeUndefined()
})

test.each([
  ['later than the article', { at: now + hourMs }],
  ['of the same hour', { at: now - hourMs / 2 }],
  ['of its own story', { storyId: 7 }],
  ['a copy of it', { copyGroupId: 8 }],
  ['a round-up', { kind: featureKind.roundUp }],
  ['in another language', { lang: 'en' }],
  ['too short to tell anything', { textChars: 80 }],
  ['under the same headline', { title: opening.title }],
])('what is %s is none', (_, change) => {
  const subject = { ...opening, storyId: 7, copyGroupId: 8 }
  expect(readAlso(subject, [{ ...start, storyId: 1, copyGroupId: 2 }])).toBeDefined()
  expect(readAlso(subject, [{ ...start, storyId: 1, copyGroupId: 2, ...change }])).toBeUndefined()
})

test('below the threshold nothing is shown', () => {
  const score = readAlso(opening, [start])?.score ?? 0
  expect(score).toBeGreaterThan(leastBackground)
  expect(readAlso(opening, [start], score + 0.01)).toBeUndefined()
})

test('likeness is symmetric, whole with itself, and nothing without a common word', () => {
  expect(cosineOf(opening.profile, start.profile)).toBeCloseTo(cosineOf(start.profile, opening.profile), 12)
  expect(cosineOf(opening.profile, opening.profile)).toBeCloseTo(1, 12)
  expect(cosineOf(opening.profile, football.profile)).toBeLessThan(0.1)
  expect(headlineCover(opening.profile, opening.profile)).toBe(1)
  expect(headlineCover(football.profile, opening.profile)).toBeLessThan(0.5)
})

test('what a word weighs decides: words that everybody uses make no two articles alike', () => {
  const { features } = analyseArticle({ title: opening.title, text: '', lang: 'ar' })
  expect(textProfile(features, () => 0).norm).toBe(1)
  expect(
    cosineOf(
      textProfile(features, () => 0),
      opening.profile,
    ),
  ).toBe(0)
})

test('other coverage tells the same hour: the longer apart, the more alike it must be', () => {
  const at = (likeness: number, hours: number, isSameStory: boolean): boolean =>
    tellsTheSame({ likeness, apartMs: hours * hourMs, isSameStory }) !== undefined
  expect(at(0.35, 1, false)).toBe(true)
  expect(at(0.35, 1, true)).toBe(true)
  expect(at(0.35, -20, false)).toBe(false)
  expect(at(0.4, 20, true)).toBe(true)
  expect(at(0.25, 20, true)).toBe(false)
  expect(at(0.9, 49, true)).toBe(false)
})
