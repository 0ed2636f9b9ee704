/**
 * Where an import goes while a server has the data directory: to that server, over its API.
 * In: the address and secret that the server left in the data directory. Out: an `ImportTarget`. Connects to that server only, which is on
 * this machine; files are read by the caller.
 *
 * One batch at a time, each small, so that the server goes on serving pages; a batch that was sent twice counts once.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { defined } from '../../model/defined.ts'
import { minuteMs } from '../../model/instant.ts'
import { isProblemCode, type Problem } from '../../problem.ts'
import { StoreError } from '../../store/store-problem.ts'
import type { RunningServer } from '../../store/sqlite/data-lock.ts'
import type { FinishOptions } from './finish-waiting.ts'
import type { ImportTarget } from './import-articles.ts'

const answers = {
  position: z.object({ position: z.number() }),
  unfinished: z.object({ unanalysed: z.number(), ungrouped: z.number() }),
  counts: z.object({ new: z.number(), revised: z.number(), same: z.number(), feeds: z.number() }),
  finish: z.object({ unanalysed: z.number(), ungrouped: z.number(), buried: z.number() }),
  error: z.object({ error: z.object({ code: z.string(), detail: z.string().optional() }) }),
}

/** What a batch holds at most: its work on the server's main thread takes some 30 ms. */
const batchArticles = 40
const batchChars = 1_000_000
const askAgainMs = 300
/** A server that finishes nothing for so long is left to itself. */
const patienceMs = minuteMs

/** That server as a target. Failures are thrown so that `storeProblem` knows them. */
export function importThroughServer(server: RunningServer): ImportTarget {
  const ask = asking(server)
  return {
    batch: batchArticles,
    batchChars,
    batchesAhead: 0,
    async position(fileKey) {
      return (await ask('GET', `/position?file=${encodeURIComponent(fileKey)}`, answers.position)).position
    },
    unfinished: () => ask('GET', '/waiting', answers.unfinished),
    async put({ positions, sources, drafts, feeds }) {
      const lines: object[] = [{ positions }, ...sources.map((source) => ({ source }))]
      lines.push(...drafts.map((draft) => ({ draft })))
      lines.push(...feeds.map((feed) => ({ feed })))
      const body = lines.map((line) => JSON.stringify(line)).join('\n')
      // The answer comes when everything is stored and analysed.
      return await ask('POST', '/batches', answers.counts, body)
    },
    // Recorded by the server with the batch.
    reached: () => Promise.resolve(),
    finish: (o) => untilFinished(ask, o),
  }
}

/** Asks until nothing waits that can be done, the operator stops, or nothing moves for a minute. */
async function untilFinished(ask: Ask, o: FinishOptions): Promise<{ buried: number }> {
  let least = Number.POSITIVE_INFINITY
  let movedAt = Date.now()
  for (;;) {
    const { unanalysed, ungrouped, buried } = await ask('POST', '/finish', answers.finish, '{}')
    const waiting = Math.max(0, unanalysed - buried) + ungrouped
    o.onProgress?.(waiting)
    if (waiting < least) [least, movedAt] = [waiting, Date.now()]
    if (waiting === 0 || o.signal?.aborted === true || Date.now() - movedAt > patienceMs) return { buried }
    await sleep(askAgainMs, undefined, { ...defined({ signal: o.signal }) }).catch(() => undefined)
  }
}

type Ask = <T>(method: 'GET' | 'POST', path: string, answer: z.ZodType<T>, body?: string) => Promise<T>

function asking(server: RunningServer): Ask {
  return async (method, path, answer, body) => {
    const type = path === '/batches' ? 'application/x-ndjson' : 'application/json'
    const response = await fetch(new URL(`api/v1/imports${path}`, server.url), {
      method,
      headers: { authorization: `Bearer ${server.secret}`, ...(body === undefined ? {} : { 'content-type': type }) },
      redirect: 'error',
      ...defined({ body }),
    }).catch((error: unknown) => {
      throw new StoreError({ code: 'import.server-away', detail: server.url }, { cause: error })
    })
    const value: unknown = await response.json().catch((error: unknown) => {
      throw new StoreError({ code: 'import.server-away', detail: server.url }, { cause: error })
    })
    if (response.ok) return answer.parse(value)
    throw new StoreError(problemOf(value, server))
  }
}

/** The problem that the server answered with; one of another version may know codes that we do not. */
function problemOf(value: unknown, server: RunningServer): Problem {
  const read = answers.error.safeParse(value)
  if (!read.success) return { code: 'import.server-away', detail: server.url }
  const { code, detail } = read.data.error
  return isProblemCode(code) ? { code, ...defined({ detail }) } : { code: 'import.server-away', detail: code }
}
