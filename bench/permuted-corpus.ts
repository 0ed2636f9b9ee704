/**
 * Many more articles than ../shared/data/news-ar has, of its own words: each round goes through it again with the words of texts and titles dealt
 * out anew, so that words are as frequent, texts as long and neighbours as many as in news, and no two articles alike.
 * In: how many articles. Out: drafts, a few hundred at a time. Reads files only; the same every time.
 */
import type { ArticleDraft } from '../src/model/article.ts'
import { dayMs } from '../src/model/instant.ts'
import { corpusDays } from './search-corpus.ts'
import { randomFrom, shuffle } from './seeded-random.ts'

const dealtTogether = 250
/** The first round is the articles as they are; each later one is so many days before. */
const roundDays = 30

/** Drafts until there are `most`. */
export function* permutedDays(most: number): Generator<ArticleDraft[]> {
  let made = 0
  for (let round = 0; made < most; round++) {
    const random = randomFrom(round + 1)
    for (const day of corpusDays()) {
      for (let i = 0; i < day.length && made < most; i += dealtTogether) {
        const drafts = day.slice(i, Math.min(i + dealtTogether, i + most - made))
        made += drafts.length
        yield round === 0 ? drafts : dealt(drafts, round, random)
      }
    }
  }
}

/** The words of all texts in another order over texts of the same lengths; of the titles too. */
function dealt(drafts: readonly ArticleDraft[], round: number, random: () => number): ArticleDraft[] {
  const texts = shuffled(
    drafts.map(({ text }) => text.split(/\s+/)),
    random,
  )
  const titles = shuffled(
    drafts.map(({ title }) => title.split(/\s+/)),
    random,
  )
  return drafts.map((draft, n) => {
    const at = draft.at - round * roundDays * dayMs
    const text = (texts[n] ?? []).join(' ')
    const title = (titles[n] ?? []).join(' ')
    return {
      ...draft,
      at,
      firstSeenAt: at,
      url: `${draft.url}#${round}`.replace('#', '/round/'),
      title,
      text,
      html: '',
    }
  })
}

function shuffled(lists: readonly (readonly string[])[], random: () => number): string[][] {
  const all = shuffle(lists.flat(), random)
  let at = 0
  return lists.map(({ length }) => all.slice(at, (at += length)))
}
