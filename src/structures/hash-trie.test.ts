import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HashTrie } from './hash-trie.ts'

const names = fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 4 }), { maxLength: 200 })

test('every name has a node of its own, found word by word; other names have none', () => {
  fc.assert(
    fc.property(names, fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 4 }), (all, asked) => {
      const tree = new HashTrie()
      const nodeOf = new Map<string, number>()
      const beginnings = new Set<string>()
      for (const name of all) {
        nodeOf.set(name.join(' '), tree.add(name))
        for (let k = 1; k <= name.length; k++) beginnings.add(name.slice(0, k).join(' '))
      }
      const walk = (name: number[]): number => {
        let node = 0
        for (const hash of name) {
          node = tree.step(node, hash)
          if (node === 0) return 0
        }
        return node
      }
      for (const name of all) {
        expect(walk(name)).toBe(nodeOf.get(name.join(' ')))
        expect(tree.words[walk(name)]).toBe(name.length)
        const isLonger = (other: number[]): boolean =>
          other.length > name.length && other.slice(0, name.length).join(' ') === name.join(' ')
        expect(tree.isPrefix(walk(name))).toBe(all.some(isLonger))
      }
      expect(new Set(nodeOf.values()).size).toBe(nodeOf.size)
      expect(walk(asked) !== 0).toBe(beginnings.has(asked.join(' ')))
      expect(tree.count).toBe(1 + beginnings.size)
    }),
  )
})

test('hashes that differ in the sign alone are one', () => {
  const tree = new HashTrie()
  const node = tree.add([0xffffffff, 0x80000000])
  expect(tree.step(tree.step(0, -1), -0x80000000)).toBe(node)
})
