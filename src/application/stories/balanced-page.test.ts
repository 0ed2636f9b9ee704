import { expect, test } from 'vitest'
import type { Desk } from '../../model/desks.ts'
import { hourMs } from '../../model/instant.ts'
import type { StoryHead } from '../../store/records.ts'
import { balancedPage } from './balanced-page.ts'

const now = Date.UTC(2031, 4, 5)

function story(id: number, desk: Desk | undefined, originCount: number, hoursAgo = 0): StoryHead {
  const lastAt = now - hoursAgo * hourMs
  const head = {
    id,
    title: `خبر ${id}`,
    lang: 'ar',
    dir: 'rtl' as const,
    leadArticleId: id,
    leadSourceId: 'a',
    snippet: '',
  }
  const counts = { articleCount: 9, sourceCount: originCount, originCount, originLeast: 1, originMost: 9 }
  return { ...head, ...counts, firstAt: lastAt, lastAt, sourceIds: [], ...(desk === undefined ? {} : { desk }) }
}

const ids = (heads: readonly StoryHead[]): number[] => balancedPage(heads).map(({ id }) => id)

test('matches of one cup do not fill the top, and what weighs more stays before them', () => {
  const cup = [9, 8, 8, 8, 7].map((origins, i) => story(i + 1, 'sport', origins))
  const page = ids([...cup, story(6, 'politics', 7), story(7, 'economy', 6), story(8, 'politics', 2)])
  expect(page[0]).toBe(1)
  expect(page.slice(0, 4)).toContain(6)
  expect(page.slice(0, 4)).toContain(7)
  expect(page.at(-1)).toBe(8)
})

test('the same stories, none twice; where sections take turns already, the same order', () => {
  const mixed = [story(1, 'sport', 9), story(2, 'politics', 8), story(3, 'economy', 6), story(4, undefined, 3)]
  expect(ids(mixed)).toEqual([1, 2, 3, 4])
  expect(ids([])).toEqual([])
  const many = Array.from({ length: 24 }, (_, i) => story(i, i % 3 === 0 ? 'sport' : 'politics', 24 - i))
  expect(ids(many).sort((a, b) => a - b)).toEqual(many.map(({ id }) => id))
})

test('stories without a section give way to nobody, and age counts as before', () => {
  const unknown = [5, 4, 3].map((origins, i) => story(i + 1, undefined, origins))
  expect(ids(unknown)).toEqual([1, 2, 3])
  expect(ids([story(1, 'sport', 4), story(2, 'sport', 4, 1), story(3, 'culture', 4, 30)])).toEqual([1, 2, 3])
})
