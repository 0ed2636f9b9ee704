/**
 * Stories and articles with their context, as pages and API show them: plain data, and what answers it.
 * In: nothing. Out: types only. Touches nothing: story-view.ts, article-view.ts and why-view.ts make them from store and group.
 *
 * Every list may be empty and every optional part absent; a page renders sensibly then.
 * Every string of a publisher carries its own language and direction.
 */
import type { ChangedFact } from '../../group/changes/fact.ts'
import type { EditMaterial } from '../../group/reading/story-material.ts'
import type { Analysis, Credit, Entity, Keyphrase, Polarity, SpeakerReason } from '../../model/analysis.ts'
import type { Article, Direction } from '../../model/article.ts'
import type { Desk } from '../../model/desks.ts'
import type { IndependentOrigin, NoCount } from '../../model/story-origins.ts'
import type { CopyKind, Correction, Reason } from '../../model/story.ts'
import type { Outcome } from '../../problem.ts'

/** One article as a line of a list. */
export interface ArticleCard {
  id: number
  title: string
  lang?: string
  dir: Direction
  url: string
  sourceId: string
  sourceName: string
  /** The instant used for order. */
  at: number
  /** The source gave a day without a time. */
  dateOnly?: boolean
  author?: string
  /** The publisher removed the page at this instant. */
  goneAt?: number
  /** The kept revision count; absent or 1 when never edited. */
  revision?: number
}

/** A card inside a story: how it joined and what it copies. */
export interface MemberCard extends ArticleCard {
  /** 0..1; how sure the join is. */
  confidence: number
  reasons: Reason[]
  /** Canonical names that the text credits ("وكالة الأنباء السعودية"). */
  credits: string[]
  copy?: { of: number; kind: CopyKind; containment: number }
}

/** Articles with the same text, folded: the one to show and the rest. A lone article is a group without copies. */
export interface CopyFold {
  /** The member to show: the origin when known. */
  lead: MemberCard
  /** The other carriers of the same text, oldest first. */
  copies: MemberCard[]
  origin?: {
    articleId?: number
    /** The agency or outlet behind the text, when it is not one of the members. */
    name?: string
    /** 0..1 */
    confidence: number
    /** `first` published first; `credited` named by the others; `both`. */
    evidence: Reason[]
  }
  /** Every carrier has the text as it is. Else `share` says how much of it, and `updates` what they give otherwise. */
  sameText: boolean
  /** The least share of a carrier's text that the one it was taken from has, 0..1. */
  share?: number
  /** Later carriers that give a fact of the text otherwise, oldest first. */
  updates: FoldUpdate[]
}

/** A version of a text with other facts. */
export interface FoldUpdate {
  /** The first that carried it. */
  article: ArticleCard
  /** The earlier carrier that the facts were compared with. */
  of: ArticleCard
  /** Those that give its facts; the first among them. */
  carriers: number[]
  facts: FactChange[]
}

/** A fact that a later version gives otherwise, with the words of that version around it, verbatim; `after` stands at `at` in them. */
export interface FactChange extends ChangedFact {
  around: string
  at: number
}

/** What a carrier has of its text, for the command line. */
export interface CarrierNotes {
  copyGroupId?: number
  /** Share of the shorter text that it has in common with the one it was taken from, 0..1. */
  share?: number
  /** Its text is the one it was taken from, as it is. */
  sameText?: boolean
  /** Facts that it is the first to give otherwise than an earlier carrier of its text. */
  changes?: { of: number; facts: ChangedFact[] }
}

/** One independent origin of a story: a newsroom or agency, and what rests on it. */
export type OriginView = IndependentOrigin

export type TimelineKind =
  'first' | 'article' | 'copies' | 'headline' | 'edit' | 'figure' | 'changed' | 'statement' | 'gone'

/** One development, oldest first. */
export interface TimelineItem {
  at: number
  kind: TimelineKind
  article: ArticleCard
  /** copies: how many sources took it over at about this time. */
  count?: number
  /** headline: the title before. figure: the value before ("5"). */
  before?: string
  /** headline: the title after. figure: the value after, with its unit as written. statement: the verbatim content. */
  after?: string
  /** figure: canonical unit. */
  unit?: string
  /** statement: who. */
  speaker?: string
  /** changed: what a later carrier of a text gives otherwise, and the earlier carrier. */
  fact?: FactChange
  of?: ArticleCard
  /** edit, headline, figure: the revision that brought it. */
  revision?: number
}

/** One statement of a speaker, with everybody who reported it. */
export interface StatementView {
  /** Verbatim, from the earliest reporter. */
  content: string
  lang?: string
  dir: Direction
  verb: string
  kind: 'direct' | 'indirect'
  polarity: Polarity
  via?: string
  implied?: boolean
  /** 0..1: how sure it is that this speaker said it; absent in analyses of earlier versions. */
  confidence?: number
  /** Where the speaker was found. */
  because?: SpeakerReason
  /** With its sentence, where no speaker is sure enough to be named. */
  sentence?: string
  /** Span of `content` in the text of the first reporter, for the link that highlights it. */
  start: number
  end: number
  /** Who reported it, oldest first; at least one. */
  articles: ArticleCard[]
  /** The same words otherwise reported elsewhere (quote drift). */
  variants: { content: string; lang?: string; dir: Direction; article: ArticleCard }[]
}

/** Everything one speaker is reported to have said in a story. */
export interface SpeakerView {
  speaker: string
  /** Nobody is sure enough to be named; `speaker` is empty. */
  unattributed?: true
  /** Entity key, for the speaker's page; else the page is found by name. */
  entity?: string
  lang?: string
  dir: Direction
  statements: StatementView[]
}

/** Figures for the same thing that differ between outlets or over time. */
export interface FigureView {
  /** Canonical unit key ("dead", "injured", "USD", …) or the counted noun as written. */
  unit: string
  /** Who or what is counted, singular, where all values say the same: dead soldiers count جندي. */
  noun?: string
  /** What the values are of their quantity; absent for the quantity itself. */
  scope?: 'part' | 'former' | 'forecast' | 'change' | 'since'
  /** The differing values, lowest first. */
  values: {
    value: number
    valueTo?: number
    hedge?: 'about' | 'atLeast' | 'atMost' | 'moreThan' | 'lessThan'
    /** As written ("12 قتيلاً"). */
    surface: string
    /** The words around it, verbatim; the figure stands at `at` in them. */
    around: string
    at: number
    lang?: string
    dir: Direction
    firstAt: number
    articles: ArticleCard[]
  }[]
  /** True when the later value replaced the earlier one in the same outlets (a rising toll rather than a contradiction). */
  overTime?: boolean
}

/** One kept edit of an article. */
export interface EditView extends EditMaterial {
  article: ArticleCard
}

export interface RelatedStory {
  id: number
  title: string
  lang?: string
  dir: Direction
  firstAt: number
  lastAt: number
  sourceCount: number
  /** `saga`: continues or precedes; `translation`: the same event in another language; `related`: shares people, places or theme. */
  relation: 'saga' | 'translation' | 'related'
  reasons: Reason[]
}

/** Stories that continue one another over weeks, this one among them. */
export interface SagaView {
  /** Oldest first, two or more. */
  parts: (RelatedStory & { isThis: boolean })[]
  /** Median time from one part to the next. */
  rhythmMs: number
}

export interface StoryView {
  id: number
  /** The retired id of the request; the route answers with a redirect. */
  redirectedFrom?: number
  title: string
  lang?: string
  dir: Direction
  firstAt: number
  lastAt: number
  articleCount: number
  sourceCount: number
  /** The likeliest number of independent origins, and the range that it is in. */
  originCount: number
  originLeast: number
  originMost: number
  /** Why the number cannot be told. */
  noCount?: NoCount
  /** The section of most of its articles, or the one that a person put it in. */
  desk?: Desk
  locked: boolean
  /** Newest first. */
  folds: CopyFold[]
  /** Earliest first. */
  origins: OriginView[]
  /** Articles that are comment and no origin. */
  comments: number[]
  timeline: TimelineItem[]
  speakers: SpeakerView[]
  figures: FigureView[]
  edits: EditView[]
  keyphrases: Keyphrase[]
  entities: Entity[]
  /** Why these are one story: the features shared by most members. */
  reasons: Reason[]
  /** The saga that it is a part of. */
  saga?: SagaView
  /** The same event in other languages. */
  otherLanguages: RelatedStory[]
  /** One background piece for its lead article: what happened before. */
  readAlso?: ContextCard
  /** Other publishers than the lead's, copies folded, most different first; the lead article is the head's. */
  similar: ContextCard[]
  leadArticleId: number
  /** Stories that share names and subject, best first. */
  related: RelatedStory[]
  /** Corrections that touched this story, newest first, undone ones included. */
  corrections: Correction[]
}

/** One background or similar article with its reason. */
export interface ContextCard extends ArticleCard {
  reasons: Reason[]
  /** similar: other carriers of the same text, folded. */
  copyCount?: number
  storyId?: number
}

/** A block of a diff between two revisions; whole paragraphs, words marked inside changed ones. */
export interface DiffBlock {
  kind: 'same' | 'added' | 'removed' | 'changed'
  /** Runs of text, in order; for `changed` runs carry what happened to them. */
  runs: { text: string; change?: 'added' | 'removed' }[]
}

export interface RevisionView {
  number: number
  seenAt: number
  title: string
  /** Against the revision before it; absent for the first. */
  diff?: { title?: DiffBlock; body: DiffBlock[]; figures: { before?: string; after?: string }[] }
}

export interface ProvenanceView {
  /** Who the text credits, with the span that proves it and the words around it. */
  credits: {
    name: string
    span: string
    kind: 'agency' | 'outlet' | 'generic' | 'own'
    role: Credit['role']
    citing?: string
    /** Words around the span, as they stand in the article (span included). */
    around?: string
    sourceId?: string
  }[]
  /** Same text elsewhere: the fold this article belongs to. */
  fold?: CopyFold
  /** Repost chain, origin first; each link with its evidence. */
  chain: { name: string; article?: ArticleCard; evidence: Reason[]; confidence: number }[]
}

export interface ArticleView {
  article: Article
  sourceName: string
  goneAt?: number
  /** Where it is told to belong, by analysis or by a person. */
  desk?: Desk
  /** Absent until the article has been analysed. */
  analysis?: Analysis
  story?: {
    id: number
    title: string
    lang?: string
    dir: Direction
    articleCount: number
    sourceCount: number
    originCount: number
    originLeast: number
    originMost: number
    noCount?: NoCount
  }
  /** Why it is in its story. */
  reasons: Reason[]
  confidence?: number
  provenance: ProvenanceView
  /** One background piece. */
  readAlso?: ContextCard
  /** Other publishers on the same event, most different first. */
  similar: ContextCard[]
  related: RelatedStory[]
  /** Newest first; length 1 when never edited. */
  revisions: RevisionView[]
}

/** Why two articles are together or apart. */
export interface WhyView {
  a: ArticleCard
  b: ArticleCard
  storyA?: number
  storyB?: number
  together: boolean
  /** 0..1: how likely the two tell the same event, by the join's own measure. */
  confidence?: number
  /** Most telling first; positive weight speaks for, negative against. */
  reasons: Reason[]
  copy?: { kind: CopyKind; containment: number; jaccard: number; overlap?: string }
  /** Corrections that decide it, whatever the features say. */
  corrections: Correction[]
}

/** A correction as a person asks for it; application/correct.ts says what it must name. */
export interface CorrectionRequest {
  kind: Correction['kind']
  articleIds: number[]
  storyIds: number[]
  by: string
  note?: string
}

/** The context of stories and articles. Each answers `undefined` when there is no such thing. */
export interface StoryContext {
  storyView(id: number): Promise<StoryView | undefined>
  articleView(id: number): Promise<ArticleView | undefined>
  why(a: number, b: number): Promise<WhyView | undefined>
  /** Stores the correction, applies it and answers it with its id; `request.invalid` or `request.not-found` when it cannot be. */
  correct(request: CorrectionRequest): Promise<Outcome<Correction>>
  undo(correctionId: number, by: string): Promise<Outcome<Correction>>
}
