import { expect, test } from 'vitest'
import type { Entity } from '../../model/analysis.ts'
import { EntityIndex } from './entity-index.ts'

test('the place of each entity, in short lists and long ones, one after another', () => {
  const finder = new EntityIndex()
  for (const length of [0, 3, 32, 33, 100, 2]) {
    const entities = Array.from({ length }, (_, k): Entity => ({
      key: `person:${k}`,
      name: `${k}`,
      kind: 'person',
      variants: [],
      count: 1,
    }))
    finder.start(entities)
    for (let k = 0; k < length; k++) expect(finder.find(`person:${k}`)).toBe(k)
    expect(finder.find(`person:${length}`)).toBe(-1)
  }
})
