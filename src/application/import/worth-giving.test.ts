import { expect, test } from 'vitest'
import { WorthGiving } from './worth-giving.ts'

const chars = 1_000

/** Which of `batches` were given away, where own ones take `besideMs` meanwhile and 100 ms else. */
function given(besideMs: number, batches: number): number[] {
  const worth = new WorthGiving()
  const gave: number[] = []
  for (let n = 0; n < batches; n++) {
    const gives = worth.pays
    if (gives) {
      gave.push(n)
      worth.gave()
      // A second is not given before the first is judged.
      if (gave.length === 1) expect(worth.pays).toBe(false)
    }
    worth.took({ ms: n === 0 ? 4_000 : gives ? besideMs : 100, chars, beside: gives })
  }
  return gave
}

test('gives nothing before the own batches are known, and then all the time where they are no slower for it', () => {
  expect(given(110, 50)).toEqual(Array.from({ length: 34 }, (_, n) => n + 16))
})

test('where they take the own processors, it tries seldomer each time', () => {
  expect(given(210, 300)).toEqual([16, 49, 114, 243])
})

test('what others have to do anyhow, and a batch without text, say nothing', () => {
  const worth = new WorthGiving()
  for (let n = 0; n < 20; n++) worth.took({ ms: 100, chars, beside: true })
  for (let n = 0; n < 20; n++) worth.took({ ms: 100, chars: 0, beside: false })
  expect(worth.pays).toBe(false)
  for (let n = 0; n < 16; n++) worth.took({ ms: 100, chars, beside: false })
  expect(worth.pays).toBe(true)
})
