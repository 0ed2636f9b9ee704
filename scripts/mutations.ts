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
    name: 'int map: a value is added though there is one',
    file: 'src/structures/int-map.ts',
    from: 'this.#pairs[at + 1] === 0) this.#take(at, key | 0, value)\n  }',
    to: 'this.#pairs[at + 1] !== value) this.#take(at, key | 0, value)\n  }',
    test: 'src/structures/int-map.test.ts',
  },
  {
    name: 'packed fields: a mask is one bit short',
    file: 'src/structures/packed-fields.ts',
    from: '((1 << width) - 1) << end',
    to: '((1 << (width - 1)) - 1) << end',
    test: 'src/structures/packed-fields.test.ts',
  },
  {
    name: 'noun chunks: what has the article is compared with titles, not adjectives',
    file: 'src/analyse/keyphrases/phrase-edges.ts',
    from: 'chunkShift.adjective - chunkShift.definite',
    to: 'chunkShift.title - chunkShift.definite',
    test: 'src/analyse/keyphrases/phrase-edges.test.ts',
  },
  {
    name: 'noun chunks: a definite word before allows a name, whatever its flag',
    file: 'src/analyse/keyphrases/phrase-edges.ts',
    from: '<< definiteToUnknown)',
    to: '<< definiteToAdjective)',
    test: 'src/analyse/keyphrases/phrase-edges.test.ts',
  },
  {
    name: 'name bits: heads of organisations are marked as offices of the state',
    file: 'src/analyse/names/gazetteer/lookup.ts',
    from: 'markAll(organisationHeads, nameBits.head)',
    to: 'markAll(organisationHeads, nameBits.state)',
    test: 'src/analyse/names/name-bits.test.ts',
  },
  {
    name: 'name bits: skipped letters have room for one only',
    file: 'src/analyse/names/name-bits.ts',
    from: 'skipped: 2,',
    to: 'skipped: 1,',
    test: 'src/analyse/names/name-bits.test.ts',
  },
  {
    name: 'word classes: the hints are read one bit too high',
    file: 'src/analyse/words/word-classes.ts',
    from: 'marks[i] = all >>> classBits',
    to: 'marks[i] = all >>> (classBits + 1)',
    test: 'src/analyse/words/word-classes.test.ts',
  },
  {
    name: 'word classes: verbs are marked as prepositions',
    file: 'src/analyse/words/word-classes.ts',
    from: 'table.mark(hash, wordClass.verb)',
    to: 'table.mark(hash, wordClass.preposition)',
    test: 'src/analyse/words/word-classes.test.ts',
  },
  {
    name: 'vocabulary rows: shape and clitics change places',
    file: 'src/text/vocabulary/row-layout.ts',
    from: '(shape << markShift.shape) | (clitics << markShift.clitics)',
    to: '(clitics << markShift.shape) | (shape << markShift.clitics)',
    test: 'src/text/vocabulary/vocabulary.test.ts',
  },
  {
    name: 'vocabulary rows: a stem begins where its length says',
    file: 'src/text/vocabulary/row-layout.ts',
    from: '+ ((rows[id + rowOf.ranges] ?? 0) & stemFromMask)',
    to: '+ (((rows[id + rowOf.ranges] ?? 0) & stemLengthMask) >>> stemLengthShift)',
    test: 'src/text/search-tokens.test.ts',
  },
  {
    name: 'scan columns: neighbouring columns share memory',
    file: 'src/text/scanner/token-columns.ts',
    from: 'const at = this.#front',
    to: 'const at = Math.max(0, this.#front - 4)',
    test: 'src/text/scanner/scan-buffers.test.ts',
  },
  {
    name: 'scan columns: every column is copied from the first',
    file: 'src/text/scanner/token-columns.ts',
    from: 'copyColumn(from[name], to[name], count)',
    to: 'copyColumn(from.start, to[name], count)',
    test: 'src/text/scanner/scan-buffers.test.ts',
  },
  {
    name: 'evidence: opinion and template change places',
    file: 'src/group/engine/pair-evidence.ts',
    from: 'e[slot.opinion] = kinds & opinionKinds ? 1 : 0\n    e[slot.template] = kinds & templateKind ? 1 : 0',
    to: 'e[slot.template] = kinds & opinionKinds ? 1 : 0\n    e[slot.opinion] = kinds & templateKind ? 1 : 0',
    test: 'src/group/engine/evidence.test.ts',
  },
  {
    name: 'evidence: the slots of opinion and template change places in their declaration',
    file: 'src/group/engine/evidence.ts',
    from: 'opinion: 35,\n  template: 36,',
    to: 'opinion: 36,\n  template: 35,',
    test: 'src/group/engine/evidence.test.ts',
  },
  {
    name: 'held row: names and numbers change places, and names run into the terms',
    file: 'src/group/engine/held-row.ts',
    from: 'const namesAt = at.names\nconst numbersAt = at.numbers',
    to: 'const namesAt = at.numbers\nconst numbersAt = at.names',
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
