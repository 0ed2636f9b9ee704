/**
 * A served application whose people sign in at a provider of our own; each test has its own, and one provider.
 * In: settings. Out: applications, browsers that go to the provider and back, what was noted. Listens on a loopback port.
 */
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { OpenId, type OpenIdSettings } from '../../src/application/accounts/open-id.ts'
import type { Role } from '../../src/model/roles.ts'
import { createApp } from '../../src/serve/app.tsx'
import type { ServeConfig, ServeDeps } from '../../src/serve/app-deps.ts'
import { clientId, clientSecret, startOpenIdProvider, type OpenIdProvider } from '../servers/open-id-provider.ts'
import { servedApp, type ServedApp } from './served-app.ts'
import { Visitor } from './visitor.ts'

export class ProviderSite {
  readonly provider: OpenIdProvider
  readonly served: ServedApp
  /** What was told to the log. */
  readonly warned: { code: string; detail?: string }[] = []
  readonly #openIds: OpenId[] = []
  #visitors = 0

  constructor(provider: OpenIdProvider, served: ServedApp) {
    this.provider = provider
    this.served = served
    provider.lies = {}
    provider.asked = []
    provider.person = { sub: 'u-1', name: 'هدى الرملي', email: 'huda@mada.example', email_verified: true }
  }

  site(
    settings: Partial<OpenIdSettings> = {},
    config: Partial<ServeConfig> = {},
    more: Partial<ServeDeps> = {},
  ): ServedApp['app'] {
    const openId = new OpenId(
      {
        issuer: this.provider.issuer,
        clientId,
        clientSecret,
        name: 'بوابة المدى',
        scopes: ['openid', 'profile', 'email'],
        roles: new Map(),
        domains: [],
        ...settings,
      },
      { userAgent: 'Siyaq/test', allowPrivate: [], warn: (about) => this.warned.push(about) },
    )
    this.#openIds.push(openId)
    const { deps } = this.served
    return createApp({ ...deps, config: { ...deps.config, ...config }, openId, ...more })
  }

  /** From an address of its own: who comes back with nothing good is slowed down. */
  stranger(app: ServedApp['app']): Visitor {
    this.#visitors++
    return new Visitor(app, `198.51.100.${this.#visitors}`)
  }

  /** To the provider and back, as a browser goes: the path that it comes back with. */
  async toProvider(visitor: Visitor, query = ''): Promise<string> {
    const sent = await visitor.ask(`/login/provider${query}`)
    expect(sent.status).toBe(303)
    const back = await this.provider.visit(sent.headers.get('location') ?? '')
    return back.pathname + back.search
  }

  async throughProvider(visitor: Visitor, query = ''): Promise<Response> {
    return await visitor.ask(await this.toProvider(visitor, query))
  }

  async audit(): Promise<string[]> {
    const { items } = await this.served.store.people.audit.list({ limit: 100 })
    return items.map(({ by, act, about }) => `${by}: ${act} ${about}`).reverse()
  }

  async names(): Promise<[string, Role][]> {
    return (await this.served.store.people.accounts.list()).map(({ name, role }) => [name, role])
  }

  async close(): Promise<void> {
    for (const openId of this.#openIds) await openId.close()
    await this.served.remove()
  }
}

/** A site of its own for each test of the file. */
export function onProviderSite(): () => ProviderSite {
  let provider: OpenIdProvider | undefined
  let site: ProviderSite | undefined
  beforeAll(async () => {
    provider = await startOpenIdProvider()
  })
  afterAll(() => provider?.close())
  beforeEach(async () => {
    if (provider !== undefined) site = new ProviderSite(provider, await servedApp({ formSecret: 'one-secret' }))
  })
  afterEach(() => site?.close())
  return () => {
    if (site === undefined) throw new Error('no test is running')
    return site
  }
}

export const where = (answer: Response): [number, string | null] => [answer.status, answer.headers.get('location')]
