import { expect, test } from 'vitest'
import { evidenceNames, slot, type EvidenceName } from './evidence.ts'
import { joinModel, joinProbability } from './join-model.ts'
import { bodyWeights, headlineWeights } from './join-weights.ts'

/** Two articles of 200 words each, an hour apart, with this evidence besides. */
function probability(evidence: Partial<Record<EvidenceName, number>>): number {
  const e = new Float64Array(evidenceNames.length)
  e[slot.shorterWords] = e[slot.longerWords] = Math.log(201)
  e[slot.logHours] = Math.log(2)
  for (const name of evidenceNames) if (evidence[name] !== undefined) e[slot[name]] = evidence[name]
  return joinProbability(e)
}

/** By which factor this evidence alone changes the odds. */
function oddsFactor(name: EvidenceName): number {
  const odds = (p: number): number => p / (1 - p)
  return odds(probability({ [name]: 1 })) / odds(probability({}))
}

test('every weight stands in the slot of its name', () => {
  for (const [vector, named] of [
    [joinModel.body, bodyWeights],
    [joinModel.headline, headlineWeights],
  ] as const) {
    expect(vector.weights).toHaveLength(evidenceNames.length)
    for (const name of evidenceNames) expect(vector.weights[slot[name]], name).toBe(named.weights[name])
  }
})

test('what speaks for one event raises the odds, what speaks against it lowers them', () => {
  for (const name of [
    'bodyCosine',
    'nameCosine',
    'sharedTitle',
    'titleNumberSame',
    'daySame',
    'titleLeadHigh',
  ] as const)
    expect(oddsFactor(name), name).toBeGreaterThan(1.2)
  for (const name of ['headPlaceOther', 'headCityOther', 'titleCityOther', 'weekdayOther', 'sameSource'] as const)
    expect(oddsFactor(name), name).toBeLessThan(0.8)
})

test('a column is hardly ever of an event; a periodic notice is now and then', () => {
  expect(oddsFactor('opinion')).toBeLessThan(1 / 20)
  expect(oddsFactor('template')).toBeGreaterThan(1 / 5)
  expect(oddsFactor('template')).toBeLessThan(1)
})
