/**
 * What analysis finds in one article: keyphrases, mentions, statements, figures, credits, features for grouping.
 * In: nothing. Out: types only. Touches nothing. Plain JSON throughout, except `Features` (typed arrays, see features.ts).
 */
import type { Direction, Span } from './article.ts'
import { deskShownFrom, type Desk, type DeskFound } from './desks.ts'

export type KeyphraseReason = 'title' | 'lead' | 'frequent' | 'rare' | 'entity' | 'publisher'

/** A phrase that describes the article, in the form a reader expects. */
export interface Keyphrase {
  phrase: string
  /** Relative weight, best first; comparable inside one article only. */
  score: number
  reasons: KeyphraseReason[]
  /** How often it (or a variant) occurs in title and text. */
  count: number
}

export type EntityKind = 'person' | 'place' | 'organisation' | 'other'

/** Someone or something named in the article. */
export interface Entity {
  /** Key that is equal for the same thing in other articles (normalised name, or "place:RU"). */
  key: string
  name: string
  kind: EntityKind
  /** ISO 3166 alpha-2 when it is a country or known to be in one. */
  country?: string
  /** Every surface form found. */
  variants: string[]
  count: number
}

/** One span that names an entity; `field` says which string the span slices. */
export interface Mention extends Span {
  field: 'title' | 'text'
  entity: string
}

export type Polarity = 'says' | 'denies' | 'confirms'

/** What somebody is reported to have said. `contentSpan` slices the text to exactly `content`. */
export interface Statement {
  speaker: string
  speakerSpan?: Span
  /** Entity key of the speaker, when the speaker is a known entity. */
  speakerEntity?: string
  /** The speaker is implied by a verb or pronoun; `speaker` is the best earlier mention. */
  implied?: boolean
  verb: string
  verbSpan: Span
  content: string
  contentSpan: Span
  kind: 'direct' | 'indirect'
  quotes?: Span[]
  polarity: Polarity
  /** The outlet or agency through which it is reported. */
  via?: string
  /** 0..1: how sure it is that this speaker said it; absent in analyses of earlier versions. */
  confidence?: number
  /** Why this speaker: where the phrase stands. */
  because?: SpeakerReason
}

/**
 * From this confidence the pages of stories and speakers show a statement under its speaker's name. Out of fold (120 articles, both golds,
 * quality/fits/fit-statements.ts) .906 of such statements had content and speaker right, .963 the speaker where the content was right, and
 * half of the gold's statements are among them.
 */
export const featuredFrom = 0.77
/** Below this an article's page shows a statement with its sentence and without a speaker. */
export const attributedFrom = 0.5

/** The section, where it is sure enough to be told. */
export function shownDesk({ desk }: Pick<Analysis, 'desk'>): Desk | undefined {
  return desk !== undefined && desk.confidence >= deskShownFrom ? desk.key : undefined
}

/** Statements of earlier versions have no confidence: they are shown as they were. */
export function isFeatured({ confidence }: Pick<Statement, 'confidence'>): boolean {
  return confidence === undefined || confidence >= featuredFrom
}

/** True when its speaker is sure enough to be named beside it. */
export function isAttributed({ confidence }: Pick<Statement, 'confidence'>): boolean {
  return confidence === undefined || confidence >= attributedFrom
}

/**
 * Where the speaker of a statement was found: after its verb, before it, as a named source (عن مصدر، بحسب), as the one who goes on in the
 * sentence, who held the floor, who acts in the sentences before, or as a person named there.
 */
export type SpeakerReason = 'after' | 'before' | 'source' | 'goes-on' | 'floor' | 'actor' | 'person'

/** A number with what it counts. */
export interface Figure extends Span {
  field: 'title' | 'text'
  value: number
  /** Upper end of a range ("بين 10 و15"). */
  valueTo?: number
  /** Canonical unit key: "dead", "injured", "USD", "percent", "person", …; or the counted noun, folded; "number" where none is said. */
  unit: string
  /** Who or what is counted, singular and folded, where the unit is a key: dead soldiers count جندي. */
  noun?: string
  /** What it is of the quantity other than its present value: a part, an earlier value, a forecast, the amount of a change, all since a time. */
  scope?: 'part' | 'former' | 'forecast' | 'change' | 'since'
  surface: string
  hedge?: 'about' | 'atLeast' | 'atMost' | 'moreThan' | 'lessThan'
}

export type CreditKind = 'agency' | 'outlet' | 'generic' | 'own'

/** An outlet or agency that the text itself names as its origin. */
export interface Credit {
  /** As written. */
  span: string
  /** Canonical name ("وكالة الأنباء السعودية"). */
  name: string
  kind: CreditKind
  /** `passing`: it carried something that the text tells, not the text. */
  role: 'byline' | 'dateline' | 'intext' | 'creditLine' | 'passing'
  field: 'author' | 'text' | 'title' | 'credit'
  /** Where `span` starts in that field. */
  start: number
  /** Who in turn was the origin ("نقلت صحيفة X عن وكالة Y": X reports Y). */
  citing?: string
}

/** Everything that analysis found in one revision of an article. */
export interface Analysis {
  /** Version of the analysis code; a higher one re-analyses. */
  version: number
  lang: string
  dir: Direction
  keyphrases: Keyphrase[]
  entities: Entity[]
  mentions: Mention[]
  statements: Statement[]
  figures: Figure[]
  credits: Credit[]
  /** The section of a newspaper that it belongs to; absent in analyses of earlier versions. */
  desk?: DeskFound
}
