import { expect, test } from 'vitest'
import { diffRevisions } from './diff-revisions.ts'

const first = {
  title: 'مقتل 5 أشخاص في انهيار جسر نهر الزيتون',
  text: 'قُتل 5 أشخاص في انهيار الجسر صباح الأحد.\n\nوقال المحافظ إن فرق الإنقاذ تعمل في الموقع.',
}

test('white space alone is no revision', () => {
  expect(
    diffRevisions(first, { title: `${first.title} `, text: first.text.replace('\n\n', '\n \n\n') }),
  ).toBeUndefined()
})

test('a new toll is seen in title, body and figures', () => {
  const diff = diffRevisions(first, {
    title: first.title.replace('5', '9'),
    text: `${first.text.replace('5', '9')}\n\nوأُغلق الطريق حتى إشعار آخر.`,
  })
  expect(diff?.title).toMatchObject({ before: first.title, after: first.title.replace('5', '9') })
  expect(diff?.figures).toEqual([{ before: '5 أشخاص', after: '9 أشخاص' }])
  expect(diff?.body.map((b) => b.kind)).toEqual(['changed', 'same', 'added'])
  expect(diff?.added).toBe(1)
  const changed = diff?.body[0]?.runs ?? []
  expect(
    changed
      .filter((r) => r.change !== 'added')
      .map((r) => r.text)
      .join(''),
  ).toBe('قُتل 5 أشخاص في انهيار الجسر صباح الأحد.')
})
