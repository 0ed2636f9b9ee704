/**
 * Articles of the store that are about the same as a given one, whenever they were.
 * In: an article with its features. Out: heads with the profile of their words and how alike they are, best first. Reads the store only.
 *
 * Candidates hold rare words of the headline and the opening; each is then compared by all its words. The same on every store.
 */
import type { BackgroundMaterial } from '../../group/reading/read-also.ts'
import { cosineOf, textProfile, type TextProfile } from '../../group/reading/text-profile.ts'
import { decodeFeatures, termBits, type Features } from '../../model/features.ts'
import { defined } from '../../model/defined.ts'
import type { ArticleHead } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { scan } from '../../text/scanner/scan.ts'
import type { WordCounts } from './word-counts.ts'

/** The article that others are compared with. */
export interface AlikeSubject {
  id: number
  at: number
  title: string
  /** The text, or its beginning. */
  text: string
  textChars: number
  features: Features
  lang?: string
  storyId?: number
  copyGroupId?: number
}

export interface AlikeArticle extends BackgroundMaterial {
  head: ArticleHead
  /** Cosine with the given article, 0..1. */
  likeness: number
}

export interface Alike {
  subject: BackgroundMaterial
  /** Best first. */
  found: AlikeArticle[]
}

/** Words of the text that are looked for beside those of the headline. */
const openingWords = 80
/** Of a text only so much is read. */
export const openingChars = 800
const titleGain = 1.7
const askedWords = 10
/** Each word brings the newest so many that hold it. */
const newestOfWord = 120
const mostCompared = 120
/** Less alike is about something else. */
const leastLikeness = 0.12
const shownWords = 3

export interface AlikeDeps {
  store: Store
  words: WordCounts
}

/** Articles of the span (epoch ms, `to` exclusive) that are about the same. Two statements: ten queries, and at most 120 articles. */
export async function articlesAlike(
  { store, words }: AlikeDeps,
  subject: AlikeSubject,
  span: { from: number; to: number },
): Promise<Alike> {
  const weightOf = await words.weights()
  const own = textProfile(subject.features, weightOf)
  const scores = new Map<number, number>()
  const limits = { from: Math.max(0, span.from), to: span.to, limit: newestOfWord }
  const asked = askedOf(subject, own)
  const queries = asked.map(({ stem }) => ({
    terms: [{ surface: stem, alternatives: [stem], exact: false, negated: false }],
  }))
  for (const [n, ids] of (await store.index.matchingEach(queries, limits)).entries())
    for (const id of ids) scores.set(id, (scores.get(id) ?? 0) + (asked[n]?.weight ?? 0))
  scores.delete(subject.id)
  const ids = [...scores]
    .sort((a, b) => b[1] - a[1] || b[0] - a[0])
    .slice(0, mostCompared)
    .map(([id]) => id)
  const found = (await store.reading.headsWithFeatures(ids)).flatMap(({ head, features }): AlikeArticle[] => {
    // Asked of the index, a language costs more than the words: it walks through all that is in it.
    if (subject.lang !== undefined && head.lang !== subject.lang) return []
    const decoded = decodeFeatures(features)
    if (decoded === undefined) return []
    const profile = textProfile(decoded, weightOf)
    const likeness = cosineOf(own, profile)
    return likeness < leastLikeness ? [] : [{ ...materialOf(head, { profile, kind: decoded.kind }), head, likeness }]
  })
  found.sort((a, b) => b.likeness - a.likeness || b.id - a.id)
  return { subject: materialOf(subject, { profile: own, kind: subject.features.kind }), found }
}

/** The same measure for articles whose features are in hand, by id; those that have none are asked for, in one statement. */
export async function likenessTo(
  { store, words }: AlikeDeps,
  subject: Features,
  others: readonly { id: number; features?: Uint8Array }[],
): Promise<Map<number, number>> {
  const weightOf = await words.weights()
  const own = textProfile(subject, weightOf)
  const missing = others.filter((other) => other.features === undefined).map(({ id }) => id)
  const asked = await store.features(missing)
  const found = new Map<number, number>()
  for (const { id, features = asked.get(id) } of others) {
    const decoded = features && decodeFeatures(features)
    if (decoded) found.set(id, cosineOf(own, textProfile(decoded, weightOf)))
  }
  return found
}

/** The words of a title that another article holds, the rarest first, at most three: why the two are alike, as written. */
export function sharedTitleWords(title: string, { profile }: BackgroundMaterial, own: BackgroundMaterial): string[] {
  const shared: { shown: string; rarity: number }[] = []
  for (const shown of title.split(/[^\p{L}\p{M}\p{N}]+/u)) {
    const { count, stemHash } = scan(shown)
    const term = (stemHash[0] ?? 0) >>> (32 - termBits)
    if (count === 1 && profile.words.has(term)) shared.push({ shown, rarity: own.profile.title.get(term) ?? 0 })
  }
  shared.sort((a, b) => b.rarity - a.rarity)
  return [...new Set(shared.map(({ shown }) => shown))].slice(0, shownWords)
}

function materialOf(
  head: Pick<ArticleHead, 'id' | 'at' | 'title' | 'textChars' | 'lang' | 'storyId' | 'copyGroupId'>,
  { profile, kind }: { profile: TextProfile; kind: number },
): BackgroundMaterial {
  const { id, at, title, textChars, lang, storyId, copyGroupId } = head
  return { id, at, title, textChars, kind, profile, ...defined({ lang, storyId, copyGroupId }) }
}

/** Words of headline and opening that say most, as the index has them. */
function askedOf({ title, text }: AlikeSubject, own: TextProfile): { stem: string; weight: number }[] {
  const weights = new Map<string, number>()
  for (const [part, most, gain] of [
    [title, Infinity, titleGain],
    [text.slice(0, openingChars), openingWords, 1],
  ] as const) {
    const { count, word, stemHash, words } = scan(part)
    for (let i = 0; i < Math.min(count, most); i++) {
      const value = own.words.get((stemHash[i] ?? 0) >>> (32 - termBits))
      if (value === undefined) continue
      const stem = words.stem(word[i] ?? 0)
      if (stem.length > 1 && !weights.has(stem)) weights.set(stem, value * gain)
    }
  }
  return [...weights]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, askedWords)
    .map(([stem, weight]) => ({ stem, weight }))
}
