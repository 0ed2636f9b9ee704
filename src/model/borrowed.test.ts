import { expect, test } from 'vitest'
import type { Borrowed, Owned } from './borrowed.ts'

const scratch = new Float64Array(2)

function squares(a: number, b: number): Borrowed<Float64Array> {
  scratch[0] = a * a
  scratch[1] = b * b
  return scratch
}

test('borrowed memory is read as what it is, and kept only as a copy', () => {
  const kept: Owned<Float64Array>[] = []
  const first = squares(2, 3)
  kept.push(Float64Array.from(first))
  // @ts-expect-error what is valid until the next call must not be kept
  kept.push(squares(4, 5))
  expect(Array.from(kept[0] ?? [])).toEqual([4, 9])
  expect(Array.from(first)).toEqual([16, 25])
})
