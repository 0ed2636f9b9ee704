import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ArticleHead } from '../../store/records.ts'
import { ListPictures } from './list-pictures.ts'
import { pictureKind } from './picture-kind.ts'

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const asked: IncomingMessage[] = []
let answer: (request: IncomingMessage, response: ServerResponse) => void
const server = createServer((request, response) => {
  asked.push(request)
  answer(request, response)
})
let host = ''
let pictures: ListPictures

beforeAll(async () => {
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((done) => void server.close(done)))
beforeEach(() => {
  asked.length = 0
  answer = (_, response) => void response.writeHead(200, { 'content-type': 'image/png' }).end(png)
  pictures = open()
})

/** Article n has the picture n of the server; 404 has none, 13 one that leads nowhere. */
function open(allowPrivate = [host]): ListPictures {
  const addresses: Record<number, string | undefined> = { 404: undefined, 13: 'javascript:alert(1)' }
  const headsByIds = (ids: readonly number[]): Promise<ArticleHead[]> =>
    Promise.resolve(
      ids.map((id) => {
        const imageUrl = id in addresses ? addresses[id] : `http://${host}/${id}.png`
        // Only what is asked of a head here.
        return { id, ...(imageUrl === undefined ? {} : { imageUrl }) } as ArticleHead
      }),
    )
  return new ListPictures({ headsByIds }, { userAgent: 'Siyaq-test', allowPrivate })
}

const codeOf = async (id: number): Promise<string> => {
  const found = await pictures.get(id)
  return found.ok ? found.value.type : found.problem.code
}

test('a picture is fetched once, without cookie or referrer, however many ask for it', async () => {
  const all = await Promise.all([1, 1, 1].map((id) => pictures.get(id)))
  await pictures.get(1)
  for (const found of all)
    expect(found.ok && [found.value.type, Buffer.from(found.value.body)]).toEqual(['image/png', png])
  expect(asked.map(({ url }) => url)).toEqual(['/1.png'])
  const { cookie, referer } = asked[0]?.headers ?? {}
  expect([cookie, referer]).toEqual([undefined, undefined])
})

test('what is no picture is none, whatever the server calls it; SVG is none', async () => {
  const bodies = [
    '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
    '<!doctype html><script>1</script>',
    '',
  ]
  for (const [i, body] of bodies.entries()) {
    answer = (_, response) => void response.writeHead(200, { 'content-type': 'image/png' }).end(body)
    expect(await codeOf(20 + i)).toBe('request.not-found')
  }
  answer = (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end(png)
  expect(await codeOf(30)).toBe('image/png')
})

test('kinds are told by the first bytes alone', () => {
  const of = (text: string): string | undefined => pictureKind(Buffer.from(text, 'latin1'))
  expect(
    ['\xff\xd8\xff\xe0', 'GIF89a', 'RIFF\0\0\0\0WEBPVP8 ', '\0\0\0\x20ftypavif', 'RIFX\0\0\0\0WEBP', ' <svg', ''].map(
      of,
    ),
  ).toEqual(['image/jpeg', 'image/gif', 'image/webp', 'image/avif', undefined, undefined, undefined])
})

test('one that could not be had is not asked for again soon; no picture, no address, no article ask nobody', async () => {
  answer = (_, response) => void response.writeHead(500).end()
  expect([await codeOf(2), await codeOf(2)]).toEqual(['request.not-found', 'request.not-found'])
  expect(asked).toHaveLength(1)
  expect([await codeOf(404), await codeOf(13)]).toEqual(['request.not-found', 'request.not-found'])
  expect(asked).toHaveLength(1)
})

test('too large a picture is given up before it is read whole', async () => {
  answer = (_, response) => {
    response.writeHead(200, { 'content-type': 'image/png' })
    response.write(png)
    response.end(Buffer.alloc(4 * 1024 * 1024))
  }
  expect(await codeOf(3)).toBe('request.not-found')
})

test('an address inside the network is refused, also behind a redirect', async () => {
  const guarded = open([])
  expect(await guarded.get(4)).toMatchObject({ ok: false })
  expect(asked).toEqual([])
  answer = (_, response) => void response.writeHead(302, { location: 'http://127.0.0.1:9/secret.png' }).end()
  expect(await codeOf(5)).toBe('request.not-found')
  expect(asked).toHaveLength(1)
  await guarded.close()
})

test('no more than a few are under way at once, and no more wait than can be served', async () => {
  const held: ServerResponse[] = []
  answer = (_, response) => void held.push(response)
  const all = Array.from({ length: 112 }, (_, n) => pictures.get(1000 + n))
  const refused = await Promise.all(all.slice(108))
  for (const found of refused) expect(found).toMatchObject({ ok: false, problem: { code: 'request.slow-down' } })
  // Two connections to one host.
  expect(asked.length).toBeLessThanOrEqual(8)
  answer = (_, response) => void response.writeHead(200).end(png)
  while (held.length > 0) held.pop()?.writeHead(200).end(png)
  expect((await Promise.all(all.slice(0, 108))).every(({ ok }) => ok)).toBe(true)
})
