/**
 * Lists of src/data that must have no entry (first field) in common, each with the reason.
 * In: nothing. Out: the table. Touches nothing.
 */
export interface DisjointLists {
  /** `ROOM/LIST`, without ".txt". */
  lists: readonly string[]
  why: string
}

export const disjointLists: readonly DisjointLists[] = [
  {
    lists: ['names/common-foreign-given-names', 'names/rare-foreign-given-names'],
    why: 'only the common ones train the letter model',
  },
  {
    lists: ['names/common-foreign-family-names', 'names/rare-foreign-family-names'],
    why: 'only the common ones train the letter model',
  },
  { lists: ['names/organisation-heads', 'names/state-heads'], why: 'a body of the state is named by its office' },
  { lists: ['names/detached-heads', 'names/tagged-heads'], why: 'a head is tagged with the name or it is not' },
  { lists: ['names/contests', 'names/currencies', 'names/other-names'], why: 'each is tagged by a rule of its own' },
  { lists: ['names/name-openers', 'names/letter-titles'], why: 'a title of one letter opens no name by itself' },
  { lists: ['places/countries', 'places/cities'], why: 'a name that both have would be the country' },
  { lists: ['names/organisations', 'credits/agencies'], why: 'the entity would have two names' },
  {
    lists: ['credits/agencies', 'credits/generic-credits', 'credits/outlets'],
    why: 'a credit has one kind',
  },
  {
    lists: ['lexicon/function-words', 'lexicon/function-words-with-clitic'],
    why: 'of a function word a clitic is split off or not',
  },
  { lists: ['lexicon/verbs', 'lexicon/yielding-verbs'], why: 'a verb yields to others or not' },
  {
    lists: ['dates/gregorian-months', 'dates/hijri-months', 'dates/jalali-months'],
    why: 'a name of a month says its calendar',
  },
  {
    lists: [
      'numerals/arabic-numbers',
      'numerals/arabic-bound-numbers',
      'numerals/arabic-scales',
      'numerals/arabic-parts',
      'numerals/arabic-ordinals',
      'numerals/other-numbers',
      'numerals/other-scales',
      'numerals/other-parts',
      'numerals/other-ordinals',
    ],
    why: 'a word takes part in a number in one way',
  },
]
