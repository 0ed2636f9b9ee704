/**
 * One page through every stage, writing nothing: what was fetched, extracted, found, and what the store would answer.
 * In: an address, saved bytes or a page dump. Out: each stage's result until one fails. Fetches only through the guarded client.
 */
import { analyseArticle, type ArticleAnalysis } from '../analyse/analyse-article.ts'
import type { ArticleLine, NamedDate, TryGrouping, TryReport, TryTarget } from './siyaq.ts'
import { decodeBody } from '../gather/http/decode-body.ts'
import { ageReason, readAlso } from '../group/reading/read-also.ts'
import { coverageMs, tellsTheSame } from '../group/reading/similar.ts'
import { defined } from '../model/defined.ts'
import type { Extracted } from '../model/article.ts'
import { dayMs } from '../model/instant.ts'
import { analysisInput } from '../pipeline/compute-batch.ts'
import { orderInstant } from '../pipeline/extract-pages.ts'
import type { Outcome } from '../problem.ts'
import { articleLine, sourceNames } from './stories/article-card.ts'
import type { ArticleHead } from '../store/records.ts'
import { datesIn } from '../text/dates/dates-in-text.ts'
import type { Runtime } from './open-runtime.ts'
import { articlesAlike } from './stories/alike-articles.ts'
import { sharedReasons } from './stories/related-stories.ts'

const shownSimilar = 6

/** The report; a stage that fails ends it, with `failed` telling which and why. */
export async function tryPage(r: Runtime, target: TryTarget): Promise<TryReport> {
  const report: TryReport = {}
  const extracted = await read(r, target, report)
  if (!extracted.ok) return { ...report, failed: report.failed ?? { stage: 'extract', problem: extracted.problem } }
  const startedAt = performance.now()
  const analysed = analyseArticle(analysisInput(extracted.value))
  const { analysis } = analysed
  const dates = namedDates(extracted.value, analysis.lang)
  report.analysed = { analysis, dates, tookMs: performance.now() - startedAt }
  report.grouped = await compareWithStore(r, extracted.value, analysed, r.clock())
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
  r: Pick<Runtime, 'store' | 'words' | 'rarity'>,
  extracted: Extracted,
  analysed: ArticleAnalysis,
  now: number,
): Promise<TryGrouping> {
  const { store } = r
  const { analysis, features } = analysed
  const at = orderInstant(extracted.publishedAt, now)
  const names = await sourceNames(store)
  const line = (head: ArticleHead): ArticleLine => articleLine(head, names)
  const { title, text } = extracted
  const subject = { id: -1, at, title, text, textChars: text.length, features, lang: analysis.lang }
  const alike = await articlesAlike(r, subject, { from: at - 60 * dayMs, to: at + coverageMs })
  const background = readAlso(alike.subject, alike.found)
  const near = alike.found.filter(
    (a) => tellsTheSame({ likeness: a.likeness, apartMs: a.at - at, isSameStory: false }) !== undefined,
  )
  const best = near.find((a) => a.storyId !== undefined)
  const found = best?.storyId === undefined ? undefined : await store.story(best.storyId)
  const chosen = background?.chosen
  const chosenAnalysis = chosen && (await store.analysis(chosen.id))
  const shared = chosenAnalysis
    ? await sharedReasons(r.rarity, { title, analysis }, [{ title: chosen.title, analysis: chosenAnalysis }])
    : []
  return {
    ...(found
      ? {
          story: {
            id: found.head.id,
            title: found.head.title,
            articleCount: found.head.articleCount,
            originCount: found.head.originCount,
            originLeast: found.head.originLeast,
            originMost: found.head.originMost,
            ...defined({ noCount: found.head.noCount }),
            confidence: best?.likeness ?? 0,
            reasons: [],
          },
        }
      : {}),
    ...(background
      ? {
          readAlso: {
            article: line(background.chosen.head),
            reasons: [...shared.flat(), ageReason(alike.subject, background.chosen)],
          },
        }
      : {}),
    similar: near
      .slice(0, shownSimilar)
      .map((a) => ({ article: line(a.head), copies: 0, reasons: [{ code: 'similar.same-event' }] })),
    timeline: near
      .map((a) => ({ at: a.at, title: a.title, sourceId: a.head.sourceId, articleId: a.id }))
      .sort((a, b) => a.at - b.at),
  }
}
