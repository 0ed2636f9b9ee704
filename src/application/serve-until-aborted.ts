/**
 * What `siyaq serve` does: pages, API and stages, as the role says, until the signal is aborted.
 * In: a runtime, and how pages are served (compose.ts passes it in). Out: nothing but effects, or why it could not start.
 */
import { deploymentOf } from '../config/config.ts'
import { defined } from '../model/defined.ts'
import { ok, type Outcome } from '../problem.ts'
import { followSources, pollsFeeds } from './follow-sources.ts'
import type { Work } from './working/work-thread.ts'
import { announceServer } from '../store/sqlite/data-lock.ts'
import type { Runtime } from './open-runtime.ts'
import { untilCut } from './put-away.ts'
import type { Listening } from './siyaq.ts'

export interface WebServer {
  url: string
  /** Lets commands on this machine change things, as the admin may; known to those who can read the data directory. */
  secret: string
  /** Where nobody owns a server that others reach: see `Listening`. */
  ownerLink?: string
  close(): Promise<void>
}

/** Serves pages and API of a runtime; src/serve/serve-web.ts does. */
export type ServeWeb = (r: Runtime, work?: Work) => Promise<Outcome<WebServer>>

/** Lets monitors look at a worker; src/serve/serve-monitor.ts does. */
export type ServeMonitor = (r: Runtime) => Promise<Outcome<Pick<WebServer, 'close'> | undefined>>

/** What a batch in hand is given after the signal: with the closing of all parts it stays within ten seconds. */
const graceMs = 4_000

/**
 * Resolves when the signal is aborted and the web server is closed, or at once with the problem that prevented the start. `startWork`: has the
 * work done in a thread of its own, where pages and work are of one process.
 */
export async function serveUntilAborted(
  r: Runtime,
  serveWeb: ServeWeb,
  o: { signal: AbortSignal; onListening(at: Listening): void; serveMonitor?: ServeMonitor },
  startWork?: (r: Runtime) => Work,
): Promise<Outcome<void>> {
  const { role, dataDir } = r.config
  const isOne = deploymentOf(r.config) === 'embedded' && role === 'all'
  const work = isOne ? startWork?.(r) : undefined
  const web = role === 'worker' ? undefined : await serveWeb(r, work)
  if (web && !web.ok) {
    await work?.untilStopped(AbortSignal.abort())
    return web
  }
  const monitor = role === 'worker' ? await o.serveMonitor?.(r) : undefined
  if (monitor && !monitor.ok) return monitor
  if (web && deploymentOf(r.config) === 'embedded')
    announceServer(dataDir, { url: reachableHere(web.value.url), secret: web.value.secret })
  const works = role !== 'web'
  o.onListening({
    ...defined({ url: web?.value.url, ownerLink: web?.value.ownerLink }),
    role,
    stages: works ? [...(pollsFeeds(r.config) ? ['poll'] : []), ...r.works.map((w) => w.stage.name)] : [],
    deployment: deploymentOf(r.config),
    dataDir,
  })
  // Pages stop taking requests at the signal, not after the batch in hand.
  const closing = aborted(o.signal).then(() => Promise.all([web?.value.close(), monitor?.value?.close()]))
  try {
    if (works) {
      const followed = await untilCut(work?.untilStopped(o.signal) ?? followSources(r, o.signal), o.signal, graceMs)
      if (followed.kind === 'cut') {
        r.log.warn({ graceMs }, 'the work in hand was cut short; the next start does it again')
        await work?.cut()
      }
    }
    await closing
  } catch (error) {
    await web?.value.close()
    throw error
  }
  return ok(undefined)
}

/** An address that listens on every interface is reached on the loopback. */
function reachableHere(url: string): string {
  return url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:')
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((done) => signal.addEventListener('abort', () => done(), { once: true }))
}
