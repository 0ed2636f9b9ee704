/** Outlets of one owner are one publisher in what a story's page counts. */
import { expect, test } from 'vitest'
import type { Figure } from '../../model/analysis.ts'
import { hourMs } from '../../model/instant.ts'
import { countPublishers, publisherOf } from '../../model/publishers.ts'
import { differingFigures } from './differing-figures.ts'
import type { MemberMaterial } from './story-material.ts'
import { timeline } from './timeline.ts'
import { toldFolds } from './told-folds.ts'

const text = 'ارتفعت حصيلة فيضان الوادي إلى '

function member(id: number, sourceId: string, family?: string, value = 11): MemberMaterial {
  const surface = `${value} قتيلا`
  const figure: Figure = {
    field: 'text',
    start: text.length,
    end: text.length + surface.length,
    value,
    unit: 'dead',
    surface,
  }
  return {
    id,
    sourceId,
    sourceName: sourceId,
    ...(family === undefined ? {} : { family }),
    at: id * hourMs,
    title: 'فيضان الوادي',
    lead: `${text}${surface} اليوم.`,
    textChars: 80,
    lang: 'ar',
    copyGroupId: 1,
    origin: sourceId,
    credits: [],
    edits: [],
    analysis: {
      version: 1,
      lang: 'ar',
      dir: 'rtl',
      keyphrases: [],
      entities: [],
      mentions: [],
      statements: [],
      figures: [figure],
      credits: [],
    },
  }
}

test('publishers are counted by owner', () => {
  expect(publisherOf({ sourceId: 'a' })).toBe('a')
  expect(countPublishers([{ sourceId: 'a', family: 'دار' }, { sourceId: 'b', family: 'دار' }, { sourceId: 'c' }])).toBe(
    2,
  )
})

test('a text that outlets of one owner take over is taken over once, and its own outlets take nothing over', () => {
  const copies = (members: MemberMaterial[]) =>
    timeline(members, { figures: [], folds: toldFolds(members, []), speakers: [] }).flatMap((item) =>
      item.kind === 'copies' ? [item.count] : [],
    )
  expect(copies([member(1, 'مدى'), member(2, 'أفق'), member(3, 'ضفاف')])).toEqual([2])
  expect(copies([member(1, 'مدى'), member(2, 'أفق', 'دار'), member(3, 'ضفاف', 'دار')])).toEqual([1])
  expect(copies([member(1, 'مدى', 'دار'), member(2, 'أفق', 'دار')])).toEqual([])
})

test('figures of outlets of one owner do not differ: one publisher corrected itself', () => {
  const differ = (family?: string) =>
    differingFigures([member(1, 'مدى', family, 11), member(2, 'أفق', family, 15)]).length
  expect(differ()).toBe(1)
  expect(differ('دار')).toBe(0)
})
