/**
 * The web application over the invented press, for `app.request()` and for a browser on a loopback port.
 * In: changes to the configuration. Out: the application with its store. Listens only when asked to.
 */
import { KeptViews } from '../../src/application/kept/kept-views.ts'
import { contextDeps } from '../../src/application/stories/context-deps.ts'
import { changeFeedSettings } from '../../src/application/feed-settings.ts'
import { Passwords } from '../../src/application/accounts/passwords.ts'
import { importOpml } from '../../src/application/opml.ts'
import { countOrigins } from '../../src/pipeline/origin-members.ts'
import { createComputePool } from '../../src/pipeline/compute-pool.ts'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
import { failed, ok } from '../../src/problem.ts'
import { createApp } from '../../src/serve/app.tsx'
import type { ServeConfig, ServeDeps } from '../../src/serve/app-deps.ts'
import { filledStore } from './filled-store.ts'
import type { FilledStore } from './filled-store.ts'
import { inventedContext } from './invented-context.ts'
import { now } from './invented-press.ts'

export interface ServedApp extends FilledStore {
  app: Hono
  deps: ServeDeps
  /** What `failed` was told. */
  failures: unknown[]
  /** Serves on a free loopback port. */
  listen(): Promise<{ origin: string; close(): Promise<void> }>
}

export async function servedApp(config: Partial<ServeConfig> = {}): Promise<ServedApp> {
  const filled = await filledStore()
  const { store } = filled
  const failures: unknown[] = []
  const deps: ServeDeps = {
    store,
    context: inventedContext(filled),
    views: new KeptViews(contextDeps(store)),
    config: { defaultLang: 'ar', digits: 'latn', timeZone: 'UTC', ...config },
    clock: () => now,
    // As cheap as scrypt gets: tests of the application are no tests of its cost.
    passwords: new Passwords({ n: 1024, r: 8, p: 1 }),
    async addSource(url) {
      if (!/^(?:https:\/\/)?new\.example/.test(url)) return failed('feed.none-found', url)
      const source = { id: 'new.example', name: 'new.example', kind: 'other' as const, createdAt: now, paused: false }
      await store.putSource(source)
      return ok({ source, feeds: [await store.addFeed({ sourceId: source.id, url }, now)] })
    },
    setFamily: async (id, family) => {
      await store.origins.setFamily(id, family)
      await countOrigins(store)
      const source = await store.source(id)
      return source === undefined ? failed('request.not-found') : ok(source)
    },
    changeFeedSettings: (id, change) => changeFeedSettings({ store, clock: () => now, allowPrivate: [] }, id, change),
    importOpml: (xml, holder) =>
      importOpml({ store, compute: createComputePool({ workers: 0 }), clock: () => now }, xml, holder),
    async retryDead(ids) {
      return ok({ requeued: (await store.takeDead(ids)).length })
    },
    queueDepth: () => Promise.resolve({ fetch: { ready: 2, delayed: 1, inFlight: 0 } }),
    version: '0.0.0-test',
    failed: (error) => failures.push(error),
  }
  const app = createApp(deps)
  return { ...filled, app, deps, failures, listen: () => listen(app) }
}

export function listen(app: Hono): Promise<{ origin: string; close(): Promise<void> }> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
      resolve({
        origin: `http://127.0.0.1:${port}`,
        close: () => new Promise((done) => server.close(() => done())),
      })
    })
  })
}
