import { expect, test } from 'vitest'
import { hourMs as hour } from '../../model/instant.ts'
import { languageKeys } from '../../analyse/features/language-keys.ts'
import { languageGroups, linkLanguages, storySketch, type StorySketch } from './link-languages.ts'

const morning = Date.UTC(2026, 10, 18, 9)

function sketch(id: number, lang: string, title: string, after = 0): StorySketch {
  return storySketch(id, [{ lang, at: morning + after * hour, keys: languageKeys({ title, lang }) }])
}

const stories = [
  sketch(1, 'ar', 'لافروف يلتقي فيدان في أنقرة ويبحث ملف 120 أسيرا'),
  sketch(2, 'en', 'Lavrov meets Fidan in Ankara on 120 prisoners', 2),
  sketch(3, 'ru', 'Лавров и Фидан обсудили в Анкаре обмен 120 пленных', 4),
  sketch(4, 'fr', 'Lavrov rencontre Fidan à Ankara, 120 prisonniers', 3),
  sketch(5, 'en', 'Storm Bertille floods villages near Calais', 1),
  sketch(6, 'fr', 'La tempête Bertille inonde des villages près de Calais', 2),
  sketch(7, 'en', 'Lavrov meets Fidan in Ankara on 120 prisoners', 400),
  sketch(8, 'ar', 'افتتاح معرض الكتاب في المدينة القديمة'),
  sketch(9, 'en', 'Lavrov speaks to students in Kazan'),
]

test('one event told in four languages is linked by names, numbers and time, with reasons', () => {
  const links = linkLanguages(stories)
  const groups = languageGroups(links)
  expect([1, 2, 3, 4].map((id) => groups.get(id))).toEqual([1, 1, 1, 1])
  expect([5, 6].map((id) => groups.get(id))).toEqual([5, 5])
  const link = links.find(({ a, b }) => a === 1 && b === 2)
  expect(link?.reasons.map((r) => r.code)).toEqual(['why.shared-names', 'why.shared-numbers', 'why.time-apart'])
  expect(link?.reasons[0]?.values).toMatchObject({ names: expect.stringContaining('لافروف') })
})

test('stories of one language, far apart in time, or with one name in common are not linked', () => {
  const linked = new Set(linkLanguages(stories).flatMap(({ a, b }) => [a, b]))
  for (const id of [7, 8, 9]) expect(linked.has(id), String(id)).toBe(false)
})

test('the order of the stories does not matter', () => {
  const sorted = (s: readonly StorySketch[]) =>
    linkLanguages(s)
      .map(({ a, b, strength }) => `${a} ${b} ${strength.toFixed(9)}`)
      .sort()
  expect(sorted([...stories].reverse())).toEqual(sorted(stories))
})
