/**
 * What speaks for an article as an answer: where, how often and how near one another the words of the query stand.
 * In: the words asked for and an article's words in short. Out: numbers between 0 and 1 by name. Touches nothing.
 */
import { hash32 } from '../model/ids.ts'
import { rowForm, rowStem, rowWord, type SearchRow } from '../text/search-row.ts'
import { rarity, type AskedWord } from './asked.ts'

export const evidenceNames = [
  'cover',
  'titleCover',
  'leadCover',
  'often',
  'asTyped',
  'titleAsTyped',
  'all',
  'titleAll',
  'near',
  'titleNear',
  'titleFocus',
  'early',
  'missedRare',
  'run',
  'rareTyped',
  'phrase',
  'burst',
  'like',
  'short',
] as const
export type RankEvidenceName = (typeof evidenceNames)[number]

/** One value for each name, in their order. */
export type Evidence = Float64Array

const at = Object.fromEntries(evidenceNames.map((name, i) => [name, i])) as Record<RankEvidenceName, number>

/** Words of the text that count as its opening. */
const leadWords = 35
/** Farther apart than this many words, two words are not near. */
const nearWords = 12

interface Match {
  word: number
  weight: number
  /** Of the word as typed, and of the form that the match is for. */
  typedMark: number
  formMark: number
}

/** Of a form that is not the word itself, other inflections count for this much of it. */
const inflected = 0.85
const anyForm = -1

/** Looks for the words of one query in article after article. */
export class RankEvidenceReader {
  readonly #matches = new Map<number, Match[]>()
  /** By the low bits of a stem: 1 where one of the stems may be. */
  readonly #filter = new Uint8Array(4096)
  readonly #shares: Float64Array
  /** Shares by how rare the words are as typed, and how much rarer that is than any form of them. */
  readonly #typedShares: Float64Array
  readonly #typedRarer: Float64Array
  readonly #rarest: number
  readonly #count: number
  /** What one article has of each word; filled anew for the next. */
  readonly #found: Record<
    'title' | 'lead' | 'any' | 'times' | 'typed' | 'titleTyped' | 'near' | 'titleNear',
    Float64Array
  >
  readonly #lastAt: Int32Array
  readonly #run: readonly number[]

  /** `run`: stems of forms of these words that make a phrase where they stand one after the other. */
  constructor(asked: readonly AskedWord[], run: readonly number[] = []) {
    this.#run = run
    this.#count = asked.length
    const zeros = (): Float64Array => new Float64Array(asked.length)
    this.#found = {
      title: zeros(),
      lead: zeros(),
      any: zeros(),
      times: zeros(),
      typed: zeros(),
      titleTyped: zeros(),
      near: zeros(),
      titleNear: zeros(),
    }
    this.#lastAt = new Int32Array(asked.length)
    const rarities = asked.map(({ count }) => rarity(count))
    const sum = rarities.reduce((total, each) => total + each, 0)
    this.#shares = Float64Array.from(rarities, (each) => (sum === 0 ? 0 : each / sum))
    const typedRarities = asked.map(({ typedCount }) => rarity(typedCount))
    const typedSum = typedRarities.reduce((total, each) => total + each, 0)
    this.#typedShares = Float64Array.from(typedRarities, (each) => (typedSum === 0 ? 0 : each / typedSum))
    this.#typedRarer = Float64Array.from(typedRarities, (each, i) => (each - (rarities[i] ?? 0)) / 10)
    this.#rarest = rarities.indexOf(Math.max(...rarities))
    asked.forEach(({ form, forms }, word) => {
      const typedMark = rowForm(rowWord(0, hash32(form)))
      for (const { stem, weight, kind, word: shown } of forms) {
        // Of a run of words the first stands for all: ranking is told enough by it.
        const [first = ''] = stem.split(' ')
        const key = rowStem(rowWord(hash32(first), 0))
        const matches = this.#matches.get(key) ?? []
        if (matches.some((match) => match.word === word)) continue
        const isOwn = kind === 'same' || kind === 'joined' || kind === 'root' || shown.includes(' ')
        matches.push({ word, weight, typedMark, formMark: isOwn ? anyForm : rowForm(rowWord(0, hash32(shown))) })
        this.#matches.set(key, matches)
        this.#filter[key & 4095] = 1
      }
    })
  }

  /** The evidence but for what needs the other candidates (`burst`, `like`). Linear in the words of the row. */
  read(row: SearchRow): Evidence {
    const { words, titleCount } = row
    const n = this.#count
    const { title, lead, any, times, typed, titleTyped, near, titleNear } = this.#found
    for (const each of [title, lead, any, times, typed, titleTyped, near, titleNear]) each.fill(0)
    const lastAt = this.#lastAt.fill(-1000)
    let inTitle = 0
    let first = words.length
    let run = 0
    let longestRun = 0
    let runWord = -2
    const filter = this.#filter
    const [phraseStart = -1] = this.#run
    let isPhrase = false
    let lastMatch = -1
    for (let i = 0; i < words.length; i++) {
      const value = words[i] ?? 0
      if (filter[value & 4095] === 0) continue
      const matches = this.#matches.get(rowStem(value))
      if (matches === undefined) continue
      const isTitle = i < titleCount
      if (!isTitle && lastMatch < titleCount) lastAt.fill(-1000)
      if (lastMatch !== i - 1) {
        run = 0
        runWord = -2
      }
      lastMatch = i
      if (!isPhrase && rowStem(value) === phraseStart) isPhrase = standsAt(row, i, this.#run)
      if (isTitle) inTitle++
      let next = -2
      for (const { word, weight: whole, typedMark, formMark } of matches) {
        const weight = formMark === anyForm || formMark === rowForm(value) ? whole : whole * inflected
        if (weight > (any[word] ?? 0)) any[word] = weight
        if (isTitle && weight > (title[word] ?? 0)) title[word] = weight
        if (!isTitle && i < titleCount + leadWords && weight > (lead[word] ?? 0)) lead[word] = weight
        times[word] = (times[word] ?? 0) + weight
        if (rowForm(value) === typedMark) {
          typed[word] = 1
          if (isTitle) titleTyped[word] = 1
        }
        if (word === this.#rarest && !isTitle && i - titleCount < first) first = i - titleCount
        if (next !== runWord + 1) next = word
        lastAt[word] = i
        for (let other = word - 1; other <= word + 1; other += 2) {
          if (other < 0 || other >= n) continue
          const distance = i - (lastAt[other] ?? -1000)
          if (distance <= 0 || distance > nearWords) continue
          const pair = Math.min(word, other)
          const closeness = (other < word ? 1 : 0.7) / (1 + 0.35 * (distance - 1))
          if (closeness > (near[pair] ?? 0)) near[pair] = closeness
          if (isTitle && closeness > (titleNear[pair] ?? 0)) titleNear[pair] = closeness
        }
      }
      run = next === runWord + 1 && run > 0 ? run + 1 : 1
      runWord = next
      if (run > longestRun) longestRun = run
    }
    const evidence = new Float64Array(evidenceNames.length)
    let cover = 0
    let titleCover = 0
    let leadCover = 0
    let often = 0
    let asTyped = 0
    let rareTyped = 0
    let titleAsTyped = 0
    let nearness = 0
    let titleNearness = 0
    let all = 1
    let titleAll = 1
    for (let w = 0; w < n; w++) {
      const share = this.#shares[w] ?? 0
      const typedShare = this.#typedShares[w] ?? 0
      const found = any[w] ?? 0
      const foundTitle = title[w] ?? 0
      const foundTimes = times[w] ?? 0
      const foundTyped = typed[w] ?? 0
      cover += share * found
      titleCover += share * foundTitle
      leadCover += share * Math.max(foundTitle, lead[w] ?? 0)
      often += (share * foundTimes) / (foundTimes + 2)
      asTyped += typedShare * foundTyped
      rareTyped += (this.#typedRarer[w] ?? 0) * foundTyped
      titleAsTyped += typedShare * (titleTyped[w] ?? 0)
      all = Math.min(all, found)
      titleAll = Math.min(titleAll, foundTitle)
      if (w + 1 < n) {
        const pairShare = (share + (this.#shares[w + 1] ?? 0)) / 2
        nearness += pairShare * (near[w] ?? 0)
        titleNearness += pairShare * (titleNear[w] ?? 0)
      }
    }
    evidence[at.cover] = cover
    evidence[at.titleCover] = titleCover
    evidence[at.leadCover] = leadCover
    evidence[at.often] = often
    evidence[at.asTyped] = asTyped
    evidence[at.rareTyped] = rareTyped
    evidence[at.titleAsTyped] = titleAsTyped
    evidence[at.near] = nearness
    evidence[at.titleNear] = titleNearness
    evidence[at.all] = all
    evidence[at.titleAll] = titleAll
    evidence[at.titleFocus] = titleCount === 0 ? 0 : inTitle / titleCount
    evidence[at.early] = 1 / (1 + first / 25)
    evidence[at.missedRare] = 1 - (any[this.#rarest] ?? 0)
    evidence[at.run] = n < 2 ? 0 : Math.max(0, longestRun - 1) / (n - 1)
    evidence[at.phrase] = isPhrase ? 1 : 0
    evidence[at.short] = 1 / (1 + words.length / 150)
    return evidence
  }
}

/** The stems stand one after the other from there, all in the title or all in the text. */
function standsAt({ words, titleCount }: SearchRow, start: number, run: readonly number[]): boolean {
  const end = start + run.length
  if (end > words.length || (start < titleCount && end > titleCount)) return false
  for (let k = 1; k < run.length; k++) if (rowStem(words[start + k] ?? 0) !== run[k]) return false
  return true
}

/** Sets how much of the query stands in the article word for word. */
export function setPhrase(evidence: Evidence, share: number): void {
  evidence[at.phrase] = share
}

/** Sets what the other candidates say of one. */
export function setFromOthers(evidence: Evidence, burst: number, like: number): void {
  evidence[at.burst] = burst
  evidence[at.like] = like
}
