/**
 * Stage "analyse": article → analysis, search tokens and grouping features.
 * In: messages that name articles. Out: stored analyses and full-text rows. The analysis itself runs in the compute pool.
 *
 * A message names one article; that of an import names many, which are read, analysed and written together.
 */
import { analysisVersion } from '../analyse/analyse-article.ts'
import { nameStarts } from '../analyse/names/keys/name-starts.ts'
import type { Article } from '../model/article.ts'
import type { Problem } from '../problem.ts'
import type { Message } from '../queue/queue.ts'
import { storeProblem } from '../store/store-problem.ts'
import type { Store } from '../store/store.ts'
import type { Compute } from './compute-pool.ts'
import type { StageWork, Step, WorkResult } from './run-stage.ts'
import { stageOf, workMessage } from './stages.ts'

export interface AnalysisDeps {
  store: Store
  compute: Compute
  clock(): number
}

/** The message that asks for the analysis of an article; when it is given up, it is buried under this id. */
export function analysisMessage(a: { id: number; revision: number }): Message {
  return workMessage('analyse', a.id, `${a.revision}:${analysisVersion}`)
}

/** The same work, after which nobody is woken to group. */
export function quietly(message: Message): Message {
  return { ...message, body: { ...message.body, quiet: true } }
}

/** One message for the analysis of all these, after which nobody is woken to group; undefined for none. */
export function analysisOfAll(articles: readonly { id: number; revision: number }[]): Message | undefined {
  const [first] = articles
  if (!first) return undefined
  const content = articles.map((a) => `${a.id}:${a.revision}`).join(' ')
  const message = workMessage('analyse', first.id, `${content}:${analysisVersion}`)
  return quietly({ ...message, body: { ...message.body, articles: articles.map((a) => a.id).join(' ') } })
}

/** Work of the analyse stage: a batch at a time, since the store writes a batch in one transaction. */
export function analyseArticles(o: AnalysisDeps): StageWork {
  const run = async (messages: readonly Message[], step: (name: Step) => void): Promise<WorkResult[]> => {
    const single = messages.filter((m) => namedBy(m) === undefined)
    const results = new Map<Message, WorkResult>()
    for (const [i, result] of (await analyseSingle(o, single, step)).entries()) {
      const message = single[i]
      if (message) results.set(message, result)
    }
    for (const message of messages) {
      const ids = namedBy(message)
      if (ids) await analyseStoredArticles(o, await o.store.articlesByIds(ids))
    }
    return messages.map((m) => results.get(m) ?? { kind: 'done', next: [] })
  }
  return { stage: stageOf('analyse'), run }
}

/** The articles of a message that names many. */
function namedBy({ body }: Message): number[] | undefined {
  const named = body['articles']
  return typeof named === 'string' ? named.split(' ').map(Number) : undefined
}

async function analyseSingle(
  o: AnalysisDeps,
  messages: readonly Message[],
  step: (name: Step) => void,
): Promise<WorkResult[]> {
  if (messages.length === 0) return []
  const ids = messages.map((m) => Number(m.body['article']))
  const articles = new Map((await o.store.articlesByIds(ids)).map((a) => [a.id, a]))
  step('loaded')
  const known = [...articles.values()]
  const analysed = await o.compute.analyse(known)
  step('computed')
  await o.store.putAnalyses(analysed, nameStarts)
  step('written')
  const problems = new Map(analysed.flatMap((a) => (a.problem ? [[a.articleId, a.problem] as const] : [])))
  return ids.map((id, i) => {
    // The group stage takes whatever is not grouped yet, so one message an article is a wake-up call with a trace.
    const next = articles.has(id) && messages[i]?.body['quiet'] !== true ? [workMessage('group', id, 'first')] : []
    const problem = problems.get(id)
    return problem ? { kind: 'buried', problem, next } : { kind: 'done', next }
  })
}

/**
 * Analyses and indexes these articles. When a batch fails, each is tried alone, and one that fails again, or could be analysed in part
 * only, is buried with its reason: `siyaq dead` shows it and can have it tried again. A failure of the store is thrown. How many were buried.
 */
export async function analyseStoredArticles(deps: AnalysisDeps, articles: readonly Article[]): Promise<number> {
  if (articles.length === 0) return 0
  try {
    const analyses = await deps.compute.analyse(articles)
    await deps.store.putAnalyses(analyses, nameStarts)
    let inPart = 0
    for (const { articleId: id, revision, problem } of analyses) {
      if (!problem) continue
      await deps.store.bury({ message: analysisMessage({ id, revision }), problem, at: deps.clock() })
      inPart++
    }
    return inPart
  } catch (error) {
    const problem = storeProblem(error)
    if (problem !== undefined) throw error
    if (articles.length > 1) {
      let buried = 0
      for (const article of articles) buried += await analyseStoredArticles(deps, [article])
      return buried
    }
    const [only] = articles
    if (only) await deps.store.bury({ message: analysisMessage(only), problem: crash(error), at: deps.clock() })
    return 1
  }
}

function crash(error: unknown): Problem {
  return { code: 'stage.crashed', detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
}
