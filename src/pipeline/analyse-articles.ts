/**
 * Stage "analyse": article → analysis, search tokens and grouping features.
 * In: messages that name articles. Out: stored analyses and full-text rows. The analysis itself runs in the compute pool.
 */
import { nameStarts } from '../analyse/names/keys/name-starts.ts'
import type { Message } from '../queue/queue.ts'
import type { Store } from '../store/store.ts'
import type { Compute } from './compute-pool.ts'
import type { StageWork, Step, WorkResult } from './run-stage.ts'
import { stageOf, workMessage } from './stages.ts'

/** The same work, after which nobody is woken to group. */
export function quietly(message: Message): Message {
  return { ...message, body: { ...message.body, quiet: true } }
}

/** Work of the analyse stage: a batch at a time, since the store writes a batch in one transaction. */
export function analyseArticles(o: { store: Store; compute: Compute }): StageWork {
  const run = async (messages: readonly Message[], step: (name: Step) => void): Promise<WorkResult[]> => {
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
  return { stage: stageOf('analyse'), run }
}
