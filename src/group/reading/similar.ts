/**
 * Similar: what other publishers have on the same event, copies folded, the most different first.
 * In: an article, and articles that tell its event. Out: folds with the reason to read them. Pure.
 */
import { isFeatured } from '../../model/analysis.ts'
import { hourMs } from '../../model/instant.ts'
import type { Reason } from '../../model/story.ts'
import { normalise } from '../../text/normalise.ts'
import { foldCopies, type Fold } from './fold-copies.ts'
import { figureLeadChars } from './differing-figures.ts'
import { isSpan } from './figure-sets.ts'
import { overlap, type MemberMaterial } from './story-material.ts'
import { speakerName } from './who-said-what.ts'

export interface SimilarFold<M extends MemberMaterial = MemberMaterial> {
  fold: Fold<M>
  /** 0..1: how much it has that the article has not. */
  difference: number
  reasons: Reason[]
}

const shownNames = 3

/** The same happening is told within two days; what comes later is what came of it. */
export const coverageMs = 48 * hourMs
/** So alike, two articles of nearly one time tell one happening; those that grouping has joined need less. */
const leastAlike = 0.41
const sameStoryGain = 0.14
/** As many hours apart as news of a happening takes to go round; each doubling asks for more, each half for less, down to a quarter. */
const roundHours = 6
const leastHours = 1.5
const lateness = 0.05

/**
 * How surely an article tells the happening that another tells, not a phase before or after it: undefined when it is rather another one, else
 * the higher the surer. `likeness`: cosine of their words, `apartMs`: time between them. A story holds the whole event; a preview, the
 * match and the reaction to it are three happenings of one story. Measured by quality/background.ts.
 */
export function tellsTheSame(o: { likeness: number; apartMs: number; isSameStory: boolean }): number | undefined {
  const apart = Math.abs(o.apartMs)
  if (apart > coverageMs) return undefined
  const late = Math.log2(Math.max(leastHours, apart / hourMs) / roundHours)
  const score = o.likeness + (o.isSameStory ? sameStoryGain : 0) - lateness * late
  return score >= leastAlike ? score : undefined
}

/** A carrier of so much of the article's own text tells nothing new; one that shares less has a text of its own, too. */
const sameTextFrom = 0.5

/** True when `other` is the article again: the same text, whole or for the larger part. */
function isSameText(article: MemberMaterial, other: MemberMaterial): boolean {
  if (article.copyGroupId === undefined || article.copyGroupId !== other.copyGroupId) return false
  const linked = other.copyOf === article.id ? other : article.copyOf === other.id ? article : undefined
  return (linked?.containment ?? 1) >= sameTextFrom
}

/**
 * Folds of other publishers, at most `max`, the surest of them, most different first and newest among equals. `members`, without the article,
 * by how surely they tell its happening (`tellsTheSame`); carriers of the article's own text are left out.
 */
export function similar<M extends MemberMaterial>(
  article: M,
  members: ReadonlyMap<M, number>,
  max: number,
): SimilarFold<M>[] {
  const own = traits(article)
  const others = [...members.keys()].filter((m) => m.sourceId !== article.sourceId && !isSameText(article, m))
  const sureness = (fold: Fold<M>): number => Math.max(...[fold.lead, ...fold.copies].map((m) => members.get(m) ?? 0))
  return foldCopies(others)
    .sort((a, b) => sureness(b) - sureness(a) || b.lead.id - a.lead.id)
    .slice(0, max)
    .map((fold) => compare(own, fold))
    .sort((a, b) => b.difference - a.difference || b.fold.lead.at - a.fold.lead.at)
}

interface Traits {
  words: Set<string>
  /** What is counted → as written. */
  figures: Map<string, string>
  speakers: Map<string, string>
  names: Map<string, string>
}

function traits(member: MemberMaterial): Traits {
  const { analysis } = member
  const entities = new Map((analysis?.entities ?? []).map((e) => [e.key, e]))
  return {
    words: new Set([
      ...normalise(member.title).split(' '),
      ...(analysis?.keyphrases ?? []).map((k) => normalise(k.phrase)),
    ]),
    figures: new Map(
      (analysis?.figures ?? [])
        .filter((f) => (f.field === 'title' || f.start < figureLeadChars) && !isSpan(f.unit))
        .map((f) => [`${f.unit} ${f.value} ${f.valueTo ?? ''}`, f.surface]),
    ),
    // Only speakers that are known by name: "a source" is told by everybody.
    speakers: new Map(
      (analysis?.statements ?? []).filter(isFeatured).flatMap(({ speaker, speakerEntity }) => {
        const entity = speakerEntity === undefined ? undefined : entities.get(speakerEntity)
        return entity ? [[entity.key, speakerName(speaker, entity)] as const] : []
      }),
    ),
    names: new Map((analysis?.entities ?? []).filter((e) => e.kind !== 'place').map((e) => [e.key, e.name])),
  }
}

function compare<M extends MemberMaterial>(own: Traits, fold: Fold<M>): SimilarFold<M> {
  const other = traits(fold.lead)
  const figures = [...other.figures].filter(([key]) => !own.figures.has(key)).map(([, surface]) => surface)
  const speakers = [...other.speakers].filter(([key]) => !own.speakers.has(key)).map(([, name]) => name)
  const names = [...other.names].filter(([key]) => !own.names.has(key)).map(([, name]) => name)
  const reasons: Reason[] = [{ code: 'similar.same-event' }]
  if (speakers.length > 0)
    reasons.push({ code: 'similar.new-speakers', values: { names: speakers.slice(0, shownNames).join('، ') } })
  if (figures.length > 0)
    reasons.push({ code: 'similar.new-figures', values: { figures: figures.slice(0, shownNames).join('، ') } })
  else if (speakers.length === 0 && names.length > 0) {
    reasons.push({ code: 'similar.new-names', values: { names: names.slice(0, shownNames).join('، ') } })
  }
  if (fold.copies.length > 0) reasons.push({ code: 'similar.copies', values: { count: fold.copies.length } })
  const novelty = (n: number): number => n / (n + 2)
  const difference =
    0.5 * (1 - overlap(own.words, other.words)) +
    0.3 * novelty(speakers.length) +
    0.1 * novelty(figures.length) +
    0.1 * novelty(names.length)
  return { fold, difference, reasons }
}
