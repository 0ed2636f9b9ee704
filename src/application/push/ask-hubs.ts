/**
 * Asks the hubs of feeds to push to us (WebSub 5.1), again before a lease ends, ever more rarely where it fails.
 * In: a runtime. Out: requests through the guarded client, subscriptions in the store. Polling goes on whatever comes of it.
 */
import type { Config } from '../../config/config.ts'
import { checkAddress } from '../../gather/http/address-guard.ts'
import { dayMs, minuteMs } from '../../model/instant.ts'
import type { KeptPush } from '../../store/hubs/pushes.ts'
import type { Runtime } from '../open-runtime.ts'

/** Where hubs reach us, before the key of a subscription. */
export const callbackPath = '/websub/'

const askedAtOnce = 8
const firstAgainMs = 15 * minuteMs
/** What we ask for; the hub decides. */
const leaseSeconds = (10 * dayMs) / 1000

export type AskDeps = Pick<Runtime, 'store' | 'http' | 'clock'> & {
  config: Pick<Config, 'webSub' | 'publicUrl' | 'allowPrivate'>
}

/** Asks for what is due; how many hubs were asked. */
export async function askHubs(r: AskDeps): Promise<number> {
  if (!mayBePushed(r.config)) return 0
  const now = r.clock()
  const due = await r.store.pushes.claimDue(now, askedAtOnce, (failures) => now + againMs(failures))
  await Promise.all(due.map((push) => askHub(r, push)))
  return due.length
}

/** Whether this server may be pushed to at all: it is wanted, and there is an address at which a hub could reach it. */
export function mayBePushed({ webSub, publicUrl }: AskDeps['config']): boolean {
  return webSub && publicUrl !== undefined
}

/** A quarter of an hour, twice as long each time, a day at most. */
function againMs(failures: number): number {
  return Math.min(dayMs, firstAgainMs * 2 ** Math.min(failures, 10))
}

async function askHub(r: AskDeps, push: KeptPush): Promise<void> {
  const callback = callbackOf(r.config, push)
  if (callback === undefined) {
    await r.store.pushes.failed(push.feedId, { code: 'push.unreachable' }, { nextAt: r.clock() + dayMs })
    return
  }
  const answer = await r.http.post(push.hub, {
    'hub.mode': 'subscribe',
    'hub.topic': push.topic,
    'hub.callback': callback,
    'hub.secret': push.secret,
    'hub.lease_seconds': String(leaseSeconds),
  })
  // The hub may have asked back before it answered: what is stored since then stays, an error alone is added.
  if (answer.ok) return
  const confirmed = (await r.store.pushes.of(push.feedId))?.confirmedAt
  if (confirmed === undefined || confirmed < (push.askedAt ?? 0))
    await r.store.pushes.failed(push.feedId, answer.problem)
}

/**
 * The address at which the hub reaches us; undefined when it cannot. A private address of ours is told only to hubs that are private, too, and
 * that the settings name (tests, a hub of one's own).
 */
function callbackOf({ publicUrl = '', allowPrivate }: AskDeps['config'], push: KeptPush): string | undefined {
  const isPublic = checkAddress(publicUrl, new Set()).ok
  const isNamed = !checkAddress(push.hub, new Set()).ok && checkAddress(push.hub, new Set(allowPrivate)).ok
  if (!isPublic && !isNamed) return undefined
  return new URL(`${callbackPath.slice(1)}${push.callbackKey}`, publicUrl.replace(/\/*$/, '/')).href
}
