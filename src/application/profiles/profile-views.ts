/**
 * What pages, API and commands tell of a name over time, and of a source's coverage.
 * In: nothing. Out: types only. Touches nothing. What rests on too little is absent.
 */
import type { EntityKind } from '../../model/analysis.ts'
import type { Direction } from '../../model/article.ts'
import type { DaySpan } from '../../model/day-spans.ts'
import type { Desk } from '../../model/desks.ts'

/** A name in the same articles, and in how many of the stories looked at. */
export interface NameBeside {
  key: string
  name: string
  stories: number
}

export interface NameProfile {
  /** By days, or spans of days, of the newest articles; empty for those of one day. */
  histogram: DaySpan[]
  /** So many of the newest stories were looked at for the names beside it. */
  stories: number
  /** Those that say most, being rare elsewhere; the most stories first. */
  names: NameBeside[]
  /** Whose words stand in the same articles. */
  speakers: NameBeside[]
}

/** What a source had in common with others. A story may count in more than one of the numbers. */
export interface SharedStories {
  /** With at least one other publisher, origins counted. */
  stories: number
  /** It has a report of its own. */
  own: number
  /** Others carry its text. */
  takenUp: number
  /** Of these: another publisher names it. */
  credited: number
  /** It carries an agency's text. */
  agency: number
  /** The agencies, most stories first. */
  agencies: { name: string; stories: number }[]
  /** It carries a text that nobody credits and that another publisher had first. */
  earlierElsewhere: number
}

export interface SourceCoverage {
  /** The days that are looked at, `YYYY-MM-DD`; the newest is its last article's. */
  from: string
  to: string
  days: number
  articles: number
  histogram: DaySpan[]
  /** Days without an article of its own, while others had some. */
  silentDays: string[]
  /** By section, the most first; `known`: of so many articles. */
  desks?: { known: number; counts: { desk: Desk; articles: number }[] }
  shared?: SharedStories
  /** Of the stories of several publishers whose times are known: how often its article is the earliest. */
  first?: { first: number; of: number }
}

export interface CoverageReport {
  sourceId: string
  name: string
  /** Absent where there is too little to tell. */
  coverage?: SourceCoverage
}

export interface EntityReport {
  key: string
  name: string
  kind?: EntityKind
  profile: NameProfile
}

/** A story on one side of a comparison, or on both. */
export interface ComparedStory {
  id: number
  title: string
  lang: string
  dir: Direction
  lastAt: number
  sourceCount: number
  /** Which of the two published first, where that is known. */
  first?: 'a' | 'b'
}

export interface ComparedSide {
  sourceId: string
  name: string
  articles: number
  /** Stories that it has and the other has not; those of most publishers are listed. */
  only: number
  onlyStories: ComparedStory[]
  /** Of the stories that both have: it was first. */
  first?: number
  /** Of the stories that both have: the other carries its text. */
  takenUp: number
  desks?: NonNullable<SourceCoverage['desks']>
}

export interface SourceComparison {
  /** Both of them in this stretch, epoch ms; it ends with the newest article of either. */
  from: number
  to: number
  a: ComparedSide
  b: ComparedSide
  both: number
  bothStories: ComparedStory[]
  /** Of these: times are known and a minute apart. */
  timed?: number
  /** Of these: both carry the text of one agency, or of one other outlet. */
  sameAgency: number
}

/** A name that the news has more than usual. */
export interface Trend {
  key: string
  name: string
  /** That name it, in the stretch. */
  articles: number
  /** Of those looked at, that name it in their leading article. */
  stories: number
  /** Articles that it would have, named as often as before: its share then of as many articles. */
  usual: number
  /** Its articles in 28 spans of equal length, the oldest first, from the beginning of `before` to the end of the stretch. */
  counts: number[]
  /** Of its stories the one of most publishers. */
  story: { id: number; title: string; lang: string; dir: Direction; sourceCount: number }
  /** Names of the same stories. */
  beside: { key: string; name: string }[]
}

export interface Trends {
  from: number
  to: number
  /** What is usual was counted there. */
  before: { from: number; to: number }
  /** So many of the stretch were looked at, those of most independent origins. */
  stories: number
  names: Trend[]
  /** There are too few days before the stretch to know what is usual. */
  isNew: boolean
}
