/**
 * Faults that a fast unit test must notice: layouts, orders and constants that types cannot hold.
 * In: nothing. Out: the table that scripts/check-mutations.ts goes through. Touches nothing.
 */
export interface Mutation {
  /** What is wrong then, as a reader of a failure would say it. */
  name: string
  /** Path from the repository's folder. */
  file: string
  /** Stands exactly once in the file, or `all` is true. */
  from: string
  to: string
  all?: true
  /** The test file that must fail. It passes without the mutation. */
  test: string
}

export const mutations: readonly Mutation[] = [
  {
    name: 'radix sort: a bucket takes no second value',
    file: 'src/structures/radix-sort.ts',
    from: 'bucketEnds[bucket] = at + 1',
    to: 'bucketEnds[bucket] = at',
    test: 'src/structures/radix-sort.test.ts',
  },
  {
    name: 'int map: a value is kept as its number, so that 0 means a free slot',
    file: 'src/structures/number-map.ts',
    from: 'pairs[2 * slot + 1] = value + 1',
    to: 'pairs[2 * slot + 1] = value',
    test: 'src/structures/number-map.test.ts',
  },
  {
    name: 'evidence: opinion and template change places',
    file: 'src/group/engine/pair-evidence.ts',
    from: 'e[slot.opinion] = kinds & opinionKinds ? 1 : 0\n    e[slot.template] = kinds & featureKind.template ? 1 : 0',
    to: 'e[slot.template] = kinds & opinionKinds ? 1 : 0\n    e[slot.opinion] = kinds & featureKind.template ? 1 : 0',
    test: 'src/group/engine/evidence.test.ts',
  },
  {
    name: 'held row: names and numbers change places, and names run into the terms',
    file: 'src/group/engine/held-row.ts',
    from: 'export const namesAt = at.names\nexport const numbersAt = at.numbers',
    to: 'export const namesAt = at.numbers\nexport const numbersAt = at.names',
    test: 'src/group/engine/evidence.test.ts',
  },
  {
    name: 'features: the marks of title and lead change places where terms are held',
    file: 'src/group/engine/held-articles.ts',
    from: '(mark & termMark.title ? titleBit : 0) |\n        (mark & termMark.lead ? leadBit : 0)',
    to: '(mark & termMark.lead ? titleBit : 0) |\n        (mark & termMark.title ? leadBit : 0)',
    test: 'src/group/engine/evidence.test.ts',
  },
  {
    name: 'features: the marks of title and lead change places in their declaration',
    file: 'src/model/features.ts',
    from: 'termMark = { title: 1, pair: 2, lead: 4 }',
    to: 'termMark = { title: 4, pair: 2, lead: 1 }',
    test: 'src/model/features.test.ts',
  },
  {
    name: 'join model: the weights of opinion and template change places',
    file: 'src/group/engine/join-weights.ts',
    from: 'opinion: -4.149,\n    template: -0.9343',
    to: 'opinion: -0.9343,\n    template: -4.149',
    test: 'src/group/engine/join-model.test.ts',
  },
  {
    name: 'features: words are written before the kind of writing, and read so',
    file: 'src/model/features.ts',
    from: 'out.uint(f.kind)\n  out.uint(f.words)',
    to: 'out.uint(f.words)\n  out.uint(f.kind)',
    test: 'src/model/features.test.ts',
  },
]
