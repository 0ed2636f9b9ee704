/**
 * A story for the command line: its head, its members in one line each with what copies changed, its saga, the same event in other languages.
 * In: a story id. Out: the report. Reads the store only.
 */
import { figureSets } from '../../group/reading/figure-sets.ts'
import { isWholeCopy, toldFolds } from '../../group/reading/told-folds.ts'
import type { StoryMember } from '../../store/records.ts'
import type { RelatedRow, StoryMemberLine, StoryReport } from '../siyaq.ts'
import { failed, ok, type Outcome } from '../../problem.ts'
import { articleLine } from './article-card.ts'
import { loadOutlets } from './outlets.ts'
import type { Store } from '../../store/store.ts'
import { loadMembers, type LoadedMember } from './load-material.ts'
import { storiesInOtherLanguages } from './language-links.ts'
import type { Sagas } from './story-saga.ts'
import { defined } from '../../model/defined.ts'

/** Problems: request.not-found. */
export async function storyReport(store: Store, sagas: Sagas, id: number): Promise<Outcome<StoryReport>> {
  const found = await store.reading.story(id)
  if (!found) return failed('request.not-found', `story ${id}`)
  const outlets = await loadOutlets(store)
  const { names } = outlets
  const [members, saga, otherLanguages] = await Promise.all([
    store.storyMembers(found.head.id),
    sagas.of(found.head),
    storiesInOtherLanguages(store, found),
  ])
  const changes = changesByMember((await loadMembers(store, found.head, outlets)).members)
  return ok({
    head: found.head,
    ...defined({ redirectedFrom: found.redirectedFrom }),
    members: members.map((m) => memberLine(m, names, changes.get(m.id))),
    ...(saga
      ? {
          saga: saga.parts.map(({ story, reasons }) => {
            const isThis = story.id === found.head.id
            return { ...relatedRow({ ...story.head, reasons: isThis ? [] : reasons }), isThis }
          }),
        }
      : {}),
    otherLanguages: otherLanguages.map(relatedRow),
  })
}

function memberLine(
  m: StoryMember,
  names: ReadonlyMap<string, string>,
  changes: StoryMemberLine['changes'],
): StoryMemberLine {
  return {
    ...articleLine(m, names),
    confidence: m.confidence,
    reasons: m.reasons,
    ...defined({ copyGroupId: m.copyGroupId, changes }),
    ...(m.copyOf === undefined
      ? {}
      : { ...defined({ share: m.containment }), sameText: changes === undefined && isWholeCopy(m) }),
  }
}

/** What each first carrier of a version gives otherwise. */
function changesByMember(members: readonly LoadedMember[]): Map<number, NonNullable<StoryMemberLine['changes']>> {
  const found = new Map<number, NonNullable<StoryMemberLine['changes']>>()
  for (const { versions } of toldFolds(members, figureSets(members))) {
    for (const { carriers, of, facts } of versions) {
      const [first] = carriers
      if (first && of && facts.length > 0) found.set(first.id, { of: of.id, facts })
    }
  }
  return found
}

function relatedRow({ id, title, firstAt, lang, reasons }: RelatedRow): RelatedRow {
  return { id, title, firstAt, ...(lang === undefined || lang === '' ? {} : { lang }), reasons }
}
