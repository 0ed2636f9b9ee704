/**
 * A correction as a form or the API asks for it, checked.
 * In: raw values. Out: a `CorrectionRequest`, or why it is none. Touches nothing.
 */
import { defined } from '../model/defined.ts'
import type { Desk } from '../model/desks.ts'
import type { Correction } from '../model/story.ts'
import { failed, ok } from '../problem.ts'
import type { Outcome } from '../problem.ts'
import { idOf, textOf } from './respond.tsx'
import type { CorrectionRequest } from '../application/stories/views.ts'

export interface RawCorrection {
  kind: unknown
  articles: readonly string[]
  /** The story the form stands on. */
  story: unknown
  /** move: the target; merge: the other story. A number or the address of a story's page. */
  other: unknown
  by: unknown
  note: unknown
}

const kinds: readonly Correction['kind'][] = ['move', 'merge', 'split', 'lock', 'unlock']
const mostArticles = 500

/** Problems: request.invalid, with the field that is missing or wrong as detail. */
export function correctionOf(raw: RawCorrection): Outcome<CorrectionRequest> {
  const kind = kinds.find((k) => k === raw.kind)
  const story = idOf(textOf(raw.story))
  const other = storyIdOf(textOf(raw.other, 2000))
  const by = textOf(raw.by, 80)
  const note = textOf(raw.note, 500)
  const articleIds = raw.articles.flatMap((id) => idOf(id) ?? [])
  if (kind === undefined) return failed('request.invalid', 'kind')
  if (by === undefined) return failed('request.invalid', 'by')
  if (articleIds.length !== raw.articles.length || articleIds.length > mostArticles) {
    return failed('request.invalid', 'articles')
  }
  if ((kind === 'move' || kind === 'split') && articleIds.length === 0) return failed('request.invalid', 'articles')
  if ((kind === 'move' || kind === 'merge') && other === undefined) return failed('request.invalid', 'story')
  if (kind !== 'move' && story === undefined) return failed('request.invalid', 'story')
  if (kind === 'merge' && story === other) return failed('request.invalid', 'story')
  const storyIds: Record<Correction['kind'], (number | undefined)[]> = {
    move: [other],
    merge: [story, other],
    split: [story],
    lock: [story],
    unlock: [story],
  }
  return ok({
    kind,
    articleIds: kind === 'merge' || kind === 'unlock' ? [] : articleIds,
    storyIds: storyIds[kind].flatMap((id) => id ?? []),
    by,
    ...defined({ note }),
  })
}

/** What a correction is about, for the list of changes. */
export function aboutCorrection({ kind, articleIds, storyIds }: CorrectionRequest): string {
  const some = articleIds.slice(0, 10).map((id) => `#${id}`)
  return [kind, ...storyIds.map((id) => `/story/${id}`), ...some].join(' ')
}

/** The story that a number, "#number" or the address of its page means. */
function storyIdOf(text: string | undefined): number | undefined {
  return idOf(text?.replace(/^#/, '')) ?? idOf(/\/story\/(\d+)(?:[?#/]|$)/.exec(text ?? '')?.[1])
}

/** The same of a story's section; "found": as analysis has it. */
export function aboutDesk(storyId: number, desk: Desk | undefined): string {
  return `#${storyId} (${desk ?? 'found'})`
}
