/** The store contract, on every database: accounts, links that are good once, tokens, who changed what. */
import { expect, test } from 'vitest'
import { changeAccount } from '../../src/application/accounts/manage-accounts.ts'
import { admitPerson } from '../../src/application/accounts/outside.ts'
import { day0 } from './made-articles.ts'
import { onEveryStore } from './store-backends.ts'

onEveryStore((at) => {
  test('accounts: one a name, listed, changed, counted; sessions know them and end with them', async () => {
    const { people } = at().store
    const { accounts, sessions } = people
    expect(await accounts.any()).toBe(false)
    const made = (name: string, role: 'owner' | 'reader') =>
      accounts.add({ name, nameKey: name.toLowerCase(), role, passwordHash: 'scrypt$x', madeAt: day0 })
    const owner = await made('Salma', 'owner')
    const reader = await made('هدى', 'reader')
    expect(await made('SALMA', 'reader')).toBeUndefined()
    expect((await accounts.list()).map(({ name }) => name)).toEqual(['Salma', 'هدى'])
    expect(await accounts.any()).toBe(true)
    expect(await accounts.owners()).toBe(1)
    const id = reader?.id ?? -1
    await accounts.wrongTry(id, day0 + 1)
    await accounts.wrongTry(id, day0 + 2)
    expect(await accounts.byId(id)).toMatchObject({ wrongTries: 2, wrongAt: day0 + 2, role: 'reader' })
    await accounts.signedIn(id, day0 + 3)
    expect(await accounts.byId(id)).toEqual({
      id,
      name: 'هدى',
      role: 'reader',
      madeAt: day0,
      hasPassword: true,
      signedInAt: day0 + 3,
      wrongTries: 0,
    })
    expect((await accounts.withPassword({ nameKey: 'salma' }))?.passwordHash).toBe('scrypt$x')

    const session = { role: 'reader' as const, tokenKey: '', agent: 'x', at: day0, expiresAt: day0 + 100 }
    await sessions.add({ ...session, digest: 'h1', accountId: id })
    await sessions.add({ ...session, digest: 'h2', accountId: id })
    await sessions.add({ ...session, digest: 's1', accountId: owner?.id ?? -1 })
    await accounts.setRole(id, 'owner')
    expect(await sessions.byDigest('h1')).toMatchObject({ role: 'owner', account: { id, name: 'هدى' } })
    expect(await sessions.list(day0)).toHaveLength(3)
    expect(await sessions.list(day0, id)).toHaveLength(2)
    // Sessions of accounts do not hang on the server's tokens.
    await sessions.drop(['some-token'], day0 + 1)
    expect(await sessions.list(day0)).toHaveLength(3)
    await accounts.setDisabled(id, day0 + 5)
    expect(await sessions.byDigest('h1')).toBeUndefined()
    expect(await accounts.owners()).toBe(1)
    await accounts.setDisabled(id, undefined)
    const first = await sessions.byDigest('h1')
    expect(await sessions.endOf(id, { but: first?.id ?? -1 })).toBe(1)
    expect(await sessions.endOf(owner?.id ?? -1, { only: first?.id ?? -1 })).toBe(0)
    await accounts.remove(id)
    expect(await sessions.byDigest('h1')).toBeUndefined()
  })

  test('a link is taken once, and is over when its time is; tokens act for accounts that may sign in', async () => {
    const { people } = at().store
    const account = await people.accounts.add({
      name: 'ريم',
      nameKey: 'ريم',
      role: 'editor',
      passwordHash: 'scrypt$x',
      madeAt: day0,
    })
    const accountId = account?.id ?? -1
    const link = { role: 'editor' as const, by: 'x', madeAt: day0, expiresAt: day0 + 10 }
    const id = await people.links.add({ ...link, digest: 'l1' })
    await people.links.add({ ...link, digest: 'l2', accountId })
    expect(await people.links.byDigest('l1', day0 + 9)).toEqual({ id, ...link })
    expect(await people.links.byDigest('l1', day0 + 10)).toBeUndefined()
    expect(await Promise.all([people.links.take(id), people.links.take(id)])).toContain(false)
    expect(await people.links.byDigest('l1', day0)).toBeUndefined()
    await people.links.removeOf(accountId)
    expect(await people.links.list(day0)).toEqual([])

    const token = { accountId, name: 'هاتف', scopes: ['read', 'edit'] as ('read' | 'edit')[], madeAt: day0 }
    const made = await people.tokens.add({ ...token, digest: 't1', expiresAt: day0 + 10 })
    expect(await people.tokens.acting('t1', day0)).toEqual({
      ...token,
      id: made.id,
      expiresAt: day0 + 10,
      account: { id: accountId, name: 'ريم', role: 'editor' },
    })
    expect(await people.tokens.acting('t1', day0 + 10)).toBeUndefined()
    await people.accounts.setDisabled(accountId, day0)
    expect(await people.tokens.acting('t1', day0)).toBeUndefined()
    expect(await people.tokens.remove(accountId + 1, made.id)).toBe(false)
    expect(await people.tokens.remove(accountId, made.id)).toBe(true)
  })

  test('somebody elsewhere opens one account, found by issuer and subject alone; two who come at once are one', async () => {
    const { people } = at().store
    const of = (name: string) => ({ name, nameKey: name, role: 'owner' as const, passwordHash: '', madeAt: day0 })
    const account = await people.accounts.add(of('سلمى'))
    const accountId = account?.id ?? -1
    expect([account?.hasPassword, await people.accounts.withPassword({ id: accountId })]).toMatchObject([
      false,
      { passwordHash: '' },
    ])
    const identity = { accountId, issuer: 'https://id.example', subject: 'U-1', madeAt: day0 }
    const made = await people.identities.add(identity)
    expect(await people.identities.add({ ...identity, accountId: accountId + 1 })).toBeUndefined()
    expect(await people.identities.find('https://id.example', 'U-1')).toEqual({ ...identity, id: made?.id })
    for (const [issuer, subject] of [
      ['https://id.example', 'u-1'],
      ['https://id.example/', 'U-1'],
      ['proxy', 'U-1'],
    ] as const)
      expect(await people.identities.find(issuer, subject)).toBeUndefined()
    await people.identities.seen(made?.id ?? -1, day0 + 5)
    expect(await people.identities.list(accountId)).toEqual([{ ...identity, id: made?.id, seenAt: day0 + 5 }])
    expect(await people.identities.list(accountId + 1)).toEqual([])

    const stores = [at().store, await at().another()] as const
    const person = { issuer: 'https://id.example', subject: 'new', names: ['نورة'] }
    const admitted = await Promise.all(
      stores.map((store) => admitPerson({ store, clock: () => day0 }, person, { newPeople: 'readers' })),
    )
    expect(new Set(admitted.map((one) => (one.ok ? one.value.how : one.problem.code)))).toEqual(
      new Set(['joined', 'known']),
    )
    expect((await people.accounts.list()).map(({ name }) => name)).toEqual(['سلمى', 'نورة'])
    await people.identities.remove(made?.id ?? -1)
    await people.identities.removeOf((await people.accounts.list()).at(-1)?.id ?? -1)
    expect(await people.identities.list()).toEqual([])
  })

  test('two owners who take the role from each other at the same moment leave one', async () => {
    const stores = [at().store, await at().another()] as const
    for (let round = 0; round < 5; round++) {
      const ids: number[] = []
      for (const name of ['a', 'b']) {
        const nameKey = `${name}${round}`
        const of = { name: nameKey, nameKey, role: 'owner' as const, passwordHash: 'scrypt$x', madeAt: day0 }
        ids.push((await stores[0].people.accounts.add(of))?.id ?? -1)
      }
      const done = await Promise.all(
        ids.map((id, i) =>
          changeAccount({ store: stores[i % 2 === 0 ? 0 : 1], clock: () => day0 }, id, { role: 'reader' }),
        ),
      )
      expect(done.filter((each) => each.ok)).toHaveLength(1)
      expect(await stores[0].people.accounts.owners()).toBe(1)
      for (const id of ids) await stores[0].people.accounts.remove(id)
    }
  })

  test('changes are listed from the newest, page by page; a transaction that fails leaves none', async () => {
    const { people } = at().store
    for (let i = 1; i <= 5; i++) await people.audit.add({ at: day0 + i, by: 'ريم', act: 'source.add', about: `${i}` })
    const failing = people.together(async (within) => {
      await within.audit.add({ at: day0, by: 'x', act: 'y', about: 'z' })
      throw new Error('broken')
    })
    await expect(failing).rejects.toThrow('broken')
    const first = await people.audit.list({ limit: 3 })
    expect(first.items.map(({ about }) => about)).toEqual(['5', '4', '3'])
    const second = await people.audit.list({ limit: 3, before: first.next ?? -1 })
    expect([second.items.map(({ about }) => about), second.next]).toEqual([['2', '1'], undefined])
  })
})
