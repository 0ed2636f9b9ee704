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
  {
    lists: ['word-classes/complementisers', 'word-classes/prepositions'],
    why: 'content opens after أن in another way than after a preposition: a word cannot announce both',
  },
  {
    lists: ['word-classes/attributions', 'word-classes/voices'],
    why: 'after an attribution its speaker is looked for, so that the attribution must be none itself',
  },
  {
    lists: ['word-classes/attributions', 'word-classes/organisation-words'],
    why: 'what follows an attribution is its speaker: a word in both would be skipped',
  },
  {
    lists: ['word-classes/offices', 'word-classes/honorifics'],
    why: 'both make one class (title): an entry in both is a double',
  },
  {
    lists: ['word-classes/offices', 'word-classes/place-words'],
    why: 'after an office a person is looked for, after a word of place a place',
  },
  {
    lists: ['statements/words-before-subject', 'statements/back-references', 'statements/honorifics-before-speaker'],
    why: 'the first is skipped to reach a speaker, the second says that none is named, the third belongs to one',
  },
  {
    lists: ['figures/units', 'word-classes/numerals', 'figures/hedges', 'figures/range-openers'],
    why: 'a number is hedge, numerals, unit: a word with two of these roles would end it too soon',
  },
  {
    lists: ['figures/duals', 'word-classes/numerals'],
    why: 'a dual counts two by itself and must not join a number',
  },
  {
    lists: ['figures/words-of-fate', 'figures/fates-after'],
    why: 'a verb whose subject stands before it tells nothing of the number after it',
  },
  {
    lists: ['features/market-words', 'features/market-moves'],
    why: 'a report of a market needs a thing and a move: one word must not be both',
  },
  { lists: ['feeds/morning-words', 'feeds/evening-words'], why: 'a time is before noon or after it' },
  {
    lists: ['class-names/never-article', 'class-names/seldom-article', 'class-names/article-text'],
    why: 'the first list decides, so that its entries have no effect in the others',
  },
  { lists: ['pages/credit-origins', 'pages/no-agencies'], why: 'an abbreviation is an agency or it is none' },
  {
    lists: ['dates/zone-names', 'dates/page-zone-names', 'feeds/zone-hours'],
    why: 'a zone of both feeds and pages has one offset',
  },
]
