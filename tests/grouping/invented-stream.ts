/**
 * Invented articles for the tests of grouping: events with words of their own, reports that share them, copies, late arrivals.
 * In: a seed. Out: articles in order of arrival, the same for the same seed. Pure; used by tests only.
 */
import { hourMs } from '../../src/model/instant.ts'
import { articleFeatures } from '../../src/analyse/features/features.ts'
import { scan } from '../../src/text/scanner/scan.ts'
import type { GroupInput } from '../../src/group/engine/held-articles.ts'

const letters = 'بتجحدرسصعفقكلمنه'

export interface InventedStream {
  articles: GroupInput[]
  /** Number of the event that each tells, by the article's place. */
  events: number[]
  /** Text of each, by its place. */
  texts: string[]
}

/** One report, without what grouping compares. */
export interface InventedReport {
  event: number
  sourceId: string
  title: string
  text: string
  /** How much later than its event it comes, in ms. */
  lateMs: number
}

/** Reports of events that live about a day at a quarter of an hour each; one in ten a copy, one in twelve up to three days late. */
export function* inventedReports(seed: number): Generator<InventedReport, never> {
  const draw = random(seed)
  /** The newest text of each event. */
  const newest: string[] = []
  for (let n = 0; ; n++) {
    const isNew = n === 0 || draw() < 0.3
    const event = isNew ? newest.length : Math.max(0, newest.length - 1 - Math.floor(draw() * draw() * 25))
    const earlier = newest[event]
    const isCopy = !isNew && earlier !== undefined && draw() < 0.3
    const text = isCopy ? `${earlier} ${inventedWord(n, 9)}` : report(event, n, draw)
    newest[event] = text
    const title = titleOf(event, n)
    const lateMs = draw() < 1 / 12 ? draw() * 72 * hourMs : 0
    yield { event, sourceId: `outlet-${Math.floor(draw() * 9)}`, title, text, lateMs }
  }
}

/** `count` articles, a quarter of an hour apart, of events that live about a day; one in ten a copy, one in twelve up to three days late. */
export function inventedStream(seed: number, count: number, startAt: number): InventedStream {
  const articles: GroupInput[] = []
  const events: number[] = []
  const texts: string[] = []
  let n = 0
  for (const { event, sourceId, title, text, lateMs } of inventedReports(seed)) {
    if (n >= count) break
    articles.push(article(1000 + n, sourceId, title, text, startAt + (n * hourMs) / 4 - lateMs))
    events.push(event)
    texts.push(text)
    n++
  }
  return { articles, events, texts }
}

function article(id: number, sourceId: string, title: string, text: string, at: number): GroupInput {
  const features = articleFeatures({ title, text, lang: 'ar', titleScan: scan(title), textScan: scan(text) })
  return { id, sourceId, at: Math.round(at), lang: 'ar', title, features }
}

function titleOf(event: number, n: number): string {
  return (
    [0, 1].map((k) => inventedWord(event, (n * 5 + k * 3) % 12)).join(' ') +
    (n % 5 === 0 ? ` ${inventedWord(n, 8)}` : '')
  )
}

/** Forty words: most of the event's dozen, some of a pool that all events share, some of the report alone. */
function report(event: number, n: number, draw: () => number): string {
  const words = Array.from({ length: 40 }, (_, k) => {
    const x = draw()
    return x < 0.36
      ? inventedWord(event, Math.floor(draw() * 12))
      : x < 0.74
        ? inventedWord(0x5eed, Math.floor(draw() * 60))
        : inventedWord(n, 10 + k)
  })
  return `${words.slice(0, 20).join(' ')}. ${words.slice(20).join(' ')}.`
}

/** A word of six letters. */
function inventedWord(one: number, two: number): string {
  let h = Math.imul(one + 1, 0x9e3779b1) ^ Math.imul(two + 1, 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  h ^= h >>> 13
  return [0, 4, 8, 12, 16, 20].map((shift) => letters[(h >>> shift) & 15] ?? '').join('')
}

/** Numbers from 0 to below 1, the same for the same seed. */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    const t = Math.imul(state ^ (state >>> 15), state | 1)
    return ((t ^ (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** The articles of a stream as lines of an import file. */
export function importLines({ articles, texts }: InventedStream): string {
  const lines = articles.map(({ sourceId, title, at }, i) =>
    JSON.stringify({
      url: `https://${sourceId}.example/${i}`,
      title,
      text: texts[i],
      date: new Date(at).toISOString(),
      source: sourceId,
    }),
  )
  return `${lines.join('\n')}\n`
}
