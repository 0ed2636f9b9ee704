/**
 * Puts the application together: which use case answers each method of `Siyaq`, with which lock, and how pages are served.
 * In: settings and a log. Out: `Siyaq`, what commands and servers use. Opens store and queue at first use; `close()` puts them away.
 */
import { addSource } from './application/add-source.ts'
import { backUp, restoreBackup } from './application/back-up.ts'
import { listBuried, retryDead } from './application/buried-work.ts'
import { correct, undoCorrection } from './application/correct.ts'
import { checkInstallation } from './application/doctor/check-installation.ts'
import { accuracyFigures } from './application/accuracy.ts'
import { setFamily } from './application/publisher-families.ts'
import { changeFeedSettings, feedSettings, settingsDeps } from './application/feed-settings.ts'
import { HeldRuntime } from './application/held-runtime.ts'
import { importArticles } from './application/import/import-articles.ts'
import { importReaders } from './application/import/into-this-store.ts'
import { importTarget } from './application/import/choose-target.ts'
import { listFeeds, removeFeed, setFeedPaused } from './application/manage-feeds.ts'
import { exportOpml } from './application/opml.ts'
import { pollOnce } from './application/poll-once.ts'
import { regroup } from './application/regroup.ts'
import { serveUntilAborted, type ServeWeb } from './application/serve-until-aborted.ts'
import type { ComposeSiyaq } from './application/siyaq.ts'
import { endSessions, listSessions } from './application/sign-ins.ts'
import { removeSearch, saveSearch } from './application/search/saved.ts'
import { searchReport } from './application/search/search.ts'
import { storyReport } from './application/stories/story-report.ts'
import { whyReport } from './application/stories/why-view.ts'
import { tryPage } from './application/try-page.ts'
import { ok } from './problem.ts'

/** Pages, API and the press are loaded when they are asked for: a search from the terminal need not wait for them. */
const serveWeb: ServeWeb = async (r) => (await import('./serve/serve-web.ts')).serveWeb(r)

/** See application/siyaq.ts for what each method promises. */
export const composeSiyaq: ComposeSiyaq = (config, log) => {
  const held = new HeldRuntime(config, log)
  // Chosen once: readers and articles go to the same place.
  let target: ReturnType<typeof importTarget> | undefined
  const importing = (): ReturnType<typeof importTarget> => (target ??= importTarget(held, config.dataDir))
  return {
    serve: (o) => held.useLocked('serve', (r) => serveUntilAborted(r, serveWeb, o)),
    demo: async (o) => (await import('./application/run-demo.ts')).runDemo(config, log, serveWeb, o),
    pollOnce: (o) => held.useLocked('poll', async (r) => ok(await pollOnce(r, o))),

    addSource: (url, o) => held.use((r) => addSource(r, url, o)),
    sources: () => held.use(async (r) => ok(await r.store.sources())),
    setFamily: (id, family) => held.use((r) => setFamily(r, id, family)),
    accuracy: () => accuracyFigures,
    feeds: (o) => held.use((r) => listFeeds(r, o)),
    setFeedPaused: (id, paused) => held.use((r) => setFeedPaused(r, id, paused)),
    removeFeed: (id) => held.use((r) => removeFeed(r, id)),
    feedSettings: (id) => held.use((r) => feedSettings(r, id)),
    exportOpml: () => held.use(async (r) => ok(await exportOpml(r))),
    changeFeedSettings: (id, change) => held.use((r) => changeFeedSettings(settingsDeps(r), id, change)),

    async importReaders() {
      const target = await importing()
      return target.ok ? ok(importReaders(target.value)) : target
    },
    async importArticles(results, o) {
      const target = await importing()
      return target.ok ? ok(await importArticles(target.value, results, { ...o, clock: Date.now })) : target
    },

    tryPage: (target) => held.use(async (r) => ok(await tryPage(r, target))),
    why: (a, b) => held.use((r) => whyReport(r.store, r.rarity, a, b)),
    savedSearches: () => held.use(async (r) => ok(await r.store.index.saved.list())),
    saveSearch: (o) => held.use((r) => saveSearch(r, o)),
    removeSearch: (id) => held.use((r) => removeSearch(r, id)),
    search: (o) => held.use((r) => searchReport(r.store, o, config.timeZone)),
    stories: (o) => held.use(async (r) => ok(await r.store.storiesNow({ ...o, now: r.clock() }))),
    story: (id) => held.use((r) => storyReport(r.store, r.sagas, id)),

    dead: (o) => held.use((r) => listBuried(r, o)),
    retryDead: (o) => held.use((r) => retryDead(r, o)),
    sessions: () => held.use(listSessions),
    endSessions: (ids) => held.use((r) => endSessions(r, ids)),
    doctor: () => checkInstallation(config),
    backup: (path) => held.use((r) => backUp(r, path)),
    restore: (path, o) => restoreBackup(config, log, path, o),
    correct: (o) => held.useGrouping((r, grouping) => correct({ ...r, grouping }, o)),
    undoCorrection: (id, by) => held.useGrouping((r, grouping) => undoCorrection({ ...r, grouping }, id, by)),
    corrections: () => held.use(async (r) => ok([...(await r.store.corrections())].reverse())),
    regroup: (o) => held.useLocked('regroup', (r) => regroup(r, o)),

    close: () => held.close(),
  }
}
