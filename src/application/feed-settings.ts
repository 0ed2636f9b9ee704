/**
 * The settings of one feed: shown without secrets, changed after every value was checked.
 * In: a store, a feed's id, what to change. Out: the feed with its settings, or which value is wrong. Reads and writes the store only.
 */
import { badSelector } from '../extract/body/selected-body.ts'
import { badRule, mostRules } from '../gather/feeds/item-rules.ts'
import { checkProxy } from '../gather/http/address-guard.ts'
import type { Feed } from '../model/article.ts'
import { defined } from '../model/defined.ts'
import {
  shownFeedSettings,
  type FeedHealth,
  type FeedSettings,
  type ShownFeedSettings,
} from '../model/feed-settings.ts'
import { dayMs, minuteMs } from '../model/instant.ts'
import { pushStateOf, type FeedPush, type ShownPush } from '../model/push.ts'
import { shownAddress } from '../model/shown-address.ts'
import { failed, ok, type Outcome } from '../problem.ts'
import type { Store } from '../store/store.ts'
import type { Runtime } from './open-runtime.ts'

/** What is named is set, or taken off when it is null; everything else stays. */
export type FeedSettingsChange = { [K in Exclude<keyof FeedSettings, 'secretFor'>]?: FeedSettings[K] | null }

/** The names of settings, as commands and the API write them. */
export const feedSettingNames = [
  'intervalMs',
  'userAgent',
  'headers',
  'auth',
  'proxy',
  'ignoreCache',
  'feedTextOnly',
  'bodySelector',
  'dropSelector',
  'keep',
  'block',
  'identity',
  'section',
] as const satisfies readonly (keyof FeedSettingsChange)[]

export interface FeedWithSettings {
  feed: Feed
  settings: ShownFeedSettings
  /** What the last reading saw of the items; absent before the first. */
  health?: FeedHealth & { pagesRefused: number }
  /** Who pushes the feed and how that stands; absent when nobody offers to. */
  push?: ShownPush
}

export interface SettingsDeps {
  store: Pick<Store, 'feed' | 'feedSettings' | 'pushes'>
  clock(): number
  /** Exact host:port pairs that may be private: a proxy beside us is one of them. */
  allowPrivate: readonly string[]
}

type RuntimeParts = Pick<Runtime, 'store' | 'clock'> & { config: Pick<Runtime['config'], 'allowPrivate'> }

/** What a runtime gives. */
export function settingsDeps({ store, clock, config }: RuntimeParts): SettingsDeps {
  return { store, clock, allowPrivate: config.allowPrivate }
}

const shortestIntervalMs = minuteMs
const longestIntervalMs = 30 * dayMs
const mostHeaders = 10

/** Problems: request.not-found. */
export async function feedSettings(
  { store, clock }: Pick<SettingsDeps, 'store' | 'clock'>,
  id: number,
): Promise<Outcome<FeedWithSettings>> {
  const feed = await store.feed(id)
  if (!feed) return failed('request.not-found', `feed ${id}`)
  const shown: FeedWithSettings = { feed, settings: shownFeedSettings(await store.feedSettings.of(id)) }
  const health = (await store.feedSettings.health()).get(id)
  if (health) shown.health = { ...health, pagesRefused: (await store.feedSettings.refusedPages()).get(id) ?? 0 }
  const push = await store.pushes.of(id)
  if (push) shown.push = shownPush(push, clock())
  return ok(shown)
}

function shownPush(push: FeedPush, now: number): ShownPush {
  const { untilAt, deliveredAt, errorCode } = push
  const state = pushStateOf(push, now)
  return { state, hub: shownAddress(push.hub), ...defined({ untilAt, deliveredAt, errorCode }) }
}

/** The feed as it is now; it is asked again at once. Problems: request.not-found, feed.bad-setting with the setting's name. */
export async function changeFeedSettings(
  deps: SettingsDeps,
  id: number,
  change: FeedSettingsChange,
): Promise<Outcome<FeedWithSettings>> {
  const { store } = deps
  const feed = await store.feed(id)
  if (!feed) return failed('request.not-found', `feed ${id}`)
  const wrong = wrongSetting(change, new Set(deps.allowPrivate))
  if (wrong !== undefined) return failed('feed.bad-setting', wrong)
  await store.feedSettings.put(id, changed(await store.feedSettings.of(id), change, feed.url), deps.clock())
  return await feedSettings(deps, id)
}

/** The settings after the change; secrets that are set now are for the site of `feedUrl`. */
export function changed(before: FeedSettings, change: FeedSettingsChange, feedUrl: string): FeedSettings {
  const merged = Object.entries({ ...before, ...change }).filter(([, value]) => !isNothing(value))
  // Of the fields of FeedSettings each is as it was or as the change says, and none is null.
  const after = Object.fromEntries(merged) as FeedSettings
  delete after.secretFor
  if (after.auth === undefined && after.headers === undefined) return after
  const setNow = !isNothing(change.auth) || !isNothing(change.headers)
  // Secrets of another site do not become this one's because one more was set.
  const secretFor = setNow ? feedUrl : (before.secretFor ?? feedUrl)
  return { ...after, secretFor }
}

/** Off, and empty, is as if it was never set. */
function isNothing(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === '' ||
    value === false ||
    (typeof value === 'object' && Object.keys(value).length === 0)
  )
}

/** Those of the settings that can be, without any secret: for what another program wrote. A proxy in our own network is not taken over. */
export function usableSettings(settings: FeedSettings): FeedSettings {
  const { headers: _, auth: __, secretFor: ___, ...open } = settings
  const usable = Object.entries(open).filter(
    ([name, value]) => wrongSetting(Object.fromEntries([[name, value]]), new Set()) === undefined,
  )
  // Some of the fields of `open`, each as it was.
  return Object.fromEntries(usable) as FeedSettings
}

/** Name of the first setting that cannot be, and why; undefined when all can. */
export function wrongSetting(change: FeedSettingsChange, allowPrivate: ReadonlySet<string>): string | undefined {
  const { intervalMs, userAgent, headers, auth, proxy, bodySelector, dropSelector, keep, block, section } = change
  if (intervalMs && !(intervalMs >= shortestIntervalMs && intervalMs <= longestIntervalMs)) return 'intervalMs: 1m–30d'
  if (userAgent && !/^[\x20-\x7e]{1,300}$/.test(userAgent)) return 'userAgent: ASCII, 1–300'
  const badHeader = headers ? wrongHeader(headers) : undefined
  if (badHeader !== undefined) return `headers: ${badHeader}`
  if (auth && (auth.user.length + auth.password.length > 500 || auth.user.includes(':'))) return 'auth: user:password'
  if (proxy && !checkProxy(proxy, allowPrivate).ok) return 'proxy: http://host:port'
  for (const [name, selector] of Object.entries({ bodySelector, dropSelector })) {
    const bad = selector ? (selector.length > 500 ? '> 500' : badSelector(selector)) : undefined
    if (bad !== undefined) return `${name}: ${bad}`
  }
  for (const [name, rules] of Object.entries({ keep, block })) {
    if (rules && rules.length > mostRules) return `${name}: > ${mostRules}`
    for (const rule of rules ?? []) {
      const bad = badRule(rule)
      if (bad !== undefined) return `${name}: ${bad}`
    }
  }
  if (section && (section.length > 200 || /\p{Cc}/u.test(section))) return 'section: 1–200'
  return undefined
}

/** The name of the header, never its value. */
function wrongHeader(headers: Record<string, string>): string | undefined {
  if (Object.keys(headers).length > mostHeaders) return `> ${mostHeaders}`
  for (const [name, value] of Object.entries(headers)) {
    if (!/^[a-z0-9-]{1,60}$/i.test(name) || ours.has(name.toLowerCase())) return name.slice(0, 60)
    if (!/^[\x20-\x7e]{1,4000}$/.test(value)) return name
  }
  return undefined
}

/** Headers that the client writes itself. */
const ours = new Set(
  'host connection content-length transfer-encoding upgrade te trailer keep-alive expect accept-encoding user-agent if-none-match if-modified-since'.split(
    ' ',
  ),
)
