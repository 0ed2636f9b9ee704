/** Signing in at a provider, from the settings of a whole server. In: settings, a provider of our own. Out: test results. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { providerCheck } from '../../src/application/doctor/provider-check.ts'
import type { DoctorCheck, Siyaq } from '../../src/application/siyaq.ts'
import { composeSiyaq } from '../../src/compose.ts'
import { configWith, loadConfig, redactedConfig } from '../../src/config/config.ts'
import { createLog } from '../../src/log.ts'
import { clientId, clientSecret } from '../servers/open-id-provider.ts'
import { onProviderSite } from './provider-site.ts'

const here = onProviderSite()

test('settings go together, the secret comes from its file, and siyaq doctor asks the provider', async () => {
  const at = here()
  const wrong = (settings: Record<string, unknown>): string[] => {
    const reading = loadConfig({ flags: settings, env: {}, cwd: tmpdir() })
    return reading.ok ? [] : reading.problems.map(({ option }) => option ?? '')
  }
  const good = { oidcIssuer: 'https://id.mada.example', oidcClientId: clientId }
  expect(
    wrong({ ...good, oidcClientSecret: clientSecret, oidcScopes: 'openid,groups', oidcDomains: 'mada.example' }),
  ).toEqual([])
  for (const [settings, option] of [
    [{ oidcIssuer: 'https://id.mada.example' }, 'oidcIssuer'],
    [{ ...good, oidcIssuer: 'http://id.mada.example' }, 'oidcIssuer'],
    [{ ...good, oidcIssuer: 'http://127.0.0.1.evil.example' }, 'oidcIssuer'],
    [{ ...good, oidcIssuer: 'https://a:b@id.mada.example' }, 'oidcIssuer'],
    [{ ...good, oidcClientSecret: clientSecret, oidcClientSecretFile: 'x' }, 'oidcClientSecret'],
    [{ ...good, oidcRoleClaim: 'groups' }, 'oidcRoleClaim'],
    [{ ...good, oidcRoleClaim: 'groups', oidcRoles: 'desk=boss' }, 'oidcRoles'],
  ] as const)
    expect([settings, wrong(settings)]).toEqual([settings, expect.arrayContaining([option])])

  const dataDir = mkdtempSync(join(tmpdir(), 'siyaq-provider-'))
  const apps: Siyaq[] = []
  const file = join(dataDir, 'secret')
  const config = configWith({
    dataDir,
    port: 0,
    oidcIssuer: at.provider.issuer,
    oidcClientId: clientId,
    oidcClientSecretFile: file,
    oidcName: 'بوابة المدى',
    oidcRoleClaim: 'groups',
    oidcRoles: ['/admins=owner'],
  })
  try {
    const opened = (): Siyaq => {
      const app = composeSiyaq(config, createLog({ level: 'silent' }))
      apps.push(app)
      return app
    }
    const serving = (stop: AbortController, listening: (url: string) => void) =>
      opened().serve({
        signal: stop.signal,
        onListening: ({ url }) => listening(url ?? ''),
      })
    const missing = await serving(new AbortController(), () => undefined)
    expect(missing).toMatchObject({
      ok: false,
      problem: { code: 'config.invalid', detail: expect.stringContaining(file) },
    })
    await apps.pop()?.close()
    writeFileSync(file, `${clientSecret}\n`)
    expect(redactedConfig({ ...config, oidcClientSecret: clientSecret })['oidcClientSecret']).toBe('[secret]')
    const found: DoctorCheck[] = []
    for await (const check of opened().doctor()) found.push(check)
    expect(found.find(({ name }) => name === 'sign-in')).toMatchObject({ state: 'ok' })

    at.provider.person = { sub: 'o-1', name: 'سلمى', groups: ['/admins'] }
    const stop = new AbortController()
    let ended: Promise<unknown> | undefined
    const url = await new Promise<string>((resolve) => {
      ended = serving(stop, resolve)
    })
    const begun = await fetch(`${url}login/provider`, { redirect: 'manual' })
    const back = await at.provider.visit(begun.headers.get('location') ?? '')
    const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const signed = await fetch(back, { redirect: 'manual', headers: { cookie } })
    expect([signed.status, signed.headers.get('location')]).toEqual([303, '/'])
    const session = signed.headers.getSetCookie().find((one) => one.startsWith('siyaq-session=')) ?? ''
    const account = await fetch(`${url}accounts`, { headers: { cookie: session.split(';')[0] ?? '' } })
    expect(account.status).toBe(200)
    stop.abort()
    await ended
  } finally {
    for (const app of apps) await app.close()
    rmSync(dataDir, { recursive: true })
  }
})

test('siyaq doctor tells of a provider that does not answer, or is another', async () => {
  const at = here()
  const asked = async (oidcIssuer: string): Promise<unknown> =>
    await providerCheck(configWith({ oidcIssuer, oidcClientId: clientId }))
  expect(await providerCheck(configWith({}))).toEqual([])
  expect(await asked('http://127.0.0.1:9')).toMatchObject([
    { state: 'problem', problem: { code: 'sign-in.unreachable' } },
  ])
  at.provider.lies = { document: { issuer: 'https://evil.example' } }
  expect(await asked(at.provider.issuer)).toMatchObject([{ state: 'problem', problem: { code: 'sign-in.untrusted' } }])
})
