/**
 * Puts the application together: which use case answers each method of `Siyaq`, with which lock, and how pages are served.
 * In: settings and a log. Out: `Siyaq`, what commands and servers use. Opens store and queue at first use; `close()` puts them away.
 *
 * Each use case is loaded when it is asked for: a search from the terminal waits for nothing that an import or a server is made of.
 */
import { accuracyFigures } from './application/accuracy.ts'
import { HeldRuntime } from './application/held-runtime.ts'
import type { importTarget } from './application/import/choose-target.ts'
import type { ServeMonitor, ServeWeb } from './application/serve-until-aborted.ts'
import type { ComposeSiyaq } from './application/siyaq.ts'
import { ok } from './problem.ts'

const use = {
  sources: () => import('./application/add-source.ts'),
  backup: () => import('./application/back-up.ts'),
  buried: () => import('./application/buried-work.ts'),
  corrections: () => import('./application/correct.ts'),
  setDesk: () => import('./application/stories/set-desk.ts'),
  doctor: () => import('./application/doctor/check-installation.ts'),
  families: () => import('./application/publisher-families.ts'),
  feedSettings: () => import('./application/feed-settings.ts'),
  feeds: () => import('./application/manage-feeds.ts'),
  imports: () => import('./application/import/import-articles.ts'),
  importsHere: () => import('./application/import/into-this-store.ts'),
  importTargets: () => import('./application/import/choose-target.ts'),
  opml: () => import('./application/opml.ts'),
  polling: () => import('./application/poll-once.ts'),
  regrouping: () => import('./application/regroup.ts'),
  serving: () => import('./application/serve-until-aborted.ts'),
  accounts: () => import('./application/accounts/from-shell.ts'),
  own: () => import('./application/own/from-shell.ts'),
  signIns: () => import('./application/sign-ins.ts'),
  saved: () => import('./application/search/saved.ts'),
  comparing: () => import('./application/profiles/compare-sources.ts'),
  trends: () => import('./application/profiles/trends.ts'),
  profiles: () => import('./application/profiles/profile-reports.ts'),
  search: () => import('./application/search/search.ts'),
  exports: () => import('./application/export/export-search.ts'),
  citing: () => import('./application/cite/cite.ts'),
  story: () => import('./application/stories/story-report.ts'),
  why: () => import('./application/stories/why-view.ts'),
  tryPage: () => import('./application/try-page.ts'),
  workThread: () => import('./application/working/work-thread.ts'),
  demo: () => import('./application/run-demo.ts'),
  web: () => import('./serve/serve-web.ts'),
  monitor: () => import('./serve/serve-monitor.ts'),
}

const serveMonitor: ServeMonitor = async (r) => (await use.monitor()).serveMonitor(r)
const serveWeb: ServeWeb = async (...of) => (await use.web()).serveWeb(...of)

/** See application/siyaq.ts for what each method promises. */
export const composeSiyaq: ComposeSiyaq = (config, log) => {
  const held = new HeldRuntime(config, log)
  // Chosen once: readers and articles go to the same place.
  let target: ReturnType<typeof importTarget> | undefined
  const importing = async (): ReturnType<typeof importTarget> => {
    const { importTarget } = await use.importTargets()
    return await (target ??= importTarget(held, config.dataDir))
  }
  return {
    serve: (o) =>
      held.useLocked('serve', async (r) => {
        const { startWorkThread } = await use.workThread()
        return await (await use.serving()).serveUntilAborted(r, serveWeb, { ...o, serveMonitor }, startWorkThread)
      }),
    demo: async (o) => (await use.demo()).runDemo(config, log, serveWeb, o),
    pollOnce: (o) => held.useLocked('poll', async (r) => ok(await (await use.polling()).pollOnce(r, o))),

    addSource: (url, o) => held.use(async (r) => (await use.sources()).addSource(r, url, o)),
    sources: () => held.useStore(async (store) => ok(await store.sources())),
    setFamily: (id, family) => held.use(async (r) => (await use.families()).setFamily(r, id, family)),
    accuracy: () => accuracyFigures,
    feeds: (o) => held.use(async (r) => (await use.feeds()).listFeeds(r, o)),
    setFeedPaused: (id, paused) => held.use(async (r) => (await use.feeds()).setFeedPaused(r, id, paused)),
    removeFeed: (id) => held.use(async (r) => (await use.feeds()).removeFeed(r, id)),
    feedSettings: (id) => held.use(async (r) => (await use.feedSettings()).feedSettings(r, id)),
    exportOpml: ({ account }) =>
      held.use(async (r) => {
        const holder = await (await use.own()).holderIfNamed(r, account)
        return holder.ok ? ok(await (await use.opml()).exportOpml(r, holder.value)) : holder
      }),
    async changeFeedSettings(id, change) {
      const { changeFeedSettings, settingsDeps } = await use.feedSettings()
      return await held.use((r) => changeFeedSettings(settingsDeps(r), id, change))
    },

    async importReaders() {
      const target = await importing()
      return target.ok ? ok((await use.importsHere()).importReaders(target.value)) : target
    },
    async importArticles(results, o) {
      const target = await importing()
      if (!target.ok) return target
      const { importArticles } = await use.imports()
      return ok(await importArticles(target.value, results, { ...o, clock: Date.now }))
    },

    tryPage: (target) => held.use(async (r) => ok(await (await use.tryPage()).tryPage(r, target))),
    why: (a, b) => held.use(async (r) => (await use.why()).whyReport(r.store, r.rarity, a, b)),
    savedSearches: () => held.useStore(async (store) => ok(await store.index.saved.list())),
    saveSearch: (o) => held.use(async (r) => (await use.saved()).saveSearch(r, o)),
    removeSearch: (id) => held.use(async (r) => (await use.saved()).removeSearch(r, id)),
    search: (o) => held.useStore(async (store) => (await use.search()).searchReport(store, o, config.timeZone)),
    async exportSearch(request, o, write) {
      const { exportSearch } = await use.exports()
      return await held.useStore((store) => exportSearch(store, request, { ...o, timeZone: config.timeZone }, write))
    },
    cite: (what, form, style) =>
      held.useStore(async (store) =>
        (await use.citing()).cite(store, what, form, { ...style, timeZone: config.timeZone }),
      ),
    setDesk: (o) => held.useStore(async (store) => (await use.setDesk()).setDesk(store, o)),
    stories: (o) => held.useStore(async (store) => ok(await store.storiesNow({ ...o, now: Date.now() }))),
    story: (id) => held.use(async (r) => (await use.story()).storyReport(r.store, r.sagas, id)),

    coverage: (id) => held.useStore(async (store) => (await use.profiles()).coverageReport(store, id, config.timeZone)),
    compare: (o) =>
      held.useStore(async (store) => (await use.comparing()).compareSources(store, { a: o.a, b: o.b }, o.windowMs)),
    trends: (o) =>
      held.useStore(async (store) => ok(await (await use.trends()).trends(store, { ...o, now: Date.now() }))),
    entity: (name) => held.useStore(async (store) => (await use.profiles()).entityReport(store, name, config.timeZone)),

    async own() {
      const { ownFromShell } = await use.own()
      return ownFromShell((work) => held.useStore((store) => work({ store, clock: Date.now })))
    },

    dead: (o) => held.use(async (r) => (await use.buried()).listBuried(r, o)),
    retryDead: (o) => held.use(async (r) => (await use.buried()).retryDead(r, o)),
    sessions: () => held.use(async (r) => (await use.signIns()).listSessions(r)),
    endSessions: (ids) => held.use(async (r) => (await use.signIns()).endSessions(r, ids)),
    accounts: () => held.useStore(async (store) => (await use.accounts()).listAccounts({ store, clock: Date.now })),
    inviteAccount: (role, by) => held.use(async (r) => (await use.accounts()).inviteFromShell(r, role, by)),
    accountLink: (id, by) => held.use(async (r) => (await use.accounts()).linkFromShell(r, id, by)),
    changeAccount: (id, change, by) => held.use(async (r) => (await use.accounts()).changeFromShell(r, id, change, by)),
    removeAccount: (id, by) => held.use(async (r) => (await use.accounts()).removeFromShell(r, id, by)),
    unlinkAccount: (id, by) => held.use(async (r) => (await use.accounts()).unlinkFromShell(r, id, by)),
    makeToken: (id, o, by) => held.use(async (r) => (await use.accounts()).tokenFromShell(r, id, o, by)),
    audit: (o) => held.useStore(async (store) => (await use.accounts()).listAudit({ store, clock: Date.now }, o)),
    async *doctor() {
      yield* (await use.doctor()).checkInstallation(config)
    },
    backup: (path) => held.use(async (r) => (await use.backup()).backUp(r, path)),
    restore: async (path, o) => (await use.backup()).restoreBackup(config, log, path, o),
    correct: (o) => held.useGrouping(async (r, grouping) => (await use.corrections()).correct({ ...r, grouping }, o)),
    undoCorrection: (id, by) =>
      held.useGrouping(async (r, grouping) => (await use.corrections()).undoCorrection({ ...r, grouping }, id, by)),
    corrections: () => held.useStore(async (store) => ok([...(await store.corrections())].reverse())),
    regroup: (o) => held.use(async (r) => (await use.regrouping()).regroup(r, o)),

    close: () => held.close(),
  }
}
