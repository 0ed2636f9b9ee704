/**
 * A story for the command line: its head, its members in one line each, its saga, the same event in other languages.
 * In: a story id. Out: the report. Reads the store only.
 */
import type { RelatedRow, StoryReport } from '../siyaq.ts'
import { failed, ok, type Outcome } from '../../problem.ts'
import { articleLine, sourceNames } from './article-card.ts'
import type { Store } from '../../store/store.ts'
import { storiesInOtherLanguages } from './language-links.ts'
import type { Sagas } from './story-saga.ts'
import { defined } from '../../model/defined.ts'

/** Problems: request.not-found. */
export async function storyReport(store: Store, sagas: Sagas, id: number): Promise<Outcome<StoryReport>> {
  const found = await store.story(id)
  if (!found) return failed('request.not-found', `story ${id}`)
  const names = await sourceNames(store)
  const [members, saga, otherLanguages] = await Promise.all([
    store.storyMembers(found.head.id),
    sagas.of(found.head),
    storiesInOtherLanguages(store, found.head),
  ])
  return ok({
    head: found.head,
    ...defined({ redirectedFrom: found.redirectedFrom }),
    members: members.map((m) => ({
      ...articleLine(m, names),
      confidence: m.confidence,
      reasons: m.reasons,
      ...defined({ copyGroupId: m.copyGroupId }),
    })),
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

function relatedRow({ id, title, firstAt, lang, reasons }: RelatedRow): RelatedRow {
  return { id, title, firstAt, ...(lang === undefined || lang === '' ? {} : { lang }), reasons }
}
