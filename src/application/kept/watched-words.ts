/**
 * Which new articles can matter to what stands around a story: those of its time that share words with it.
 * In: articles that changed, articles that something was made of. Out: their words; whether one matters to another. Reads features only.
 *
 * Background, other coverage and sagas are sought by rare words; an article that shares fewer than two of the heaviest is never among them.
 */
import { textProfile } from '../../group/reading/text-profile.ts'
import { decodeFeatures } from '../../model/features.ts'
import { idInstant } from '../../model/ids.ts'
import { dayMs } from '../../model/instant.ts'
import type { Store } from '../../store/store.ts'
import type { WordCounts } from '../stories/word-counts.ts'

/** An article that was added, revised, or put into a story. */
export interface ChangedArticle {
  id: number
  /** Hashes of its words (model/features.ts), ascending. */
  terms: Uint32Array
}

export interface Watch {
  /** Instants between which an article can matter. */
  from: number
  to: number
  /** The heaviest words of each article that it was made of, by hash. */
  words: readonly ReadonlySet<number>[]
}

const watchedWords = 24
const leastShared = 2
/** Background is sought so far back, sagas so far to either side. */
const reachMs = 62 * dayMs

/** The words of those articles; of articles that are not analysed nothing is known yet. */
export async function changedArticles(
  store: Pick<Store, 'features'>,
  ids: readonly number[],
): Promise<ChangedArticle[]> {
  const found: ChangedArticle[] = []
  for (const [id, bytes] of await store.features(ids)) {
    const features = decodeFeatures(bytes)
    if (features) found.push({ id, terms: features.terms })
  }
  return found
}

/** What to watch for something made of these articles. */
export async function watchFor(
  { store, words }: { store: Pick<Store, 'features'>; words: WordCounts },
  articles: readonly number[],
): Promise<Watch> {
  const weightOf = await words.weights()
  const instants = articles.map(idInstant)
  const heaviest: ReadonlySet<number>[] = []
  for (const bytes of (await store.features(articles)).values()) {
    const features = decodeFeatures(bytes)
    if (!features) continue
    const sorted = [...textProfile(features, weightOf).words].sort((a, b) => b[1] - a[1])
    heaviest.push(new Set(sorted.slice(0, watchedWords).map(([term]) => term)))
  }
  return { from: Math.min(...instants) - reachMs, to: Math.max(...instants) + reachMs, words: heaviest }
}

export function matters({ from, to, words }: Watch, { id, terms }: ChangedArticle): boolean {
  const at = idInstant(id)
  if (at < from || at > to) return false
  return words.some((heaviest) => {
    let shared = 0
    for (const term of terms) if (heaviest.has(term) && ++shared >= leastShared) return true
    return false
  })
}
