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
]
