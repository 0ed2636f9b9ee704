import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TagStack } from './tag-stack.ts'

test('answers as an array with its top in front does', () => {
  const name = fc.constantFrom('p', 'b', 'i', 'svg')
  const step = fc.oneof(
    name.map((tag) => ({ call: 'unshift' as const, tag })),
    fc.constant({ call: 'shift' as const, tag: '' }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const stack = new TagStack<string>()
      const array: string[] = []
      for (const { call, tag } of steps) {
        if (call === 'unshift') expect(stack.unshift(tag)).toBe(array.unshift(tag))
        else expect(stack.shift()).toBe(array.shift())
        expect([stack.length, stack[0], stack.toArray()]).toEqual([array.length, array[0], array])
        for (const one of ['p', 'b', 'i', 'svg', 'x'])
          expect([stack.includes(one), stack.indexOf(one)]).toEqual([array.includes(one), array.indexOf(one)])
      }
    }),
  )
})
