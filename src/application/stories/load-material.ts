/**
 * Loads what the reading side of grouping works on: the members of a story with analyses and edits.
 * In: a story id or member rows. Out: materials. Reads the store only.
 */
import { isDeepStrictEqual } from 'node:util'
import { diffRevisions, type RevisionDiff } from '../../extract/diff-revisions.ts'
import type { EditMaterial, MemberMaterial } from '../../group/reading/story-material.ts'
import type { Analysis } from '../../model/analysis.ts'
import { defined } from '../../model/defined.ts'
import type { Revision } from '../../model/article.ts'
import type { ArticleHead, StoryMember } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import type { Outlets } from './outlets.ts'

export interface LoadedMember extends MemberMaterial {
  row: StoryMember
}

/** Stories with more members than this are shown by their newest; the counts on the head stay those of all. */
const maxMembers = 300

/** Figures further down a text are not compared. */
const figureChars = 12_000

/**
 * The members of the story, oldest first, with analyses and edits. Those of `known` that have not changed are taken as they are: the caller
 * leaves out what was analysed or revised since.
 */
export async function loadMembers(
  store: Store,
  storyId: number,
  { names, families }: Outlets,
  known: ReadonlyMap<number, LoadedMember> = new Map(),
): Promise<LoadedMember[]> {
  const rows = (await store.storyMembers(storyId)).slice(-maxMembers)
  const isAsBefore = (row: StoryMember): boolean => isDeepStrictEqual(known.get(row.id)?.row, row)
  const analyses = await store.analyses(rows.flatMap((row) => (isAsBefore(row) ? [] : [row.id])))
  const members = await Promise.all(
    rows.map(async (row) => {
      const before = known.get(row.id)
      if (before !== undefined && isAsBefore(row)) return before
      const family = families.get(row.sourceId)
      return {
        ...(await loadMember(store, row, names, analyses.get(row.id))),
        ...(family === undefined ? {} : { family }),
      }
    }),
  )
  return await withLeads(store, members)
}

/** Figures of a text need the words around them, carriers of one text are compared; the texts of the others stay in the store. */
async function withLeads(store: Store, members: LoadedMember[]): Promise<LoadedMember[]> {
  if (members.length < 2) return members
  const carriers = new Map<number, number>()
  for (const { copyGroupId } of members)
    if (copyGroupId !== undefined) carriers.set(copyGroupId, (carriers.get(copyGroupId) ?? 0) + 1)
  const isCarrier = (m: LoadedMember): boolean => m.copyGroupId !== undefined && (carriers.get(m.copyGroupId) ?? 0) > 1
  const needing = members.filter(
    (m) => m.lead === '' && (isCarrier(m) || m.analysis?.figures.some((f) => f.field === 'text')),
  )
  const articles = await store.articlesByIds(needing.map((m) => m.id))
  const leads = new Map(articles.map((a) => [a.id, a.text.slice(0, figureChars)]))
  return members.map((m) => (leads.has(m.id) ? { ...m, lead: leads.get(m.id) ?? '' } : m))
}

async function loadMember(
  store: Store,
  row: StoryMember,
  names: ReadonlyMap<string, string>,
  analysis: Analysis | undefined,
): Promise<LoadedMember> {
  const edits = row.revision > 1 ? editsOf(await store.revisions(row.id)) : []
  return {
    row,
    id: row.id,
    sourceId: row.sourceId,
    sourceName: names.get(row.sourceId) ?? row.sourceId,
    at: row.at,
    timed: row.publishedAt === row.at && !row.dateOnly,
    title: row.title,
    textChars: row.textChars,
    lead: '',
    origin: row.origin,
    credits: row.creditNames,
    edits,
    ...defined({
      lang: row.lang,
      copyGroupId: row.copyGroupId,
      copyOf: row.copyOf,
      copyKind: row.copyKind,
      containment: row.containment,
      goneAt: row.goneAt,
      analysis,
    }),
  }
}

/** Articles as members of no story: what other coverage is compared by. */
export async function loadHeads(
  store: Store,
  heads: readonly ArticleHead[],
  names: ReadonlyMap<string, string>,
): Promise<LoadedMember[]> {
  const analyses = await store.analyses(heads.map((head) => head.id))
  return await Promise.all(
    heads.map(async (head) => {
      const row: StoryMember = { ...head, seq: 0, confidence: 0, reasons: [], origin: head.sourceId, creditNames: [] }
      return await loadMember(store, row, names, analyses.get(head.id))
    }),
  )
}

/** Each kept revision against the one before it, oldest first. */
export function revisionDiffs(revisions: readonly Revision[]): { revision: Revision; diff?: RevisionDiff }[] {
  const sorted = [...revisions].sort((a, b) => a.number - b.number)
  return sorted.map((revision, i) => {
    const before = sorted[i - 1]
    const diff = before ? diffRevisions(before, revision) : undefined
    return { revision, ...(diff ? { diff } : {}) }
  })
}

function editsOf(revisions: readonly Revision[]): EditMaterial[] {
  return revisionDiffs(revisions).flatMap(({ revision, diff }) => {
    if (!diff) return []
    const { added, removed, figures, title } = diff
    return [
      {
        revision: revision.number,
        at: revision.seenAt,
        added,
        removed,
        figures,
        ...(title ? { titleBefore: title.before, titleAfter: title.after } : {}),
      },
    ]
  })
}
