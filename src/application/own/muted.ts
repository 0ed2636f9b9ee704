/**
 * What a reader has muted, found among stories or articles.
 * In: a store, the holder, what is to be shown. Out: the ids that are not to be. Reads the holder's list and analyses.
 */
import type { ListedKind } from '../../store/people/own-state.ts'
import type { Store } from '../../store/store.ts'
import { normalise } from '../../text/normalise.ts'

/** A story or an article, as far as muting looks at it. */
export interface Mutable {
  id: number
  title: string
  /** Of all that tell it. */
  sourceIds: readonly string[]
  /** Whose names count. */
  articleId: number
}

/** Those that a muted source alone tells, whose headline has a muted word, or whose (leading) article names a muted entity. */
export async function mutedAmong(store: Store, holder: number, items: readonly Mutable[]): Promise<Set<number>> {
  const muted = items.length === 0 ? [] : await store.people.own.listed(holder, 'mute')
  const keys = (kind: ListedKind): string[] => muted.flatMap((one) => (one.kind === kind ? [one.key] : []))
  const [sources, words, entities] = [new Set(keys('source')), keys('word').map(wordPattern), new Set(keys('entity'))]
  const hidden = new Set<number>()
  if (muted.length === 0) return hidden
  const analyses = entities.size === 0 ? undefined : await store.analyses(items.map(({ articleId }) => articleId))
  for (const { id, title, sourceIds, articleId } of items) {
    const told = folded(title)
    const named = analyses?.get(articleId)?.entities ?? []
    if (
      sourceIds.every((source) => sources.has(source)) ||
      words.some((word) => word.test(told)) ||
      named.some(({ key }) => entities.has(key))
    )
      hidden.add(id)
  }
  return hidden
}

/** Whole words, with the article and the particles that are written to them, or without. */
function wordPattern(words: string): RegExp {
  const bare = folded(words)
    .trim()
    .split(' ')
    .map((word) => `(?:[وف]?(?:[بك]?ال|لل|[بكل])?)${word.replace(/^ال(?=..)/, '')}`)
  return new RegExp(` ${bare.join(' ')} `)
}

/** A text as search compares letters, its words apart. */
function folded(text: string): string {
  return ` ${normalise(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
}
