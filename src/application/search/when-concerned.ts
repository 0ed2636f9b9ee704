/**
 * Whether new articles can change what a search has found.
 * In: an answer, ids of articles. Out: the ranking when one of them is among its hits, later when one holds some words of the query within its
 * limits. Reads the index only.
 */
import type { SearchIndex } from '../../store/queries/search-index.ts'
import type { SearchTerm } from '../../store/records.ts'
import type { SearchAnswer } from './search.ts'

/** Where more articles among the newer ones meet it, one of them is taken to be new. */
const mostLookedAt = 400

/**
 * Two questions to the index, about a millisecond each; where one of the articles holds all words, the ranking alone (`again`) tells whether it
 * is among the hits, and is answered where it is. What holds some of the words stands behind what holds all, and is not looked at more closely
 * when the answer is to be made again for it (`isLate`).
 */
export async function whenConcerned<R extends Pick<SearchAnswer, 'hits'>>(
  index: Pick<SearchIndex, 'matchingIds'>,
  answer: Pick<SearchAnswer, 'asked' | 'terms' | 'within' | 'hits'>,
  articles: readonly number[],
  isLate: boolean,
  again: () => Promise<R | undefined>,
): Promise<'later' | 'never' | { ranked: R | undefined }> {
  if (articles.length === 0) return 'never'
  const words = wordsOf(answer)
  const changed = new Set(articles)
  const ids = { fromId: Math.min(...articles), toId: Math.max(...articles) }
  const isAmong = async (terms: SearchTerm[]): Promise<boolean> => {
    const found = await index.matchingIds({ ...answer.within, query: { terms }, ids, limit: mostLookedAt })
    return found.length === mostLookedAt || found.some((id) => changed.has(id))
  }
  if (!(await isAmong([oneOf(words.flat())]))) return 'never'
  if (isLate || !(await isAmong(words.map(oneOf)))) return 'later'
  const ranked = await again()
  const hits = ranked?.hits
  const isSame = hits?.length === answer.hits.length && hits.every(({ id }, i) => id === answer.hits[i]?.id)
  return isSame ? 'later' : { ranked }
}

/** The forms of each word. */
function wordsOf({ asked, terms }: Pick<SearchAnswer, 'asked' | 'terms'>): string[][] {
  if (asked.length > 0) return asked.map(({ forms }) => forms.map(({ stem }) => stem))
  return terms.filter((term) => !term.negated).flatMap((term) => term.words.map(({ stem }) => [stem]))
}

function oneOf(alternatives: string[]): SearchTerm {
  return { surface: '', alternatives: [...new Set(alternatives)], exact: false, negated: false }
}
