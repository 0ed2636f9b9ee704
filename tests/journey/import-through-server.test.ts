/**
 * Import while a server has the data directory: the command notices it and sends what it reads; the same store as an import alone.
 * In: the program itself, serving in this process. Out: test results.
 */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import type { Listening } from '../../src/application/siyaq.ts'
import { composeSiyaq } from '../../src/compose.ts'
import { configWith } from '../../src/config/config.ts'
import { runCli } from '../../src/cli/run-cli.ts'
import { createLog } from '../../src/log.ts'
import { announcedServer, lockData } from '../../src/store/sqlite/data-lock.ts'
import { day0 } from '../contract/made-articles.ts'
import { openOrThrow } from '../contract/open-or-throw.ts'
import { importLines, inventedStream } from '../grouping/invented-stream.ts'
import { finalStore, type FinalStore } from './final-store.ts'

const root = mkdtempSync(join(tmpdir(), 'siyaq-through-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const news = join(root, 'news.jsonl')
writeFileSync(news, importLines(inventedStream(23, 130, day0)))
const opml = join(root, 'feeds.opml')
writeFileSync(
  opml,
  '<opml version="2.0"><body><outline text="الواحة" xmlUrl="https://alwaha.example/rss.xml"/></body></opml>',
)

const stopping: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stopping.splice(0)) await stop()
})

/** A server on a free port; `stop` resolves when it has put everything away. */
async function serve(dataDir: string, adminToken?: string): Promise<{ url: string; stop(): Promise<void> }> {
  const config = configWith({ dataDir, port: 0, workers: 1, ...(adminToken === undefined ? {} : { adminToken }) })
  const app = composeSiyaq(config, createLog({ level: 'silent' }))
  const controller = new AbortController()
  let served: Promise<unknown> = Promise.resolve()
  const listening = await new Promise<Listening>((resolve, reject) => {
    served = app.serve({ signal: controller.signal, onListening: resolve })
    served.then((outcome) => reject(new Error(JSON.stringify(outcome))), reject)
  })
  let stopped: Promise<void> | undefined
  const stop = (): Promise<void> => {
    controller.abort()
    return (stopped ??= served.then(() => app.close()))
  }
  stopping.push(stop)
  return { url: listening.url ?? '', stop }
}

async function cli(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' }
  const code = await runCli([...argv, '--lang', 'en', '--workers', '1'], {
    stdout: { write: (text) => void (said.out += text) },
    stderr: { write: (text) => void (said.err += text) },
    stdin: { [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({ done: true, value: undefined }) }) },
    env: {},
    cwd: root,
    now: Date.now,
    signal: new AbortController().signal,
    compose: composeSiyaq,
  })
  return { code, ...said }
}

/** An import that takes longer than a moment says how far it is. */
function withoutProgress(err: string): string {
  return err.replace(/^\d+% .* new, .* skipped\n/gm, '')
}

async function held(dataDir: string): Promise<FinalStore & { feeds: string[] }> {
  const store = await openOrThrow({ kind: 'sqlite', path: join(dataDir, 'siyaq.db') })
  const feeds = (await store.feeds()).map((feed) => feed.url)
  const found = { ...(await finalStore(store)), feeds }
  await store.close()
  return found
}

test('a running server takes the import, feeds too; the same store as without it', { tags: ['slow'] }, async () => {
  const alone = join(root, 'alone')
  expect((await cli('import', news, opml, '--data-dir', alone)).code).toBe(0)
  const expected = await held(alone)
  expect(expected.stories.length).toBeGreaterThan(10)
  expect(expected).toMatchObject({ unanalysed: 0, ungrouped: 0, feeds: ['https://alwaha.example/rss.xml'] })

  const dataDir = join(root, 'served')
  const server = await serve(dataDir, 'a token that the command does not know')
  expect(statSync(join(dataDir, 'lock.json')).mode & 0o777).toBe(0o600)
  const first = await cli('import', news, opml, '--data-dir', dataDir, '--json')
  expect([first.code, withoutProgress(first.err)]).toEqual([0, ''])
  expect(JSON.parse(first.out)).toMatchObject({
    new: 130,
    feeds: 1,
    waiting: { unanalysed: 0, ungrouped: 0, buried: 0 },
  })
  const again = await cli('import', news, opml, '--data-dir', dataDir, '--json')
  expect(JSON.parse(again.out)).toMatchObject({ read: 0, new: 0 })
  const read = await cli('import', news, '--again', '--data-dir', dataDir, '--json')
  expect(JSON.parse(read.out)).toMatchObject({ read: 130, new: 0, same: 130 })
  await server.stop()
  expect(await held(dataDir)).toEqual(expected)
  // The server is gone: the command has the directory itself again.
  expect((await cli('import', news, '--data-dir', dataDir)).code).toBe(0)
})

test(
  'the API takes a batch from the admin or from who may read the directory, and no HTML but ours',
  { tags: ['slow'] },
  async () => {
    const dataDir = join(root, 'guarded')
    const server = await serve(dataDir, 'token-of-the-admin')
    const secret = announcedServer(dataDir)?.secret ?? ''
    expect(secret).toMatch(/^[\w-]{43}$/)
    const source = { id: 'alwaha', name: 'الواحة' }
    const draft = {
      sourceId: 'alwaha',
      url: 'https://alwaha.example/1',
      at: day0,
      firstSeenAt: day0,
      title: 'افتتاح جسر الواحة',
      dir: 'rtl',
      text: 'افتتح المحافظ الجسر أمس.',
      html: '<p>افتتح المحافظ الجسر أمس.</p>',
      parts: { keywords: [], readAlso: [], similar: [], embeds: [] },
      confidence: 1,
      evidence: [],
    }
    const post = async (o: {
      token?: string
      type?: string
      lines: unknown[]
      site?: string
    }): Promise<[number, unknown]> => {
      const response = await fetch(`${server.url}api/v1/imports/batches`, {
        method: 'POST',
        headers: {
          'content-type': o.type ?? 'application/x-ndjson',
          ...(o.token === undefined ? {} : { authorization: `Bearer ${o.token}` }),
          ...(o.site === undefined ? {} : { 'sec-fetch-site': o.site }),
        },
        body: o.lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
      })
      const body = (await response.json()) as { error?: { code: string; detail?: string } }
      return [response.status, body.error?.detail ?? body.error?.code ?? body]
    }
    const lines = [{ positions: { f: 1 } }, { source }, { draft }]
    expect(await post({ lines })).toEqual([403, 'request.forbidden'])
    expect(await post({ lines, token: 'wrong' })).toEqual([401, 'request.unauthorized'])
    expect(await post({ lines, token: secret, site: 'cross-site' })).toEqual([403, 'request.forbidden'])
    expect(await post({ lines, token: secret, type: 'text/plain' })).toEqual([400, 'content-type'])
    expect(await post({ lines: [{ draft: { ...draft, html: '<p onclick="x()">نص</p>' } }], token: secret })).toEqual([
      400,
      'html: https://alwaha.example/1',
    ])
    expect(await post({ lines: [{ source }, { draft: { ...draft, at: 'yesterday' } }], token: secret })).toEqual([
      400,
      expect.stringMatching(/^line 2: draft\.at/),
    ])
    expect(await post({ lines: ['{'], token: secret })).toEqual([400, 'line 1: not JSON'])
    const counts = { new: 1, revised: 0, same: 0, feeds: 0 }
    expect(await post({ lines, token: secret })).toEqual([200, counts])
    expect(await post({ lines, token: 'token-of-the-admin' })).toEqual([200, { ...counts, new: 0, same: 1 }])
  },
)

test('a directory that another command has, or a server that does not answer, is told as before, with what to do', async () => {
  const dataDir = join(root, 'taken')
  const lock = lockData(dataDir, 'import')
  if (!lock.ok) throw new Error(lock.problem.code)
  const { code, err } = await cli('import', news, '--data-dir', dataDir)
  lock.value.release()
  expect(code).toBe(1)
  expect(err).toMatch(/store\.locked[\s\S]*A running server takes imports itself/)
})
