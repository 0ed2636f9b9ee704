/**
 * Links between languages over the demo press: what Arabic outlets and the English or French one tell of one event.
 * In: the press over HTTP, a store in a temporary directory. Out: test results.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dayMs } from '../../src/model/instant.ts'
import { storiesInOtherLanguages } from '../../src/application/stories/language-links.ts'
import { openRuntime } from '../../src/application/open-runtime.ts'
import { addPress, replayPress } from '../../src/application/run-demo.ts'
import { configWith } from '../../src/config/config.ts'
import { startPress } from '../../src/demo/press.ts'
import { createLog } from '../../src/log.ts'

test('stories of the demo press are linked across languages, and no round-up is', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'siyaq-languages-'))
  const press = await startPress()
  press.setTime(press.startAt)
  const config = configWith({ dataDir, allowPrivate: press.hosts, hostDelayMs: 0, respectRobots: false, workers: 1 })
  const opened = await openRuntime(config, createLog({ level: 'silent' }), {
    lock: 'languages',
    clock: () => press.time(),
  })
  if (!opened.ok) throw new Error(opened.problem.code)
  const r = opened.value
  try {
    await addPress(r, press)
    await replayPress(r, press, { signal: new AbortController().signal, onProgress: () => undefined })
    expect(await r.languageLinks.rebuild()).toBeGreaterThan(2)
    const heads = await r.store.storiesBetween({ from: press.startAt - dayMs, to: press.endAt })
    const linked = new Map<string, string[]>()
    for (const head of heads) {
      const read = await r.store.reading.story(head.id)
      const others = read === undefined ? [] : await storiesInOtherLanguages(r.store, read)
      for (const other of others) expect(other.lang).not.toBe(head.lang)
      if (others.length > 0)
        linked.set(
          head.title,
          others.map((o) => o.title),
        )
    }
    const talks = [...linked].find(([title]) => title.startsWith('Ghadir'))
    expect(talks?.[1].join(' ')).toContain('غدير')
    const rates = [...linked].find(([title]) => title.includes('key rate'))
    expect(rates?.[1].join(' ')).toContain('الفائدة')
    expect([...linked.keys()].filter((title) => /أقوال الصحف|حصاد|week in brief/u.test(title))).toEqual([])
  } finally {
    await r.close()
    await press.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}, 120_000)
