/** The store contract, on every database: sessions of people who signed in. */
import { expect, test } from 'vitest'
import { day0 } from './made-articles.ts'
import { onEveryStore } from './store-backends.ts'

onEveryStore((at) => {
  test('sessions are found by digest, seen, listed, ended, and dropped with their token or their time', async () => {
    const { sessions } = at().store.people
    const made = (digest: string, tokenKey: string, expiresAt: number) => ({
      digest,
      role: 'owner' as const,
      tokenKey,
      agent: 'متصفح',
      at: day0,
      expiresAt,
    })
    await sessions.add(made('a', 'old', day0 + 100))
    await sessions.add(made('b', 'new', day0 + 100))
    await sessions.add(made('c', 'new', day0 + 10))
    await sessions.add(made('c', 'old', day0 + 99))
    const b = await sessions.byDigest('b')
    expect(b).toEqual({
      id: b?.id,
      role: 'owner',
      tokenKey: 'new',
      agent: 'متصفح',
      at: day0,
      seenAt: day0,
      expiresAt: day0 + 100,
    })
    expect(await sessions.byDigest('none')).toBeUndefined()
    await sessions.seen(b?.id ?? -1, day0 + 5)
    const listed = await sessions.list(day0 + 9)
    expect([listed.map((s) => s.expiresAt - day0), listed[0]?.id]).toEqual([[100, 10, 100], b?.id])
    expect((await sessions.list(day0 + 10)).length).toBe(2)
    await sessions.drop(['new'], day0 + 10)
    expect((await sessions.list(day0)).map((s) => s.id)).toEqual([b?.id])
    expect([await sessions.end([]), await sessions.end([b?.id ?? -1]), await sessions.end('all')]).toEqual([0, 1, 0])
  })
})
