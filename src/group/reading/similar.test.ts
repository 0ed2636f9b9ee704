/** Other coverage: whose texts are left out, which are kept, in which order. */
import { expect, test } from 'vitest'
import { similar } from './similar.ts'
import type { MemberMaterial } from './story-material.ts'

let next = 0

function member(sourceId: string, title: string, more: Partial<MemberMaterial> = {}): MemberMaterial {
  const id = ++next
  return {
    id,
    sourceId,
    sourceName: sourceId,
    at: id * 60_000,
    title,
    textChars: 500,
    lead: '',
    origin: sourceId,
    credits: [],
    edits: [],
    ...more,
  }
}

const shown = (article: MemberMaterial, members: readonly [MemberMaterial, number][], most = 8): number[] =>
  similar(article, new Map(members), most).map(({ fold }) => fold.lead.id)

test('its own publisher and carriers of its own text are no other coverage; a text that shares the lesser part is', () => {
  const article = member('waha', 'افتتاح جسر الوادي', { copyGroupId: 105 })
  const own = member('waha', 'صور من افتتاح الجسر')
  const copy = member('nahr', 'افتتاح جسر الوادي', { copyGroupId: 105, copyOf: article.id, containment: 0.9 })
  const edited = member('sahel', 'جسر الوادي يفتح للسيارات', {
    copyGroupId: 105,
    copyOf: article.id,
    containment: 0.42,
  })
  const other = member('jabal', 'المنصوري: الجسر يخدم ضفتي النهر')
  expect(
    shown(article, [
      [own, 1],
      [copy, 1],
      [edited, 1],
      [other, 1],
    ]).sort((a, b) => a - b),
  ).toEqual([edited.id, other.id])
})

test('the surest are kept, and two carriers of one text count once', () => {
  const article = member('waha', 'افتتاح جسر الوادي')
  const one = member('nahr', 'جسر الوادي يفتح', { copyGroupId: 109 })
  const again = member('sahel', 'جسر الوادي يفتح', { copyGroupId: 109, copyOf: one.id, containment: 1 })
  const surer = member('jabal', 'افتتاح الجسر')
  expect(
    shown(
      article,
      [
        [one, 0.5],
        [again, 0.4],
        [surer, 0.9],
      ],
      1,
    ),
  ).toEqual([surer.id])
  expect(
    shown(article, [
      [one, 0.5],
      [again, 0.4],
    ]),
  ).toEqual([one.id])
})
