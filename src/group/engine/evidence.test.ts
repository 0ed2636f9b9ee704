/**
 * The evidence of two articles against a plain twin that reads the articles' features, not the rows: every slot, by its name.
 * In: generated articles, small enough that all of their features are held. Out: test results.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayMark, featureKind, nameMark, termMark } from '../../model/features.ts'
import { evidenceNames, slot, type EvidenceName } from './evidence.ts'
import { HeldArticles, type GroupInput } from './held-articles.ts'
import { EvidenceReader } from './pair-evidence.ts'

const hour = 3_600_000
const startAt = Date.UTC(2031, 2, 3)

interface Term {
  hash: number
  weight: number
  isPair: boolean
  inTitle: boolean
  inLead: boolean
}

interface Name {
  hash: number
  inTitle: boolean
  inLead: boolean
  count: number
}

interface Plain {
  terms: Term[]
  names: Name[]
  numbers: Omit<Name, 'count'>[]
  shingles: number[]
  kind: number
  words: number
  source: number
  lang: string
  afterHours: number
  weekdays: number
  today: boolean
  yesterday: boolean
  tomorrow: boolean
  titleHash: number
}

const stands = { inTitle: fc.boolean(), inLead: fc.boolean() }
const distinct = <T extends { hash: number }>(one: fc.Arbitrary<T>, maxLength: number): fc.Arbitrary<T[]> =>
  fc
    .uniqueArray(one, { selector: (x) => x.hash, maxLength, size: 'max' })
    .map((all) => all.sort((a, b) => a.hash - b.hash))

const plainArticle: fc.Arbitrary<Plain> = fc.record({
  terms: distinct(
    fc
      .record({ hash: fc.integer({ min: 1, max: 70 }), weight: fc.integer({ min: 1, max: 140 }), ...stands })
      .map((t) => ({ ...t, isPair: t.hash % 6 === 0 })),
    60,
  ),
  names: distinct(fc.record({ hash: fc.integer({ min: 101, max: 112 }), count: fc.nat(7), ...stands }), 8),
  numbers: distinct(fc.record({ hash: fc.integer({ min: 201, max: 205 }), ...stands }), 3),
  shingles: fc
    .uniqueArray(fc.integer({ min: 1, max: 45 }), { maxLength: 30, size: 'max' })
    .map((all) => all.sort((a, b) => a - b)),
  kind: fc.nat(15),
  words: fc.nat(400),
  source: fc.nat(2),
  lang: fc.constantFrom('ar', 'en'),
  afterHours: fc.nat(120),
  weekdays: fc.oneof(fc.constant(0), fc.nat(127)),
  today: fc.boolean(),
  yesterday: fc.boolean(),
  tomorrow: fc.boolean(),
  titleHash: fc.nat(2),
})

/** The kind of thing that a name's hash names. */
function kindMarkOf(hash: number): number {
  return [nameMark.country, nameMark.place, nameMark.person, 0][hash % 4] ?? 0
}

function inputOf(p: Plain, id: number): GroupInput {
  const place = (x: { inTitle: boolean; inLead: boolean }): number => (x.inTitle ? 1 : 0) | (x.inLead ? 2 : 0)
  return {
    id,
    sourceId: `outlet-${p.source}`,
    at: startAt + p.afterHours * hour,
    lang: p.lang,
    title: '',
    features: {
      version: 2,
      kind: p.kind,
      words: p.words,
      terms: Uint32Array.from(p.terms, (t) => t.hash),
      weights: Uint8Array.from(p.terms, (t) => t.weight),
      marks: Uint8Array.from(
        p.terms,
        (t) => (t.inTitle ? termMark.title : 0) | (t.inLead ? termMark.lead : 0) | (t.isPair ? termMark.pair : 0),
      ),
      names: Uint32Array.from(p.names, (n) => n.hash),
      nameMarks: Uint8Array.from(p.names, (n) => place(n) | kindMarkOf(n.hash) | (n.count << 5)),
      numbers: Uint32Array.from(p.numbers, (n) => n.hash),
      numberMarks: Uint8Array.from(p.numbers, place),
      days:
        p.weekdays |
        (p.today ? dayMark.today : 0) |
        (p.yesterday ? dayMark.yesterday : 0) |
        (p.tomorrow ? dayMark.tomorrow : 0),
      shingles: Uint32Array.from(p.shingles),
      shingleLevel: 0,
      shingleCount: p.shingles.length,
      textHash: 1,
      titleHash: p.titleHash,
    },
  }
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)
const conflict = (a: number, b: number, same: number): number => (a > 0 && b > 0 && same === 0 ? 1 : 0)

/** The same as `EvidenceReader.compare`, slowly and in the words of the evidence. */
function plainEvidence(a: Plain, b: Plain, idf: (hash: number) => number, most: number): Record<EvidenceName, number> {
  const valueOf = (t: Term): number =>
    Math.max(1, Math.min(31, Math.round(t.weight / 4))) * 0.25 * idf(t.hash) * (t.isPair ? 0.7 : 1)
  const words = (p: Plain): Term[] => p.terms.filter((t) => !t.isPair)
  const pairs = (p: Plain): Term[] => p.terms.filter((t) => t.isPair)
  const squares = (terms: readonly Term[]): number => sum(terms.map((t) => valueOf(t) ** 2))
  const both = (of: (p: Plain) => Term[]): [Term, Term][] =>
    of(a).flatMap((t): [Term, Term][] =>
      of(b)
        .filter((u) => u.hash === t.hash)
        .map((u) => [t, u]),
    )
  const sharedWords = both(words)
  const dot = (shared: readonly [Term, Term][]): number => sum(shared.map(([t, u]) => valueOf(t) * valueOf(u)))
  const wordDot = dot(sharedWords)
  const pairDot = dot(both(pairs))
  const norm = Math.sqrt(squares(a.terms) || 1) * Math.sqrt(squares(b.terms) || 1)
  const bodyNorm = Math.sqrt(squares(words(a)) || 1) * Math.sqrt(squares(words(b)) || 1)
  const pairNorm = Math.sqrt(squares(pairs(a)) || 1) * Math.sqrt(squares(pairs(b)) || 1)
  const headValue = (t: Term): number => (t.inTitle ? Math.sqrt(3) : t.inLead ? 1 : 0) * idf(t.hash)
  const headNorm = (p: Plain): number => Math.sqrt(sum(words(p).map((t) => headValue(t) ** 2)) || 1)
  const headCosine = sum(sharedWords.map(([t, u]) => headValue(t) * headValue(u))) / (headNorm(a) * headNorm(b))
  const titleOf = (p: Plain): number =>
    sum(
      words(p)
        .filter((t) => t.inTitle)
        .map((t) => idf(t.hash)),
    )
  const inHead = (t: Term): boolean => t.inTitle || t.inLead
  const covered = (side: 0 | 1): number => sum(sharedWords.filter((p) => p[side].inTitle).map(([t]) => idf(t.hash)))
  const inBothHeads = sharedWords.filter(([t, u]) => inHead(t) && inHead(u))
  const inLead = (side: 0 | 1): number => sum(inBothHeads.filter((p) => p[side].inTitle).map(([t]) => idf(t.hash)))
  const share = (part: number, whole: number): number => part / (whole || 1)
  const cover = [share(covered(0), titleOf(a)), share(covered(1), titleOf(b))]
  const lead = [share(inLead(0), titleOf(a)), share(inLead(1), titleOf(b))]
  const idfs = sharedWords.map(([t]) => idf(t.hash))
  const cosine = (wordDot + pairDot) / norm
  const lengths = [Math.log(1 + a.words), Math.log(1 + b.words)]
  const sharedShingles = a.shingles.filter((s) => b.shingles.includes(s)).length
  const kind = a.kind | b.kind
  return {
    logCosine: Math.log(cosine + 0.01),
    cosine,
    wordCosine: wordDot / norm,
    pairCosine: pairDot / pairNorm,
    bodyCosine: wordDot / bodyNorm,
    titleCoverLow: Math.min(...cover),
    titleCoverHigh: Math.max(...cover),
    titleLeadLow: Math.min(...lead),
    titleLeadHigh: Math.max(...lead),
    titleMissed: Math.max(titleOf(a) - covered(0), titleOf(b) - covered(1)) / most,
    logHeadCosine: Math.log(headCosine + 0.01),
    rareWords: Math.log(1 + idfs.filter((x) => x > 4).length),
    rarestWord: Math.max(0, ...idfs) / most,
    sharedWords: sum(idfs) / most,
    sharedTitle: sum(sharedWords.filter(([t, u]) => t.inTitle && u.inTitle).map(([t]) => idf(t.hash))) / most,
    longerTitle: Math.max(titleOf(a), titleOf(b)) / most,
    ...plainNames(a, b, idf, most),
    ...plainNumbers(a, b, idf, most),
    daySame: daysMeant(a).some((day) => daysMeant(b).includes(day)) ? 1 : 0,
    weekdayOther: conflict(a.weekdays, b.weekdays, a.weekdays & b.weekdays),
    sameText: sharedShingles / Math.max(1, Math.min(a.shingles.length, b.shingles.length)),
    logHours: Math.log(1 + Math.abs(a.afterHours - b.afterHours)),
    shorterWords: Math.min(...lengths),
    longerWords: Math.max(...lengths),
    sameSource: a.source === b.source ? 1 : 0,
    opinion: kind & featureKind.roundUp || kind & featureKind.opinion ? 1 : 0,
    template: kind & featureKind.template ? 1 : 0,
    sameTitle: a.titleHash === b.titleHash ? 1 : 0,
    otherThanArabic: a.lang === 'ar' || b.lang === 'ar' ? 0 : 1,
  }
}

function plainNames(a: Plain, b: Plain, idf: (hash: number) => number, most: number) {
  const valueOf = (n: Name): number => idf(n.hash) * (1 + Math.log(Math.max(1, n.count)))
  const is = (n: Name, mark: number): boolean => (kindMarkOf(n.hash) & mark) !== 0
  const isPlace = (n: Name): boolean => is(n, nameMark.country) || is(n, nameMark.place)
  const isCity = (n: Name): boolean => is(n, nameMark.place)
  const isPerson = (n: Name): boolean => is(n, nameMark.person)
  const isOther = (n: Name): boolean => !isPlace(n) && !isPerson(n)
  const inHead = (n: Name): boolean => n.inTitle || n.inLead
  const shared = a.names.flatMap((n): [Name, Name][] => b.names.filter((m) => m.hash === n.hash).map((m) => [n, m]))
  const count = (p: Plain, of: (n: Name) => boolean): number => p.names.filter(of).length
  const countBoth = (of: (n: Name) => boolean): number => shared.filter(([n, m]) => of(n) && of(m)).length
  // Sums of squares are kept in 16 bits of an eighth each.
  const kept = (p: Plain, of: (n: Name) => boolean): number =>
    Math.max(1, Math.min(65535, Math.round(8 * sum(p.names.filter(of).map((n) => valueOf(n) ** 2))))) / 8
  const cosine = (of: (n: Name) => boolean): number => {
    const dot = sum(shared.filter(([n]) => of(n)).map(([n, m]) => valueOf(n) * valueOf(m)))
    return dot === 0 ? 0 : Math.min(1, dot / Math.sqrt(kept(a, of) * kept(b, of)))
  }
  const other = (of: (n: Name) => boolean): number => conflict(count(a, of), count(b, of), countBoth(of))
  const people = (p: Plain): number => count(p, (n) => isPerson(n) && n.inTitle)
  const found = (side: 0 | 1, of: number): number =>
    of === 0 ? 0.5 : shared.filter((pair) => isPerson(pair[side]) && pair[side].inTitle).length / of
  return {
    nameCosine: cosine(() => true),
    otherNameCosine: cosine(isOther),
    headNames: sum(shared.filter(([n, m]) => inHead(n) && inHead(m)).map(([n]) => idf(n.hash))) / most,
    headPlaceOther: other((n) => isPlace(n) && inHead(n)),
    headCitySame: countBoth((n) => isCity(n) && inHead(n)) > 0 ? 1 : 0,
    headCityOther: other((n) => isCity(n) && inHead(n)),
    titleCityOther: other((n) => isCity(n) && n.inTitle),
    titlePersonFound: Math.min(found(0, people(a)), found(1, people(b))),
    titleOtherSame: countBoth((n) => isOther(n) && n.inTitle) > 0 ? 1 : 0,
  }
}

function plainNumbers(a: Plain, b: Plain, idf: (hash: number) => number, most: number) {
  const shared = a.numbers.flatMap((n) => b.numbers.filter((m) => m.hash === n.hash).map((m) => [n, m] as const))
  const titles = shared.filter(([n, m]) => n.inTitle && m.inTitle).length
  const inTitle = (p: Plain): number => p.numbers.filter((n) => n.inTitle).length
  return {
    numbers: sum(shared.map(([n]) => idf(n.hash))) / most,
    titleNumberSame: titles > 0 ? 1 : 0,
    titleNumberOther: conflict(inTitle(a), inTitle(b), titles),
  }
}

/** Days since the epoch: a weekday by name is the one of the last five days or the next two. */
function daysMeant(p: Plain): number[] {
  const day = Math.floor((startAt + p.afterHours * hour) / (24 * hour))
  const near = [-5, -4, -3, -2, -1, 0, 1, 2].map((k) => day + k)
  return [
    ...near.filter((d) => p.weekdays & (1 << new Date(d * 24 * hour).getUTCDay())),
    ...(p.today ? [day] : []),
    ...(p.yesterday ? [day - 1] : []),
    ...(p.tomorrow ? [day + 1] : []),
  ]
}

test('every slot of the evidence is what its name says', () => {
  const seen = new Map(evidenceNames.map((name) => [name, new Set<number>()]))
  fc.assert(
    fc.property(fc.array(plainArticle, { minLength: 2, maxLength: 5 }), (articles) => {
      const held = new HeldArticles(1000, 30 * 24 * hour)
      articles.forEach((p, i) => held.insert(inputOf(p, i + 1)))
      const reader = new EvidenceReader(held)
      const { frequency } = held
      for (const [i, a] of articles.entries()) {
        reader.load(i)
        for (const [k, b] of articles.entries()) {
          if (i === k) continue
          const e = reader.compare(k)
          const expected = plainEvidence(a, b, (hash) => frequency.idf(hash), frequency.most)
          const isWrong = (name: EvidenceName): boolean => !(Math.abs((e[slot[name]] ?? NaN) - expected[name]) < 1e-4)
          expect(evidenceNames.filter(isWrong)).toEqual([])
          for (const name of evidenceNames) seen.get(name)?.add(expected[name])
        }
      }
    }),
    { numRuns: 60, seed: 7 },
  )
  // Nothing is proven of a slot that was always the same.
  for (const [name, values] of seen) expect(values.size, name).toBeGreaterThan(1)
})

test('slots are numbered in their order, without a gap', () => {
  expect(evidenceNames.map((name) => slot[name])).toEqual(evidenceNames.map((_, i) => i))
})
