/**
 * One page through every stage, writing nothing: what was fetched, extracted, found, and what the store would answer.
 * In: an address, saved bytes or a page dump. Out: each stage's result until one fails. Fetches only through the guarded client.
 */
import { analyseArticle } from '../analyse/analyse-article.ts'
import type { ArticleLine, NamedDate, TryGrouping, TryReport, TryTarget } from './siyaq.ts'
import { decodeBody } from '../gather/http/decode-body.ts'
import { readAlso } from '../group/reading/read-also.ts'
import { likeness } from '../group/reading/saga.ts'
import { defined } from '../model/defined.ts'
import type { Analysis } from '../model/analysis.ts'
import type { Extracted } from '../model/article.ts'
import { dayMs } from '../model/instant.ts'
import { analysisInput } from '../pipeline/compute-batch.ts'
import { orderInstant } from '../pipeline/extract-pages.ts'
import type { Outcome } from '../problem.ts'
import { articleLine, sourceNames } from './stories/article-card.ts'
import type { ArticleHead } from '../store/records.ts'
import type { Store } from '../store/store.ts'
import { datesIn } from '../text/dates/dates-in-text.ts'
import type { Runtime } from './open-runtime.ts'
import { backgroundMaterial, candidatesFor, type RelatedCandidate } from './stories/related-stories.ts'
import type { Rarity } from './stories/story-profile.ts'

const shownSimilar = 6
/** RelatedCandidates less alike than this are another event more often than not. */
const sameEvent = 0.3
const sameEventMs = 3 * dayMs

/** The report; a stage that fails ends it, with `failed` telling which and why. */
export async function tryPage(r: Runtime, target: TryTarget): Promise<TryReport> {
  const report: TryReport = {}
  const extracted = await read(r, target, report)
  if (!extracted.ok) return { ...report, failed: report.failed ?? { stage: 'extract', problem: extracted.problem } }
  const startedAt = performance.now()
  const { analysis } = analyseArticle(analysisInput(extracted.value))
  const dates = namedDates(extracted.value, analysis.lang)
  report.analysed = { analysis, dates, tookMs: performance.now() - startedAt }
  report.grouped = await compareWithStore(r.store, r.rarity, extracted.value, analysis, r.clock())
  return report
}

function namedDates({ text, publishedAt }: Extracted, lang: string): NamedDate[] {
  const dates = datesIn(text, publishedAt === undefined ? { lang } : { lang, publishedAt })
  return dates.map((date) => ({ ...date, surface: text.slice(date.start, date.end) }))
}

async function read(r: Runtime, target: TryTarget, report: TryReport): Promise<Outcome<Extracted>> {
  if (target.kind === 'dump') return await timed(report, () => r.compute.readDump(target.text))
  let { body, url, contentType } =
    target.kind === 'html'
      ? { ...target, contentType: undefined }
      : { body: new Uint8Array(), url: target.url, contentType: undefined as string | undefined }
  if (target.kind === 'url') {
    const startedAt = performance.now()
    const answer = await r.http.get(target.url, {})
    if (!answer.ok) {
      report.failed = { stage: 'fetch', problem: answer.problem }
      return answer
    }
    ;({ body, contentType, finalUrl: url } = answer.value)
    const { charset, evidence } = decodeBody(body, contentType)
    report.fetched = {
      url: target.url,
      finalUrl: url,
      status: answer.value.status,
      ...defined({ contentType }),
      charset,
      charsetFrom: evidence,
      bytes: body.byteLength,
      tookMs: performance.now() - startedAt,
    }
  }
  const html = decodeBody(body, contentType).text
  return await timed(report, () => r.compute.readPage({ url, html, fetchedAt: r.clock() }))
}

async function timed(report: TryReport, work: () => Promise<Outcome<Extracted>>): Promise<Outcome<Extracted>> {
  const startedAt = performance.now()
  const outcome = await work()
  if (outcome.ok) report.extracted = { article: outcome.value, tookMs: performance.now() - startedAt }
  return outcome
}

async function compareWithStore(
  store: Store,
  rarity: Rarity,
  extracted: Extracted,
  analysis: Analysis,
  now: number,
): Promise<TryGrouping> {
  const at = orderInstant(extracted.publishedAt, now)
  const names = await sourceNames(store)
  const line = (head: ArticleHead): ArticleLine => articleLine(head, names)
  const head = { id: -1, at, title: extracted.title, textChars: extracted.text.length }
  const subject = await backgroundMaterial({ head, analysis }, rarity)
  const candidates = await candidatesFor(store, rarity, analysis, { from: at - 60 * dayMs })
  const background = readAlso(subject, candidates)
  const strengthOf = (c: RelatedCandidate): number => likeness(subject.features, c.features).strength
  const near = candidates.filter(
    (c: RelatedCandidate) => Math.abs(c.at - at) <= sameEventMs && strengthOf(c) >= sameEvent,
  )
  const best = near.find((c) => c.storyId !== undefined)
  const found = best?.storyId === undefined ? undefined : await store.story(best.storyId)
  return {
    ...(found
      ? {
          story: {
            id: found.head.id,
            title: found.head.title,
            articleCount: found.head.articleCount,
            originCount: found.head.originCount,
            confidence: best ? strengthOf(best) : 0,
            reasons: [],
          },
        }
      : {}),
    ...(background ? { readAlso: { article: line(background.chosen.head), reasons: background.reasons } } : {}),
    similar: near
      .slice(0, shownSimilar)
      .map((c) => ({ article: line(c.head), copies: 0, reasons: [{ code: 'similar.same-event' }] })),
    timeline: near
      .map((c) => ({ at: c.at, title: c.title, sourceId: c.head.sourceId, articleId: c.id }))
      .sort((a, b) => a.at - b.at),
  }
}
