import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  configNames,
  configWith,
  deploymentOf,
  envName,
  flagName,
  loadConfig,
  redactedConfig,
  type ConfigInput,
} from './config.ts'
import { configOptions } from './options.ts'

let cwd = ''
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'siyaq-config-'))
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

function load(input: ConfigInput = {}) {
  return loadConfig({ env: {}, cwd, ...input })
}

function settings(value: unknown, name = 'siyaq.json'): string {
  const path = join(cwd, name)
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value))
  return path
}

function accepted(input: ConfigInput = {}) {
  const reading = load(input)
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
  return reading
}

function refused(input: ConfigInput): string[] {
  const reading = load(input)
  return reading.ok ? [] : reading.problems.map((problem) => `${problem.where} ${problem.code}`)
}

describe('precedence', () => {
  test('flag before environment before file before default, each told as the origin', () => {
    const file = settings({ port: 1001, host: '10.0.0.1', logLevel: 'warn' })
    const { config, origins } = accepted({
      flags: { port: '1003' },
      env: { SIYAQ_PORT: '1002', SIYAQ_HOST: '10.0.0.2' },
      file,
    })
    expect([config.port, config.host, config.logLevel, config.role]).toEqual([1003, '10.0.0.2', 'warn', 'all'])
    expect([origins.port, origins.host, origins.logLevel, origins.role]).toEqual([
      'flag',
      'environment',
      'file',
      'default',
    ])
  })

  test('the file in the data directory is found, wherever the data directory comes from', () => {
    const reading = accepted({ flags: { dataDir: '.' }, env: {} })
    expect(reading.file).toBeUndefined()
    settings({ port: 4321 })
    expect(accepted({ flags: { dataDir: '.' } }).config.port).toBe(4321)
    expect(accepted({ env: { SIYAQ_DATA_DIR: cwd } }).config.port).toBe(4321)
  })

  test('an empty variable counts as absent', () => {
    expect(accepted({ env: { SIYAQ_PORT: '' } }).origins.port).toBe('default')
  })

  test('paths start from the given directory', () => {
    expect(accepted({ flags: { dataDir: 'news' } }).config.dataDir).toBe(join(cwd, 'news'))
  })
})

describe('values', () => {
  test('durations and sizes are written with units and held in ms and bytes', () => {
    const env = {
      SIYAQ_FETCH_TIMEOUT: '45s',
      SIYAQ_POLL_MAX: '2d',
      SIYAQ_FETCH_MAX_WIRE: '1.5MB',
      SIYAQ_HOST_DELAY: '250',
    }
    const { config } = accepted({ env })
    expect([config.fetchTimeoutMs, config.pollMaxMs, config.fetchMaxWireBytes, config.hostDelayMs]).toEqual([
      45_000, 172_800_000, 1_572_864, 250,
    ])
  })

  test('lists come as arrays in the file and with commas elsewhere', () => {
    expect(accepted({ env: { SIYAQ_STAGES: 'fetch, extract,fetch' } }).config.stages).toEqual(['fetch', 'extract'])
    expect(
      accepted({ file: settings({ allowPrivate: ['127.0.0.1:9000', '[::1]:80'] }) }).config.allowPrivate,
    ).toHaveLength(2)
  })

  test('every default passes its own check', () => {
    for (const name of configNames) {
      const option = configOptions[name]
      if (option.fallbackText === undefined) continue
      expect(option.read(option.fallbackText), name).toEqual({ ok: true, value: configOptions[name].fallback })
    }
    expect(accepted().config).toEqual({ ...configWith({}), dataDir: join(cwd, 'data') })
  })

  test('every option is told in both languages and its names in environment and flags differ from all others', () => {
    for (const name of configNames) {
      expect(configOptions[name].doc.ar, name).toMatch(/[\u0600-\u06FF]/)
      expect(configOptions[name].doc.en, name).toMatch(/^[A-Z]/)
    }
    expect(new Set(configNames.map(envName)).size).toBe(configNames.length)
    expect(new Set(configNames.map(flagName)).size).toBe(configNames.length)
  })
})

describe('problems', () => {
  test('all at once, each with where it came from', () => {
    const file = settings({ digits: 'roman', colour: 'red' })
    const env = { SIYAQ_PORT: '70000', SIYAQ_PROT: '1', SIYAQ_NATS_URLS: 'http://x' }
    expect(refused({ flags: { role: 'boss' }, env, file }).sort()).toEqual(
      [
        '--role config.invalid',
        'SIYAQ_NATS_URLS config.invalid',
        'SIYAQ_PORT config.invalid',
        'SIYAQ_PROT config.invalid',
        `${file} (colour) config.invalid`,
        `${file} (digits) config.invalid`,
      ].sort(),
    )
  })

  test('a named file that is absent or no JSON object is a problem; an absent usual one is not', () => {
    expect(refused({ file: join(cwd, 'none.json') })).toEqual([`${join(cwd, 'none.json')} config.invalid`])
    const broken = settings('{"port": 1', 'broken.json')
    expect(refused({ file: broken })).toEqual([`${broken} config.invalid`])
    const list = settings('[]', 'list.json')
    expect(refused({ file: list })).toEqual([`${list} config.invalid`])
    expect(load().ok).toBe(true)
  })

  test('a bad secret is not repeated', () => {
    const reading = load({ env: { SIYAQ_ADMIN_TOKEN: 'short-one', SIYAQ_DATABASE_URL: 'mysql://u:hunter2@db/x' } })
    expect(JSON.stringify(reading)).not.toMatch(/short-one|hunter2/)
  })

  test.each([
    ['a poll range upside down', { SIYAQ_POLL_MIN: '1h', SIYAQ_POLL_MAX: '10m' }, 'pollMinMs'],
    [
      'a connect time beyond the whole',
      { SIYAQ_FETCH_TIMEOUT: '5s', SIYAQ_FETCH_CONNECT_TIMEOUT: '9s' },
      'fetchConnectTimeoutMs',
    ],
    ['no such time zone', { SIYAQ_TIME_ZONE: 'Mars/Base' }, 'timeZone'],
    ['half of a certificate', { SIYAQ_NATS_CERT_FILE: 'a.pem' }, 'natsCertFile'],
    ['a worker on one machine', { SIYAQ_ROLE: 'worker' }, 'role'],
  ])('%s', (_, env, where) => {
    expect(refused({ env })).toEqual([`${where} config.invalid`])
  })
})

describe('deployment', () => {
  const databaseUrl = 'postgres://siyaq:secret@db.example/siyaq'
  const natsUrls = 'nats://a.example:4222,nats://b.example:4222'

  test('two combinations are accepted', () => {
    expect(deploymentOf(accepted().config)).toBe('embedded')
    const cluster = accepted({
      env: { SIYAQ_DATABASE_URL: databaseUrl, SIYAQ_NATS_URLS: natsUrls, SIYAQ_ROLE: 'worker' },
    })
    expect(deploymentOf(cluster.config)).toBe('cluster')
  })

  test('certificate and key for NATS go together', () => {
    const env = { SIYAQ_NATS_CERT_FILE: 'a.pem', SIYAQ_NATS_KEY_FILE: 'a.key', SIYAQ_NATS_STREAM: 'two' }
    expect(accepted({ env }).config).toMatchObject({ natsCertFile: 'a.pem', natsKeyFile: 'a.key', natsStream: 'two' })
    expect(load({ env: { SIYAQ_NATS_STREAM: 'two.three' } }).ok).toBe(false)
  })

  test('the two others are refused with the reason in both languages', () => {
    for (const env of [{ SIYAQ_DATABASE_URL: databaseUrl }, { SIYAQ_NATS_URLS: natsUrls }]) {
      const reading = load({ env })
      expect(reading.ok).toBe(false)
      if (reading.ok) continue
      expect(reading.problems.map((problem) => problem.code)).toEqual(['config.mixed-deployment'])
      expect(reading.problems[0]?.why.ar).toMatch(/SQLite/)
      expect(reading.problems[0]?.why.en).toMatch(/SQLite/)
    }
  })

  test('the dump hides secrets and says the rest', () => {
    const { config } = accepted({
      env: {
        SIYAQ_DATABASE_URL: databaseUrl,
        SIYAQ_NATS_URLS: 'nats://user:pw@a.example:4222',
        SIYAQ_ADMIN_TOKEN: 'a-long-admin-token',
      },
    })
    const dump = redactedConfig(config)
    expect(dump).toMatchObject({
      databaseUrl: 'postgres://[secret]@db.example/siyaq',
      natsUrls: ['nats://[secret]@a.example:4222'],
      adminToken: '[secret]',
      port: 8080,
    })
    expect(JSON.stringify(dump)).not.toMatch(/siyaq:secret|user:pw|a-long-admin-token/)
  })

  test('a hub is named in public: without credentials, with an address of ours, and no credentials in what is said', () => {
    const publicUrl = 'https://news.example'
    expect(accepted({ flags: { webSubHub: 'https://hub.example/', publicUrl } }).config.webSubHub).toBe(
      'https://hub.example/',
    )
    expect(refused({ flags: { webSubHub: 'https://hub.example/' } })).toEqual(['webSubHub config.invalid'])
    for (const webSubHub of ['https://me:sesame@hub.example/', 'ftp://me:sesame@hub.example/']) {
      const reading = load({ flags: { webSubHub, publicUrl } })
      expect(reading.ok).toBe(false)
      expect(JSON.stringify(reading)).not.toContain('sesame')
    }
  })
})
