import { expect, test } from 'vitest'
import { chunkFlag } from './chunk-flags.ts'
import { mayBegin, mayEnd } from './phrase-edges.ts'

interface Word {
  definite: boolean
  unknown: boolean
  adjective: boolean
  joint: boolean
  number: boolean
  free: boolean
}

const names = ['definite', 'unknown', 'adjective', 'joint', 'number', 'free'] as const

/** Every set of the flags that the edges of phrases depend on. */
const words = Array.from({ length: 1 << names.length }, (_, set) => {
  const has = (name: (typeof names)[number]): boolean => (set & (1 << names.indexOf(name))) !== 0
  const word: Word = {
    definite: has('definite'),
    unknown: has('unknown'),
    adjective: has('adjective'),
    joint: has('joint'),
    number: has('number'),
    free: has('free'),
  }
  return { word, flags: names.reduce((flags, name) => flags | (has(name) ? chunkFlag[name] : 0), chunkFlag.content) }
})

function beginsPlainly(before: Word, here: Word): boolean {
  if (here.number || here.joint || here.adjective || before.joint) return false
  if (before.definite) return !here.definite
  return !(before.unknown && here.unknown)
}

function endsPlainly(last: Word, next: Word): boolean {
  if (last.joint) return false
  if (last.free) return !(last.unknown && next.unknown)
  if (next.joint || next.number) return false
  if (last.number || last.definite) return true
  return next.adjective && !next.definite
}

test('for every pair of words, phrases begin and end where the plain rules say', () => {
  const flags = new Uint32Array(2)
  for (const first of words) {
    for (const second of words) {
      flags.set([first.flags, second.flags])
      const pair = JSON.stringify([first.word, second.word])
      expect(mayBegin(flags, 1, 0), pair).toBe(beginsPlainly(first.word, second.word))
      expect(mayEnd(flags, 1, 2), pair).toBe(endsPlainly(first.word, second.word))
    }
  }
})

test('at the edges of a chunk, a phrase begins anywhere and ends anywhere but at a joint', () => {
  const flags = new Uint32Array(1)
  for (const { word, flags: own } of words) {
    flags[0] = own
    expect(mayBegin(flags, 0, 0)).toBe(true)
    expect(mayEnd(flags, 1, 1)).toBe(!word.joint)
  }
})
