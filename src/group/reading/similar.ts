/**
 * Similar: what other publishers have on the same event, copies folded, the most different first.
 * In: an article and the members of its story. Out: folds with the reason to read them. Pure.
 */
import type { Reason } from '../../model/story.ts'
import { normalise } from '../../text/normalise.ts'
import { foldCopies, type Fold } from './fold-copies.ts'
import { figureLeadChars, isSpan } from './differing-figures.ts'
import { overlap, type MemberMaterial } from './story-material.ts'
import { speakerName } from './who-said-what.ts'

export interface SimilarFold<M extends MemberMaterial = MemberMaterial> {
  fold: Fold<M>
  /** 0..1: how much it has that the article has not. */
  difference: number
  reasons: Reason[]
}

const shownNames = 3

/** Folds of other publishers, at most `max`, most different first and newest among equals. The article's own fold is left out. */
export function similar<M extends MemberMaterial>(article: M, members: readonly M[], max: number): SimilarFold<M>[] {
  const own = traits(article)
  const folds = foldCopies(members).flatMap((fold) => {
    if (fold.lead.id === article.id || fold.copies.some((m) => m.id === article.id)) return []
    if (fold.lead.sourceId === article.sourceId && fold.copies.every((m) => m.sourceId === article.sourceId)) return []
    return [compare(own, fold)]
  })
  return folds.sort((a, b) => b.difference - a.difference || b.fold.lead.at - a.fold.lead.at).slice(0, max)
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
      (analysis?.statements ?? []).flatMap(({ speaker, speakerEntity }) => {
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
