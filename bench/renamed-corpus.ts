/**
 * News of years out of the three weeks of ../shared/data/news-ar: each round tells the same events in other words and later.
 * In: the number of a round. Out: what the import's readers give for it. Reads files only; the same every time.
 *
 * In a round each word that carries a subject stands for another one that is about as frequent and has the same beginning and end; names
 * change places with names. A word stands for the same word everywhere in its round, so copies stay copies, stories stay stories, and
 * frequencies, lengths and vocabulary are those of news; no article is like one of another round. Verbs of reporting, offices, function
 * words and everything else that the lists of src/data/ name stay, so that statements, figures and names are found as in news.
 * (bench/permuted-corpus.ts deals out all words anew, which leaves neither stories nor statements: it is for search alone.)
 */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { analyseArticle } from '../src/analyse/analyse-article.ts'
import type { ImportResult } from '../src/gather/import/import-item.ts'
import { readImports } from '../src/gather/import/read-imports.ts'
import { dayMs } from '../src/model/instant.ts'
import { failed } from '../src/problem.ts'
import { corpusDays } from './search-corpus.ts'
import { randomFrom, shuffle } from './seeded-random.ts'

/** Articles of news-ar, and of each round. */
export const roundArticles = 31_030
/** The corpus is of three weeks: rounds follow each other as those did. */
const roundMs = 22 * dayMs
/** The most frequent words build sentences rather than subjects. */
const keptMostFrequent = 500
/** Words change places among so many of like frequency. */
const alike = 64

const folder = fileURLToPath(new URL('../../shared/data/news-ar/', import.meta.url))
const lists = new URL('../src/data/', import.meta.url)
const arabicWord = /[\u0621-\u064A]+/g

/** The words of the corpus in groups that change places, made once for all rounds (half a minute). */
export class RenamedCorpus {
  #groups: string[][] | undefined

  /** The articles of a round; those of round 0 are the corpus itself. `fileKey` names the round, so that the import can go on from there. */
  async *round(number: number, most: number, done: number): AsyncGenerator<ImportResult> {
    const rename = number === 0 ? (text: string): string => text : this.#renaming(number)
    const unread = (): ReturnType<typeof failed> => failed('import.no-text')
    // Dates of the corpus lie before any present.
    const read = readImports([folder], { now: Date.UTC(2030, 0), readPage: unread, readDump: unread })
    let position = 0
    for await (const result of read) {
      if (!result.ok) continue
      if (++position > most) return
      if (position <= done) continue
      const { item } = result
      const place = {
        file: `round ${number}`,
        fileKey: roundKey(number),
        position,
        readBytes: position,
        totalBytes: most,
      }
      if (item.kind !== 'article' || number === 0) {
        yield { ...result, place }
        continue
      }
      const { draft } = item
      yield {
        ok: true,
        place,
        item: {
          ...item,
          draft: {
            ...draft,
            url: `${draft.url}${draft.url.includes('?') ? '&' : '?'}round=${number}`,
            at: draft.at + number * roundMs,
            firstSeenAt: draft.firstSeenAt + number * roundMs,
            title: rename(draft.title),
            text: rename(draft.text),
            html: rename(draft.html),
          },
        },
      }
    }
  }

  #renaming(number: number): (text: string) => string {
    this.#groups ??= groupsOfWords()
    const random = randomFrom(number)
    const names = new Map<string, string>()
    for (const group of this.#groups) {
      const others = shuffle(group, random)
      group.forEach((word, i) => names.set(word, others[i] ?? word))
    }
    return (text) => text.replace(arabicWord, (word) => names.get(word) ?? word)
  }
}

export const roundKey = (number: number): string => `news-ar round ${number}`

/** Words that may stand for each other. */
function groupsOfWords(): string[][] {
  const counts = new Map<string, number>()
  const nameWords = new Set<string>()
  for (const drafts of corpusDays()) {
    for (const { title, text } of drafts) {
      for (const [word] of `${title} ${text}`.matchAll(arabicWord)) counts.set(word, (counts.get(word) ?? 0) + 1)
      for (const { name } of analyseArticle({ title, text, lang: 'ar' }).analysis.entities)
        for (const [word] of name.matchAll(arabicWord)) nameWords.add(word)
    }
  }
  const kept = listedWords()
  const words = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word)
  const byShape = new Map<string, string[]>()
  words.forEach((word, rank) => {
    if (rank < keptMostFrequent || word.length < 3 || kept.has(word) || kept.has(word.replace(/^[وف]/, ''))) return
    const shape = nameWords.has(word) ? 'name' : shapeOf(word)
    byShape.set(shape, [...(byShape.get(shape) ?? []), word])
  })
  return [...byShape.values()].flatMap((all) =>
    Array.from({ length: Math.ceil(all.length / alike) }, (_, i) => all.slice(i * alike, (i + 1) * alike)),
  )
}

/** What grammar shows of a word: the article and what is written before it, and the ending. */
function shapeOf(word: string): string {
  const opening = /^(?:[وف]?(?:ال|بال|كال|لل)|[وف](?=.{4}))/.exec(word)?.[0] ?? ''
  const ending = /(?:ات|ية|ين|ون|[ةه]|ها|هم|وا)$/.exec(word)?.[0] ?? ''
  return `${opening} ${ending}`
}

/** Every word of our lists but those of names and places. */
function listedWords(): Set<string> {
  const words = new Set<string>()
  for (const file of readdirSync(lists, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.txt') || /^(?:names|places|lexicon)\//.test(file)) continue
    for (const [word] of readFileSync(new URL(file, lists), 'utf8').matchAll(arabicWord)) words.add(word)
  }
  return words
}
