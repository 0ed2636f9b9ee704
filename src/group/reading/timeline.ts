/**
 * A story's developments in the order in which they happened: first report, new origins, edits, figures, statements, removals.
 * In: the members of a story. Out: items, oldest first. Pure.
 */
import type { DifferingFigure } from './differing-figures.ts'
import { countPublishers, publisherOf } from '../../model/publishers.ts'
import type { ChangedFact } from '../changes/fact.ts'
import type { ToldFold } from './told-folds.ts'
import { byTime, type MemberMaterial } from './story-material.ts'
import type { SpeakerStatements } from './who-said-what.ts'

export type Development<M extends MemberMaterial = MemberMaterial> = { at: number; member: M } & (
  | { kind: 'first' | 'article' | 'gone' }
  | { kind: 'copies'; count: number }
  | { kind: 'headline'; before: string; after: string; revision: number }
  | { kind: 'edit'; added: number; removed: number; revision: number }
  | { kind: 'figure'; before?: string; after: string; unit?: string; revision?: number }
  | { kind: 'changed'; fact: ChangedFact; of: M }
  | { kind: 'statement'; speaker: string; content: string }
)

const maxStatements = 8
const maxFigures = 3
const maxChangesOfVersion = 2
const maxChanges = 12

/**
 * The developments, oldest first; a story of one unedited article has one item. Told of the same members: `differingFigures`, `toldFolds`,
 * `whoSaidWhat`. */
export function timeline<M extends MemberMaterial>(
  members: readonly M[],
  {
    figures,
    folds,
    speakers,
  }: {
    figures: readonly DifferingFigure<M>[]
    folds: readonly ToldFold<M>[]
    speakers: readonly SpeakerStatements<M>[]
  },
): Development<M>[] {
  const sorted = [...members].sort(byTime)
  const [first] = sorted
  if (!first) return []
  const items: Development<M>[] = [{ kind: 'first', at: first.at, member: first }]
  for (const fold of folds) {
    const earliest = [fold.lead, ...fold.copies].sort(byTime)[0] ?? fold.lead
    if (earliest !== first) items.push({ kind: 'article', at: earliest.at, member: earliest })
    // Who changed a fact has not taken the text over as it was.
    const [taken] = fold.versions
    const later = (taken?.carriers ?? []).filter((m) => m !== earliest && publisherOf(m) !== publisherOf(earliest))
    const [next] = later
    if (next) items.push({ kind: 'copies', at: next.at, member: next, count: countPublishers(later) })
  }
  for (const member of sorted) items.push(...editsOf(member))
  const rising = figures.filter((f) => f.overTime)
  for (const { unit, values } of rising.slice(0, maxFigures)) {
    for (const [i, value] of values.entries()) {
      const before = values[i - 1]
      const [member] = value.members
      if (before && member) {
        items.push({
          kind: 'figure',
          at: value.firstAt,
          member,
          before: before.figure.surface,
          after: value.figure.surface,
          unit,
        })
      }
    }
  }
  items.push(...changesOf(folds, items), ...firstStatements(speakers))
  return items.sort((a, b) => a.at - b.at || a.member.id - b.member.id)
}

/** What later carriers of a text gave otherwise, that no figure before says. */
function changesOf<M extends MemberMaterial>(
  folds: readonly ToldFold<M>[],
  items: readonly Development<M>[],
): Development<M>[] {
  const said = new Set(
    items.flatMap((item) => (item.kind === 'figure' ? [`${item.member.id} ${item.unit ?? ''}`] : [])),
  )
  return folds
    .flatMap(({ versions }) => versions)
    .flatMap(({ carriers, of, facts }) => {
      const [member] = carriers
      if (!member || !of) return []
      return facts
        .filter(({ unit }) => unit === undefined || !said.has(`${member.id} ${unit}`))
        .slice(0, maxChangesOfVersion)
        .map((fact): Development<M> => ({ kind: 'changed', at: member.at, member, fact, of }))
    })
    .slice(0, maxChanges)
}

function editsOf<M extends MemberMaterial>(member: M): Development<M>[] {
  const items: Development<M>[] = []
  for (const edit of member.edits) {
    const { at, revision } = edit
    if (edit.titleBefore !== undefined && edit.titleAfter !== undefined) {
      items.push({ kind: 'headline', at, member, before: edit.titleBefore, after: edit.titleAfter, revision })
    }
    for (const { before, after } of edit.figures) {
      if (after !== undefined)
        items.push({ kind: 'figure', at, member, after, revision, ...(before === undefined ? {} : { before }) })
    }
    if (edit.titleAfter === undefined && edit.figures.length === 0) {
      items.push({ kind: 'edit', at, member, added: edit.added, removed: edit.removed, revision })
    }
  }
  if (member.goneAt !== undefined) items.push({ kind: 'gone', at: member.goneAt, member })
  return items
}

/** The first statement of each speaker, the most reported speakers first. */
function firstStatements<M extends MemberMaterial>(speakers: readonly SpeakerStatements<M>[]): Development<M>[] {
  return speakers.slice(0, maxStatements).flatMap(({ speaker, statements }) => {
    const earliest = [...statements].sort((a, b) => byTime(a.first, b.first))[0]
    if (!earliest) return []
    const { first, statement } = earliest
    return [{ kind: 'statement' as const, at: first.at, member: first, speaker, content: statement.content }]
  })
}
