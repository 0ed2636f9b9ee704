/**
 * Stage "extract": page → article (or a new revision of it).
 * In: messages that name entries. Out: stored articles, entry states. Extraction runs in the compute pool.
 */
import type { Entry, Extracted, FetchedPage } from '../model/article.ts'
import type { Problem } from '../problem.ts'
import type { Message } from '../queue/queue.ts'
import { defined } from '../model/defined.ts'
import type { ArticleDraft } from '../model/article.ts'
import { minuteMs } from '../model/instant.ts'
import type { Store } from '../store/store.ts'
import { articlePlace } from './article-place.ts'
import type { PageJob } from './compute-batch.ts'
import type { Compute } from './compute-pool.ts'
import { summaryOnly } from './feed-article.ts'
import type { StageWork, Step, WorkResult } from './run-stage.ts'
import { stageOf, workMessage } from './stages.ts'

/** A publisher's clock may be ahead of ours by this much before its date counts as wrong. */
const clockSlackMs = 10 * minuteMs

/** Work of the extract stage. A page that is no article ends as a buried message with its reason; nothing else stops. */
export function extractPages(o: { store: Store; compute: Compute; clock(): number }): StageWork {
  const run = async (messages: readonly Message[], step: (name: Step) => void): Promise<WorkResult[]> => {
    const loaded = await Promise.all(messages.map((m) => load(o.store, Number(m.body['entry']), o.clock())))
    step('loaded')
    const jobs = loaded.flatMap((l) => (l ? [l] : []))
    const outcomes = await o.compute.extract(jobs.map((l) => l.job))
    step('computed')
    const results = new Map<Entry, WorkResult>()
    for (const [i, { entry, job, page }] of jobs.entries()) {
      const outcome = outcomes[i]
      if (outcome)
        results.set(
          entry,
          outcome.ok
            ? await keep(o.store, { entry, page }, outcome.value, job.fetchedAt)
            : await refuse(o.store, entry, outcome.problem),
        )
    }
    step('written')
    return loaded.map((l) => (l && results.get(l.entry)) ?? { kind: 'done', next: [] })
  }
  const stage = stageOf('extract')
  return { stage, atOnce: stage.batch, run }
}

interface Loaded {
  entry: Entry
  job: PageJob
  page: FetchedPage | undefined
}

async function load(store: Store, entryId: number, now: number): Promise<Loaded | undefined> {
  const entry = await store.entry(entryId)
  if (!entry) return undefined
  const settings = entry.feedId === undefined ? {} : await store.feedSettings.of(entry.feedId)
  // The page that was fetched before the item lost its link says nothing of it.
  const isFeedOnly = settings.feedTextOnly === true || entry.item.noPage === true
  const page = isFeedOnly ? undefined : await store.page(entryId)
  const job: PageJob = { url: page?.finalUrl ?? entry.url, fetchedAt: page?.fetchedAt ?? now, item: entry.item }
  if (page) job.body = page.body
  if (settings.feedTextOnly === true) job.feedTextOnly = true
  const { bodySelector: body, dropSelector: drop } = settings
  if (body !== undefined || drop !== undefined) job.select = defined({ body, drop })
  if (page?.contentType !== undefined) job.contentType = page.contentType
  return { entry, job, page }
}

/** The order instant of an article: published when known and not in the future, else when we first saw it. */
export function orderInstant(publishedAt: number | undefined, firstSeenAt: number): number {
  return publishedAt !== undefined && publishedAt > 0 && publishedAt <= firstSeenAt + clockSlackMs
    ? publishedAt
    : firstSeenAt
}

const leadTitleChars = 90

/** The title, or where the page has none the first words of its text as they stand, cut at a word: a list needs something to show. */
export function titleOrLead(extracted: Pick<Extracted, 'title' | 'text'>): string {
  if (extracted.title.trim() !== '') return extracted.title
  const [lead = ''] = extracted.text.trim().split('\n')
  if (lead.length <= leadTitleChars) return lead
  const cut = lead.lastIndexOf(' ', leadTitleChars)
  return `${lead.slice(0, cut > 0 ? cut : leadTitleChars)}…`
}

async function keep(
  store: Store,
  { entry, page }: Pick<Loaded, 'entry' | 'page'>,
  extracted: Extracted,
  seenAt: number,
): Promise<WorkResult> {
  const fromSummary = isSummaryOnly(extracted)
  if (fromSummary && (await hasWholeText(store, entry))) {
    await store.setEntryState(entry.id, 'article', errorOf(entry))
    return { kind: 'done', next: [] }
  }
  const place = await articlePlace(store, entry, extracted, page)
  const draft: ArticleDraft = {
    ...extracted,
    title: titleOrLead(extracted),
    sourceId: entry.sourceId,
    url: place.url,
    ...(place.articleId === undefined ? {} : { articleId: place.articleId }),
    at: orderInstant(extracted.publishedAt ?? entry.item.publishedAt, entry.firstSeenAt),
    firstSeenAt: entry.firstSeenAt,
    seenAt,
  }
  const [stored] = await store.putArticles([draft])
  if (!stored) throw new Error('the store gave no id for an article')
  // Why the page could not be had, now or when it was asked again, stays with the entry; a page that came has taken it off.
  await store.setEntryState(entry.id, 'article', { articleId: stored.id, ...errorOf(entry) })
  return { kind: 'done', next: [workMessage('analyse', stored.id, String(stored.revision))] }
}

function isSummaryOnly({ evidence }: Pick<Extracted, 'evidence'>): boolean {
  return evidence.some(({ field, detail }) => field === summaryOnly.field && detail === summaryOnly.detail)
}

/** A page that closes later takes nothing away from the article that we have. */
async function hasWholeText(store: Store, entry: Entry): Promise<boolean> {
  const article = entry.articleId === undefined ? undefined : await store.article(entry.articleId)
  return article !== undefined && !isSummaryOnly(article)
}

function errorOf(entry: Entry): { errorCode?: string } {
  return entry.errorCode === undefined ? {} : { errorCode: entry.errorCode }
}

async function refuse(store: Store, entry: Entry, problem: Problem): Promise<WorkResult> {
  const detail = problem.detail === undefined ? {} : { errorDetail: problem.detail }
  // An article that we have stays as it is when its page later turns into an error or a wall.
  if (entry.articleId === undefined)
    await store.setEntryState(entry.id, 'failed', { errorCode: problem.code, ...detail })
  else await store.setEntryState(entry.id, 'article', {})
  return { kind: 'buried', problem: { ...problem, detail: problem.detail ?? entry.url } }
}
