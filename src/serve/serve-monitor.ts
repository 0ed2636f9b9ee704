/**
 * The small port of a worker: alive, ready, healthy, and metrics; nothing that readers see.
 * In: a runtime. Out: how to close. Opens one listening socket, where `monitorPort` names one.
 */
import { Server } from 'node:http'
import { serve as listen } from '@hono/node-server'
import { cliVersion } from '../application/version.ts'
import type { Runtime } from '../application/open-runtime.ts'
import type { WebServer } from '../application/serve-until-aborted.ts'
import { failed, ok, type Outcome } from '../problem.ts'
import { healthRoutes } from './api/health.ts'

/** Undefined without a port. Problems: config.invalid when it is taken. */
export async function serveMonitor(r: Runtime): Promise<Outcome<Pick<WebServer, 'close'> | undefined>> {
  const { host, monitorPort: port } = r.config
  if (port === 0) return ok(undefined)
  const app = healthRoutes({
    store: r.store,
    clock: () => r.clock(),
    version: cliVersion(),
    queueDepth: () => r.queue.depth(),
    meters: () => r.meters.text(),
    isWorker: true,
  })
  return await new Promise((resolve) => {
    const server = listen({ fetch: app.fetch, hostname: host, port }, () =>
      resolve(
        ok({
          close: () =>
            new Promise<void>((done) => {
              server.close(() => done())
              if (server instanceof Server) server.closeAllConnections()
            }),
        }),
      ),
    )
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(failed('config.invalid', `monitorPort ${host}:${port}: ${error.code ?? error.message}`)),
    )
  })
}
