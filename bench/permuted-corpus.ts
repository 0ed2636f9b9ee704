/**
 * Many more articles than ../shared/data/news-ar has, of its own words: each round goes through it again with the words of texts and titles dealt
 * out anew, so that words are as frequent, texts as long and neighbours as many as in news, and no two articles alike.
 * In: how many articles. Out: drafts, a few hundred at a time. Reads files only; the same every time.
 */
import type { ArticleDraft } from '../src/model/article.ts'
import { dayMs } from '../src/model/instant.ts'
import { corpusDays } from './search-corpus.ts'

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
  const all = lists.flat()
  for (let i = all.length - 1; i > 0; i--) {
    const k = Math.floor(random() * (i + 1))
    const kept = all[i] ?? ''
    all[i] = all[k] ?? ''
    all[k] = kept
  }
  let at = 0
  return lists.map(({ length }) => all.slice(at, (at += length)))
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
