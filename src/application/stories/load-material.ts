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
import { unpackJson } from '../../store/packed-json.ts'
import type { ArticleBody } from '../../store/queries/articles.ts'
import type { ArticleHead, StoryHead, StoryMember } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import type { PackedArticle } from '../../store/story-material.ts'
import { openingChars } from './alike-articles.ts'
import type { Outlets } from './outlets.ts'

export interface LoadedMember extends MemberMaterial {
  row: StoryMember
  /** Encoded (model/features.ts); other coverage is compared by them. */
  features?: Uint8Array
  /** The beginning of the text, of the article that stands for the story. */
  opening?: string
}

/** Stories with more members than this are shown by their newest; the counts on the head stay those of all. */
const maxMembers = 300

/** Figures further down a text are not compared. */
const figureChars = 12_000

/**
 * The members of the story, oldest first, with analyses and edits. Those of `known` that have not changed are taken as they are: the caller
 * leaves out what was analysed or revised since. With the packed texts and analyses of the others, which whoever needs more of them need not read
 * again. One statement, another where any was edited.
 */
export async function loadMembers(
  store: Store,
  { id, leadArticleId }: StoryHead,
  { names, families }: Outlets,
  known: ReadonlyMap<number, LoadedMember> = new Map(),
): Promise<{ members: LoadedMember[]; packed: Map<number, PackedArticle> }> {
  let read = await store.reading.members(id, { most: maxMembers, known: [...known.keys()] })
  const asBefore = new Map<number, LoadedMember>()
  for (const { row } of read) {
    const before = known.get(row.id)
    if (before !== undefined && isDeepStrictEqual(before.row, row)) asBefore.set(row.id, before)
  }
  // Grouped otherwise than before, which is rare: of these the rows alone were read.
  if (read.some(({ row }) => known.has(row.id) && !asBefore.has(row.id)))
    read = await store.reading.members(id, { most: maxMembers, known: [...asBefore.keys()] })
  const edited = read.filter(({ row }) => row.revision > 1 && !asBefore.has(row.id)).map(({ row }) => row.id)
  const revisions = await store.reading.revisions(edited)
  const packed = new Map<number, PackedArticle>()
  const members = read.map(({ row, analysis, body, features }) => {
    const before = asBefore.get(row.id)
    if (before !== undefined) return before
    packed.set(row.id, defined({ analysis, body }))
    const unpacked = analysis && unpackJson<Analysis>(analysis)
    const member = loadMember(row, names, { analysis: unpacked, revisions: revisions.get(row.id) })
    return { ...member, ...defined({ family: families.get(row.sourceId), features }) }
  })
  return { members: await withTexts(store, members, { packed, leadArticleId }), packed }
}

/**
 * Figures of a text need the words around them, carriers of one text are compared, what is about the same is found by the lead's opening; the
 * texts of the others are not unpacked.
 */
async function withTexts(
  store: Store,
  members: LoadedMember[],
  { packed, leadArticleId }: { packed: ReadonlyMap<number, PackedArticle>; leadArticleId: number },
): Promise<LoadedMember[]> {
  const carriers = new Map<number, number>()
  for (const { copyGroupId } of members)
    if (copyGroupId !== undefined) carriers.set(copyGroupId, (carriers.get(copyGroupId) ?? 0) + 1)
  const isCarrier = (m: LoadedMember): boolean => m.copyGroupId !== undefined && (carriers.get(m.copyGroupId) ?? 0) > 1
  const needsLead = (m: LoadedMember): boolean =>
    m.lead === '' &&
    members.length > 1 &&
    (isCarrier(m) || m.analysis?.figures.some((f) => f.field === 'text') === true)
  const needsOpening = (m: LoadedMember): boolean => m.id === leadArticleId && m.opening === undefined
  const needing = members.filter((m) => needsLead(m) || needsOpening(m))
  const texts = new Map<number, string>()
  for (const { id } of needing) {
    const body = packed.get(id)?.body
    if (body !== undefined) texts.set(id, unpackJson<ArticleBody>(body).text)
  }
  // Members that were there already, and whose text is needed only now.
  const missing = needing.filter((m) => !texts.has(m.id)).map((m) => m.id)
  if (missing.length > 0) for (const { id, text } of await store.articlesByIds(missing)) texts.set(id, text)
  return members.map((m) => {
    const text = texts.get(m.id)
    if (text === undefined) return m
    const opening = needsOpening(m) ? { opening: text.slice(0, openingChars) } : {}
    return { ...m, ...(needsLead(m) ? { lead: text.slice(0, figureChars) } : {}), ...opening }
  })
}

function loadMember(
  row: StoryMember,
  names: ReadonlyMap<string, string>,
  { analysis, revisions = [] }: { analysis: Analysis | undefined; revisions: readonly Revision[] | undefined },
): LoadedMember {
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
    edits: editsOf(revisions),
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

/** Articles as members of no story: what other coverage is compared by. One statement where any was edited, else none. */
export async function loadHeads(
  store: Store,
  heads: readonly ArticleHead[],
  names: ReadonlyMap<string, string>,
  analyses: ReadonlyMap<number, Analysis>,
): Promise<LoadedMember[]> {
  const edited = heads.filter((head) => head.revision > 1).map((head) => head.id)
  const revisions = await store.reading.revisions(edited)
  return heads.map((head) => {
    const row: StoryMember = { ...head, seq: 0, confidence: 0, reasons: [], origin: head.sourceId, creditNames: [] }
    return loadMember(row, names, { analysis: analyses.get(head.id), revisions: revisions.get(head.id) })
  })
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
