/**
 * Has the hub of the settings told of the outgoing feeds that change (WebSub): what a feed says is asked of the application itself.
 * In: a runtime, what its pages are given. Out: nothing but requests to the hub, until the signal is aborted. Opens no port.
 */
import type { Runtime } from '../application/open-runtime.ts'
import { openHubClient } from '../application/push/hub-client.ts'
import { TellHub, type FeedLook } from '../application/push/tell-hub.ts'
import { createApp } from './app.tsx'
import type { ServeDeps } from './app-deps.ts'

/** Resolves when it has ended; at once where no hub is set. */
export async function announceFeeds(r: Runtime, deps: ServeDeps, signal: AbortSignal): Promise<void> {
  const { webSubHub: hub, publicUrl } = r.config
  if (hub === undefined || publicUrl === undefined) return
  const http = openHubClient(hub, r.config)
  r.log.info({ hub }, 'outgoing feeds are announced')
  const teller = new TellHub({
    store: r.store,
    freshness: r.freshness,
    http,
    clock: () => r.clock(),
    log: r.log,
    hub,
    publicUrl,
    look: feedLook(deps, publicUrl),
    told: (outcome) => r.meters.announcement(outcome),
  })
  try {
    await teller.follow(r.loop, signal)
  } finally {
    await http.close()
  }
}

/**
 * What somebody without an account, from elsewhere, is given at the address of a feed: where reading is for those who signed in, nothing. These
 * requests are nobody's: they are counted nowhere, and no feed is announced for them.
 */
function feedLook(deps: ServeDeps, publicUrl: string): (path: string) => Promise<FeedLook> {
  const others = { ...deps }
  delete others.answered
  delete others.announced
  const app = createApp(others)
  return async (path) => {
    const answer = await app.request(new URL(path, publicUrl).href)
    await answer.body?.cancel()
    const tag = answer.headers.get('etag')
    if (answer.status >= 500) return 'failed'
    return answer.status === 200 && tag !== null ? { tag } : 'none'
  }
}
