/**
 * Serves pages and API of a runtime over HTTP.
 * In: a runtime. Out: the listening address, and how to close. Opens one listening socket.
 */
import { randomBytes } from 'node:crypto'
import { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve as listen, type ServerType } from '@hono/node-server'
import { cliVersion } from '../application/version.ts'
import { failed, ok, type Outcome } from '../problem.ts'
import { OpenId } from '../application/accounts/open-id.ts'
import { openIdSettings } from '../application/accounts/open-id-settings.ts'
import { ownersLink } from '../application/accounts/links.ts'
import { isBeyondLoopback } from './access/connection.ts'
import { endOldSessions } from './access/rights.ts'
import { announceFeeds } from './announce-feeds.ts'
import { createApp } from './app.tsx'
import type { ServeDeps } from './app-deps.ts'
import type { StoryContext } from '../application/stories/views.ts'
import { addSource } from '../application/add-source.ts'
import { KeptViews } from '../application/kept/kept-views.ts'
import { correct, undoCorrection } from '../application/correct.ts'
import { changeFeedSettings, settingsDeps } from '../application/feed-settings.ts'
import { setFamily } from '../application/publisher-families.ts'
import { importOpml } from '../application/opml.ts'
import { HubFeeds } from '../application/push/hub-feeds.ts'
import { answerHub, isPushKey, takeDelivery } from '../application/push/take-push.ts'
import { ListPictures } from '../application/pictures/list-pictures.ts'
import { Passwords } from '../application/accounts/passwords.ts'
import { ServerImports } from '../application/import/server-imports.ts'
import { defined } from '../model/defined.ts'
import { whyView } from '../application/stories/why-view.ts'
import type { Runtime } from '../application/open-runtime.ts'
import { retryDead } from '../application/buried-work.ts'
import type { Work } from '../application/working/work-thread.ts'
import type { WebServer } from '../application/serve-until-aborted.ts'

/**
 * What the pages are given: the runtime behind `ServeDeps`, use cases of application/ behind `StoryContext`. `work`: who groups and imports,
 * where this thread does not.
 */
export async function serveDeps(
  r: Runtime,
  localSecret?: string,
  work?: Work,
  openId?: OpenId,
  pictures?: ListPictures,
): Promise<ServeDeps> {
  const writing = work === undefined ? r : { ...r, grouping: work.grouping }
  const views = new KeptViews(r)
  const context: StoryContext = {
    storyView: (id) => views.story(id),
    articleView: (id) => views.article(id),
    why: (a, b) => whyView(r.store, r.rarity, a, b),
    correct: (request) => correct(writing, request),
    undo: (id, by) => undoCorrection(writing, id, by),
  }
  const { adminToken, readerToken, reading, publicUrl, trustedProxies, allowedHosts, defaultLang, digits, timeZone } =
    r.config
  const { newPeople, userHeader, userHeaderFrom, apiRequestsPerMinute, listPictures, webSubHub } = r.config
  const announced = webSubHub === undefined ? undefined : new HubFeeds(webSubHub, r)
  // In the store, so that a form that one process served may be posted to another, and to this one after a restart.
  const formSecret = await r.store.settingOnce('form-secret', randomBytes(32).toString('base64url'))
  return {
    store: r.store,
    context,
    views,
    config: {
      adminToken,
      readerToken,
      reading,
      apiRequestsPerMinute,
      listPictures,
      publicUrl,
      trustedProxies,
      allowedHosts,
      listenHost: r.config.host,
      newPeople,
      userHeader,
      userHeaderFrom,
      defaultLang,
      digits,
      timeZone,
      formSecret,
      ...defined({ localSecret }),
    },
    clock: () => r.clock(),
    passwords: new Passwords(),
    addSource: async (url, left) => {
      const added = await addSource(r, url, {}, left)
      return added.ok ? ok({ source: added.value.source, feeds: added.value.feeds.map((f) => f.feed) }) : added
    },
    changeFeedSettings: (id, change) => changeFeedSettings(settingsDeps(r), id, change),
    setFamily: (id, family) => setFamily(writing, id, family),
    importOpml: (xml, holder) => importOpml(r, xml, holder),
    ...defined({ openId, pictures, announced }),
    retryDead: (ids) => retryDead(r, { ids: [...ids] }),
    imports: work?.imports ?? new ServerImports(r),
    push: {
      answer: (key, asked) => answerHub(r, key, asked),
      knows: (key) => isPushKey(r, key),
      take: (key, delivery) => takeDelivery(r, key, delivery),
      maxBytes: r.config.fetchMaxWireBytes,
    },
    queueDepth: () => r.queue.depth(),
    meters: async () => await r.meters.text(work === undefined ? [] : [await work.meters()]),
    answered: (...of) => r.meters.answer(...of),
    version: cliVersion(),
    warned: (what, about) => r.log.warn(about, what),
    failed: (error, request) => r.log.error({ err: error, ...request }, 'a request failed'),
  }
}

/** Problems: config.invalid when the port is taken or the address is not this machine's. */
export async function serveWeb(r: Runtime, work?: Work): Promise<Outcome<WebServer>> {
  const secret = randomBytes(32).toString('base64url')
  const provider = openProvider(r)
  if (!provider.ok) return provider
  const openId = provider.value
  const { userAgent, allowPrivate, listPictures } = r.config
  const pictures = listPictures === 'proxied' ? new ListPictures(r.store, { userAgent, allowPrivate }) : undefined
  const deps = await serveDeps(r, secret, work, openId, pictures)
  await endOldSessions(deps)
  const app = createApp(deps)
  const { host, port, publicUrl } = r.config
  // Whoever is on this machine owns it anyway, and whoever has the admin's token makes accounts on the page.
  const isOpenToOthers = isBeyondLoopback(deps.config) && !r.config.adminToken
  const link = isOpenToOthers ? await ownersLink(deps) : undefined
  return await new Promise((resolve) => {
    const server = listen({ fetch: app.fetch, hostname: host, port }, (at: AddressInfo) => {
      const shown = at.family === 'IPv6' ? `[${at.address}]` : at.address
      const closing = new AbortController()
      void deps.views.follow(closing.signal)
      // What fails here fails again, and is told, when a reader asks for it.
      deps.views
        .warmUp(r.clock(), closing.signal)
        .catch((error: unknown) => r.log.debug({ err: error }, 'not warmed up'))
      const announcing = announceFeeds(r, deps, closing.signal)
      const url = `http://${shown}:${at.port}/`
      resolve(
        ok({
          url,
          secret,
          ...(link === undefined ? {} : { ownerLink: (publicUrl ?? openable(url)).replace(/\/+$/, '') + link.path }),
          close: () => {
            closing.abort()
            return Promise.all([closeServer(server), openId?.close(), pictures?.close(), announcing]).then(
              () => undefined,
            )
          },
        }),
      )
    })
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(failed('config.invalid', `${host}:${port}: ${error.code ?? error.message}`)),
    )
  })
}

/** The sign-in provider of the settings; it is asked at the first sign-in. Problems: config.invalid. */
function openProvider(r: Runtime): Outcome<OpenId | undefined> {
  const settings = openIdSettings(r.config)
  if (!settings.ok || settings.value === undefined) return settings.ok ? ok(undefined) : settings
  const { userAgent, allowPrivate } = r.config
  const warn = (about: object): void => r.log.warn(about, 'signing in at the provider failed')
  return ok(new OpenId(settings.value, { userAgent, allowPrivate, warn }))
}

/** Listening on every interface is no address to open: a container's own is reached at the port that was published for it. */
function openable(url: string): string {
  return url.replace(/\/\/(?:0\.0\.0\.0|\[::\]):/, '//localhost:')
}

/** What a running request is given to end before its connection is cut: a slow reader or a half-sent form holds nobody. */
const drainMs = 3_000

async function closeServer(server: ServerType): Promise<void> {
  const closed = new Promise<void>((done) => void server.close(() => done()))
  if (!(server instanceof Server)) return await closed
  server.closeIdleConnections()
  const cut = setTimeout(() => server.closeAllConnections(), drainMs)
  await closed
  clearTimeout(cut)
}
