/**
 * The outlets of the demo press whose feeds and pages are odd, followed like any other from their first day to their last: each article once,
 * wherever its link is now. (Crashes at every step are played over the same press in journey.test.ts.)
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRuntime, type Runtime } from '../../src/application/open-runtime.ts'
import { addPress, replayPress } from '../../src/application/run-demo.ts'
import { configWith } from '../../src/config/config.ts'
import { startPress, type Press, type RunningOutlet } from '../../src/demo/press.ts'
import { createLog } from '../../src/log.ts'
import { hourMs } from '../../src/model/instant.ts'
import { finalStore, type FinalStore } from './final-store.ts'

describe('odd outlets', { tags: ['slow'] }, () => {
  let press: Press
  let odd: RunningOutlet[]
  let dataDir: string
  let r: Runtime
  let end: FinalStore

  beforeAll(async () => {
    press = await startPress()
    odd = press.outlets.filter((one) => (one.quirk ?? one.host) !== undefined)
    dataDir = mkdtempSync(join(tmpdir(), 'siyaq-odd-'))
    const config = configWith({ dataDir, allowPrivate: press.hosts, hostDelayMs: 0, respectRobots: false, workers: 1 })
    const opened = await openRuntime(config, createLog({ level: 'silent' }), {
      lock: 'test',
      clock: () => press.time(),
    })
    if (!opened.ok) throw new Error(opened.problem.code)
    r = opened.value
    await addPress(r, { outlets: odd, startAt: press.startAt })
    press.setTime(press.startAt)
    await replayPress(r, press, { signal: new AbortController().signal, onProgress: () => undefined })
    end = await finalStore(r.store)
  }, 300_000)
  afterAll(async () => {
    await r?.close()
    await press?.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  /** The first address of an article whose link moves. */
  const first = (url: string): string => url.replace(/\/v\d+(?=\/)/, '')
  const published = (outlet: string) => press.truth().articles.filter((one) => one.outlet === outlet)
  const kept = ({ origin }: RunningOutlet) =>
    Object.entries(end.articles).filter(([url]) => url.startsWith(`${origin}/`))

  test('every kind of oddness is there', () => {
    const quirks = odd.map(({ quirk, host }) => quirk ?? host ?? '').sort((a, b) => (a < b ? -1 : 1))
    expect(quirks).toEqual(['blocked', 'manassa', 'manassa', 'moving-links', 'no-links', 'packed-index', 'undated'])
  })

  test('each article is there once, with its last headline; refused pages leave headline and summary, all others the text', () => {
    for (const outlet of odd) {
      const truth = published(outlet.id)
      expect(truth.length, outlet.id).toBeGreaterThan(1)
      expect(
        kept(outlet)
          .map(([url]) => first(url))
          .sort(),
        outlet.id,
      ).toEqual(truth.map(({ url }) => url).sort())
      for (const [url, [title, textChars]] of kept(outlet)) {
        const last = truth.find((one) => one.url === first(url))?.texts.at(-1)
        const whole = last?.paragraphs.join('\n').length ?? 0
        expect(title).toBe(last?.title)
        if (outlet.quirk === 'blocked') expect(textChars, url).toBeLessThan(whole)
        else expect(textChars, url).toBeGreaterThan(0.9 * whole)
      }
    }
    expect([end.unanalysed, end.ungrouped]).toEqual([0, 0])
  })

  test('an edit under a new link is a revision', () => {
    const [edited, ...others] = published('sada').filter(({ texts }) => texts.length > 1)
    expect(others).toEqual([])
    const revisions = Object.entries(end.articles).flatMap(([url, [, , revision]]) =>
      first(url) === edited?.url ? [revision] : [],
    )
    expect(revisions).toEqual([2])
  })

  test('what is odd is told in the health of the feed, and an undated feed is not left alone for long', async () => {
    const feedOf = async (id: string) => (await r.store.feeds({ sourceId: id }))[0]
    const health = await r.store.feedSettings.health()
    const refused = await r.store.feedSettings.refusedPages()
    const [sur, nabd, ajil] = [await feedOf('sur'), await feedOf('nabd'), await feedOf('ajil')]
    expect(refused.get(sur?.id ?? 0)).toBe(published('sur').length)
    expect(health.get(nabd?.id ?? 0)).toMatchObject({ items: 3, undated: 3 })
    expect(health.get(ajil?.id ?? 0)).toMatchObject({ items: 2, withoutLink: 2 })
    expect(nabd?.intervalMs).toBeLessThanOrEqual(2 * hourMs)
  })
})
