/**
 * Corrections from the page, the API and the command line, over the real grouping: in effect at once, held through later articles, a
 * regroup and a restart, undone, permalinks redirected. In: invented articles. Out: test results.
 */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Hono } from 'hono'
import { regroup } from '../../src/application/regroup.ts'
import { serveDeps } from '../../src/serve/serve-web.ts'
import { composeSiyaq } from '../../src/compose.ts'
import { runCli } from '../../src/cli/run-cli.ts'
import type { Correction } from '../../src/model/story.ts'
import { createApp } from '../../src/serve/app.tsx'
import { GroupedRuntime } from './grouped-runtime.ts'
import { fire, flood, later } from './invented-events.ts'

const env = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }
const fires = fire.map((p) => p.slug)
const floods = flood.map((p) => p.slug)

let g: GroupedRuntime
beforeEach(async () => {
  g = new GroupedRuntime()
  await g.open()
  await g.add([...fire, ...flood].sort((a, b) => a.hour - b.hour))
  expect(await g.stories()).toEqual([fires, floods])
})
afterEach(() => g.remove())

async function app(): Promise<Hono> {
  return createApp(await serveDeps(g.runtime))
}

/** Opens a page as somebody on this machine and posts one of its forms, as a browser would. */
async function submit(page: string, action: string, fields: [string, string][]): Promise<Response> {
  const site = await app()
  const opened = await site.request(page, { headers: { host: 'localhost' } }, env)
  const html = await opened.text()
  const csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const cookie = opened.headers.getSetCookie().map((c) => c.split(';')[0] ?? '')
  const headers = {
    host: 'localhost',
    cookie: cookie.join('; '),
    'content-type': 'application/x-www-form-urlencoded',
  }
  const body = new URLSearchParams([['csrf', csrf], ['by', 'سلمى'], ...fields]).toString()
  // Another process of the cluster may answer: it makes its own application over the same store.
  return await (await app()).request(action, { method: 'POST', headers, body }, env)
}

function correctOnPage(story: number, fields: [string, string][]): Promise<Response> {
  return submit(`/story/${story}`, '/corrections', [['story', String(story)], ...fields])
}

async function callApi(path: string, body: object): Promise<{ status: number; body: Correction }> {
  const response = await (
    await app()
  ).request(
    `/api/v1${path}`,
    {
      method: 'POST',
      headers: { host: 'localhost', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    },
    env,
  )
  // A test reads what it then compares.
  return { status: response.status, body: (await response.json()) as Correction }
}

/** Every way in which a correction could be lost: later articles, a regroup, a restart. */
async function hold(expected: string[][]): Promise<void> {
  expect(await g.stories()).toEqual(expected)
  const done = await regroup(g.runtime, { onProgress: () => undefined })
  expect(done.ok).toBe(true)
  expect(await g.stories()).toEqual(expected)
  await g.restart()
  expect(await g.stories()).toEqual(expected)
}

test('merge from the page: one story with its later articles, the old permalink leads there, undo parts them', async () => {
  const [one, two] = [await g.storyOf('fire-1'), await g.storyOf('flood-1')]
  const answer = await correctOnPage(one, [
    ['kind', 'merge'],
    ['other', `http://localhost/story/${two}`],
  ])
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/story/${one}?done=corrections.done`])
  await hold([[...fires, ...floods]])
  const moved = await (await app()).request(`/story/${two}`, {}, env)
  expect([moved.status, moved.headers.get('location')]).toEqual([301, `/story/${await g.storyOf('fire-1')}`])
  await g.add(later)
  // What comes later is judged by itself; what the person brought together stays together.
  const kept = (await g.stories()).filter((s) => s.some((slug) => [...fires, ...floods].includes(slug)))
  expect(kept.map((s) => s.filter((slug) => [...fires, ...floods].includes(slug)))).toEqual([[...fires, ...floods]])
  const story = await g.storyOf('fire-1')
  const page = await (await (await app()).request(`/story/${story}`, { headers: { host: 'localhost' } }, env)).text()
  const [correction] = await g.runtime.store.corrections()
  expect(page).toContain('سلمى')
  expect(page).toContain(`action="/corrections/${correction?.id}/undo"`)
  const undone = await submit(`/story/${story}`, `/corrections/${correction?.id}/undo`, [['next', `/story/${story}`]])
  expect([undone.status, undone.headers.get('location')]).toEqual([303, `/story/${story}?done=corrections.done`])
  expect((await g.runtime.store.corrections())[0]).toMatchObject({ undoneBy: 'سلمى' })
  await hold([
    ['fire-1', 'fire-2', 'fire-3', 'fire-4', 'fire-5'],
    ['flood-1', 'flood-2', 'flood-3', 'flood-4'],
  ])
  const back = await (await app()).request(`/story/${await g.storyOf('flood-1')}`, {}, env)
  expect(back.status).toBe(200)
})

test('split through the API: the part stays apart, later articles go where they belong, undo brings it back', async () => {
  const story = await g.storyOf('fire-1')
  const split = await callApi('/corrections', {
    kind: 'split',
    storyIds: [story],
    articleIds: [g.id('fire-4')],
    by: 'سامر',
    note: 'زيارة الوزير خبر آخر',
  })
  expect([split.status, split.body.by, split.body.articleIds]).toEqual([200, 'سامر', [g.id('fire-4')]])
  await hold([['fire-1', 'fire-2', 'fire-3'], ['fire-4'], floods])
  await g.add(later)
  expect((await g.stories()).find((s) => s.includes('fire-4'))).not.toContain('fire-1')
  const undone = await callApi(`/corrections/${split.body.id}/undo`, { by: 'ليلى' })
  expect([undone.status, undone.body.undoneBy]).toEqual([200, 'ليلى'])
  await hold([
    ['fire-1', 'fire-2', 'fire-3', 'fire-4', 'fire-5'],
    ['flood-1', 'flood-2', 'flood-3', 'flood-4'],
  ])
})

test('the founder is split off: the others keep together and both permalinks lead to the right place', async () => {
  const story = await g.storyOf('fire-1')
  expect(story).toBe(g.id('fire-1'))
  await callApi('/corrections', { kind: 'split', storyIds: [story], articleIds: [g.id('fire-1')], by: 'سامر' })
  await hold([['fire-1'], ['fire-2', 'fire-3', 'fire-4'], floods])
  const site = await app()
  expect((await site.request(`/story/${g.id('fire-1')}`, {}, env)).status).toBe(200)
  expect((await site.request(`/story/${await g.storyOf('fire-2')}`, {}, env)).status).toBe(200)
})

test('move on the page, then undo: the article goes and comes back', async () => {
  const [from, to] = [await g.storyOf('fire-4'), await g.storyOf('flood-1')]
  const answer = await correctOnPage(from, [
    ['kind', 'move'],
    ['article', String(g.id('fire-4'))],
    ['other', `#${to}`],
  ])
  expect(answer.status).toBe(303)
  await hold([
    ['fire-1', 'fire-2', 'fire-3'],
    ['fire-4', ...floods],
  ])
  const why = await (await app()).request(`/api/v1/why?a=${g.id('fire-4')}&b=${g.id('flood-1')}`, {}, env)
  // A test reads what it then compares.
  const told = (await why.json()) as { together: boolean; reasons: { code: string }[]; corrections: Correction[] }
  expect([told.together, told.reasons[0]?.code, told.corrections.length]).toEqual([true, 'why.corrected', 1])
  const [correction] = await g.runtime.store.corrections()
  await callApi(`/corrections/${correction?.id}/undo`, { by: 'سامر' })
  await hold([fires, floods])
})

test('a lock keeps what the story has now, shows on the page, and ends with unlock', async () => {
  const story = await g.storyOf('fire-1')
  await correctOnPage(story, [['kind', 'lock']])
  expect((await g.runtime.store.corrections())[0]?.articleIds.toSorted((a, b) => a - b)).toEqual(
    fires.map((slug) => g.id(slug)).toSorted((a, b) => a - b),
  )
  const page = async () =>
    await (await (await app()).request(`/story/${story}`, { headers: { host: 'localhost' } }, env)).text()
  expect(await page()).toContain('مقفلة')
  // A locked article does not go alone: the whole of what is locked would have to.
  await callApi('/corrections', { kind: 'split', storyIds: [story], articleIds: [g.id('fire-4')], by: 'سامر' })
  await hold([fires, floods])
  await callApi('/corrections', { kind: 'unlock', storyIds: [story], articleIds: [], by: 'سامر' })
  expect(await page()).not.toContain('مقفلة')
})

test('a section that a person chose holds through a regroup and a restart, and goes back to what the text says', async () => {
  const story = await g.storyOf('fire-1')
  const section = async (): Promise<string | undefined> => (await g.runtime.store.story(story))?.head.desk
  const found = await section()
  expect(found).toBeDefined()
  const chosen = await submit(`/story/${story}`, `/story/${story}/desk`, [['desk', 'culture']])
  expect([chosen.status, chosen.headers.get('location')]).toEqual([303, `/story/${story}?done=corrections.done`])
  await hold([fires, floods])
  expect(await section()).toBe('culture')
  const wrong = await submit(`/story/${story}`, `/story/${story}/desk`, [['desk', 'nonsense']])
  expect([wrong.status, await section()]).toEqual([400, 'culture'])
  const called = await callApi(`/stories/${story}/desk`, { desk: 'society', by: 'ريم' })
  expect(called).toMatchObject({ status: 200, body: { storyId: story, desk: 'society' } })
  expect((await callApi('/stories/1/desk', { desk: 'society', by: 'ريم' })).status).toBe(404)
  expect((await callApi(`/stories/${story}/desk`, { desk: 'nonsense', by: 'ريم' })).status).toBe(400)
  await submit(`/story/${story}`, `/story/${story}/desk`, [['desk', '']])
  expect(await section()).toBe(found)
})

test('what would change nothing, empty a story or name what is not there is refused with its code', async () => {
  const story = await g.storyOf('fire-1')
  const ask = async (body: object) => {
    const { status, body: answer } = await callApi('/corrections', {
      articleIds: [],
      storyIds: [],
      by: 'سامر',
      ...body,
    })
    return [status, Reflect.get(Reflect.get(answer, 'error') ?? {}, 'code')]
  }
  const ids = fires.map((slug) => g.id(slug))
  expect(await ask({ kind: 'merge', storyIds: [story, g.id('fire-2')] })).toEqual([400, 'request.invalid'])
  expect(await ask({ kind: 'merge', storyIds: [story, 999] })).toEqual([404, 'request.not-found'])
  expect(await ask({ kind: 'split', storyIds: [story], articleIds: ids })).toEqual([400, 'request.invalid'])
  expect(await ask({ kind: 'split', storyIds: [story], articleIds: [g.id('flood-1')] })).toEqual([
    400,
    'request.invalid',
  ])
  expect(await ask({ kind: 'move', storyIds: [story], articleIds: [g.id('fire-2')] })).toEqual([400, 'request.invalid'])
  expect(await ask({ kind: 'move', storyIds: [story], articleIds: [12] })).toEqual([404, 'request.not-found'])
  expect(await g.runtime.store.corrections()).toEqual([])
})

test('the command line does the same, alone and while another process groups', async () => {
  const [one, two] = [await g.storyOf('fire-1'), await g.storyOf('flood-1')]
  const cli = async (...argv: string[]): Promise<{ code: number; out: string }> => {
    let out = ''
    const code = await runCli(['--data-dir', g.dataDir, '--json', ...argv], {
      stdout: { write: (text) => void (out += text) },
      stderr: { write: (text) => void (out += text) },
      stdin: (async function* () {})(),
      env: { USER: 'رقيب' },
      cwd: g.dataDir,
      now: Date.now,
      signal: new AbortController().signal,
      compose: composeSiyaq,
    })
    return { code, out }
  }
  // While the runtime of the test holds the data directory: stored, and left to it.
  const merged = await cli('correct', 'merge', String(one), String(two))
  expect([merged.code, merged.out]).toEqual([0, expect.stringContaining('"by":"رقيب"')])
  expect(await g.stories()).toEqual([fires, floods])
  await g.runtime.grouping.groupWaiting()
  expect(await g.stories()).toEqual([[...fires, ...floods]])
  // Alone: done at once.
  await g.close()
  const [first] = JSON.parse((await cli('correct', 'list')).out) as Correction[]
  expect((await cli('correct', 'undo', String(first?.id), '--by', 'ليلى')).code).toBe(0)
  expect((await cli('regroup')).code).toBe(0)
  await g.open()
  expect(await g.stories()).toEqual([fires, floods])
  expect((await g.runtime.store.corrections())[0]).toMatchObject({ by: 'رقيب', undoneBy: 'ليلى' })
})
