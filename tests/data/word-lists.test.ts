/**
 * What holds of the lists of words and names in src/data. In: the lists. Out: test results. Reads only.
 */
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { compileRoom, readRooms, sortedList } from '../../scripts/word-lists.ts'
import { disjointLists } from './disjoint-lists.ts'

const root = path.resolve(import.meta.dirname, '../..')
const rooms = readRooms(root)
const lists = rooms.flatMap((room) => room.lists)

test('every list says what it holds and where its entries come from', () => {
  const silent = lists.filter(({ comments }) => comments.length < 2 || !comments.some((c) => /^# source: ./.test(c)))
  expect(silent.map((list) => list.file)).toEqual([])
})

test('every list is in order of code points, each entry once', () => {
  expect(lists.filter((list) => sortedList(list) !== list.text).map((list) => list.file)).toEqual([])
})

test('the compiled modules say what the lists say', () => {
  const stale = rooms.filter((room) => fs.readFileSync(path.join(root, room.module), 'utf8') !== compileRoom(room))
  expect(stale.map((room) => room.module)).toEqual([])
})

test.each(disjointLists)('$lists have no entry in common: $why', ({ lists: names }) => {
  const seen = new Map<string, string>()
  const twice: string[] = []
  for (const name of names) {
    const list = lists.find(({ file }) => file === `src/data/${name}.txt`)
    expect(list, name).toBeDefined()
    for (const entry of list?.entries ?? []) {
      const word = entry.split(' | ')[0] ?? ''
      const other = seen.get(word)
      if (other !== undefined && other !== name) twice.push(`${word}: ${other}, ${name}`)
      seen.set(word, name)
    }
  }
  expect(twice).toEqual([])
})
