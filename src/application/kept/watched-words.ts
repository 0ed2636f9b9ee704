/**
 * Which new articles can matter to what stands around a story: those of its time that share words with it.
 * In: articles that changed, articles that something was made of. Out: their words; whether one matters to another. Reads features only.
 *
 * Background, other coverage and sagas are sought by rare words; an article that shares fewer than two of the heaviest is never among them.
 */
import { letOthersIn } from '../../give-way.ts'
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
    await letOthersIn()
  }
  return found
}

/** What to watch for something made of these articles; features that are not in hand are read. */
export async function watchFor(
  { store, words }: { store: Pick<Store, 'features'>; words: WordCounts },
  articles: readonly number[],
  inHand: ReadonlyMap<number, Uint8Array>,
): Promise<Watch> {
  const weightOf = await words.weights()
  const instants = articles.map(idInstant)
  const heaviest: ReadonlySet<number>[] = []
  const read = await store.features(articles.filter((id) => !inHand.has(id)))
  for (const id of articles) {
    const bytes = inHand.get(id) ?? read.get(id)
    const features = bytes && decodeFeatures(bytes)
    if (!features) continue
    const sorted = [...textProfile(features, weightOf).words].sort((a, b) => b[1] - a[1])
    heaviest.push(new Set(sorted.slice(0, watchedWords).map(([term]) => term)))
  }
  return { from: Math.min(...instants) - reachMs, to: Math.max(...instants) + reachMs, words: heaviest }
}

/** Articles that changed, laid out by their words: hundreds of answers ask which of hundreds of articles matter to them. */
export class ToldArticles {
  readonly #articles: readonly ChangedArticle[]
  /** Places of the articles that hold a word, by the word's hash. */
  readonly #holders = new Map<number, number[]>()

  constructor(articles: readonly ChangedArticle[]) {
    this.#articles = articles
    for (const [place, { terms }] of articles.entries())
      for (const term of terms) {
        const holders = this.#holders.get(term)
        if (holders === undefined) this.#holders.set(term, [place])
        else holders.push(place)
      }
  }

  /** Whether one of them is of its time and shares some of its words. A look-up a watched word, and a step for each article that holds it. */
  matterTo({ from, to, words }: Watch): boolean {
    return words.some((heaviest) => {
      const shared = new Map<number, number>()
      for (const term of heaviest)
        for (const place of this.#holders.get(term) ?? []) {
          const at = idInstant(this.#articles[place]?.id ?? 0)
          const count = (shared.get(place) ?? 0) + 1
          if (count >= leastShared && at >= from && at <= to) return true
          shared.set(place, count)
        }
      return false
    })
  }
}
