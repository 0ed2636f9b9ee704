import { expect, test } from 'vitest'
import {
  dayMark,
  decodeFeatures,
  encodeFeatures,
  featureKind,
  featuresVersion,
  nameMark,
  numberMark,
  termMark,
  type Features,
} from './features.ts'

// Every field has a value of its own, so that no two can be taken for one another.
const features: Features = {
  version: featuresVersion,
  kind: 5,
  words: 300,
  terms: Uint32Array.of(7, 1000, 70_000),
  weights: Uint8Array.of(16, 17, 18),
  marks: Uint8Array.of(1, 2, 4),
  names: Uint32Array.of(11, 4_000_000_000),
  nameMarks: Uint8Array.of(33, 34),
  numbers: Uint32Array.of(13),
  numberMarks: Uint8Array.of(2),
  days: 260,
  shingles: Uint32Array.of(21, 22),
  shingleLevel: 3,
  shingleCount: 45,
  textHash: 129,
  titleHash: 6,
}

/** What version 2 is in the store; a change of these bytes needs another version. */
const stored =
  '02 05 ac02 8101 06' + // version, kind, words, text, title
  ' 03 07 e107 889b04' + // terms, by their distances
  ' 1001 1102 1204' + // weight and mark of each
  ' 02 0b f5cfacf30e 21 22' + // names, then a mark each
  ' 01 0d 02' + // numbers, then a mark each
  ' 8402 03 2d' + // days, level, distinct shingles
  ' 02 15 01' // shingles, by their distances

test('the stored bytes of features are those of their version', () => {
  expect(Buffer.from(encodeFeatures(features)).toString('hex')).toBe(stored.replaceAll(' ', ''))
})

test('each field comes back from the stored bytes as itself', () => {
  expect(decodeFeatures(Uint8Array.from(Buffer.from(stored.replaceAll(' ', ''), 'hex')))).toEqual(features)
})

test('marks are those of their version', () => {
  // `told` came later: a bit may be added within a version, since what was stored before has it unset.
  expect(featureKind).toEqual({ roundUp: 1, opinion: 2, template: 4, titleOnly: 8, told: 16 })
  expect(termMark).toEqual({ title: 1, pair: 2, lead: 4 })
  expect(nameMark).toEqual({ title: 1, lead: 2, country: 4, place: 8, person: 16 })
  expect(numberMark).toEqual({ title: 1, lead: 2 })
  expect(dayMark).toEqual({ today: 128, yesterday: 256, tomorrow: 512 })
})
