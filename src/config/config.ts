/**
 * The settings in force: flag, then environment (SIYAQ_…), then file (siyaq.json), then default; checked all at once.
 * In: raw flags, the environment, the settings file. Out: a typed `Config`, or every problem with its option and origin.
 * The only reader of settings from the environment; beside it the command line takes from there its language (SIYAQ_LANG, locale) and
 * the name of who corrects (USER). Reads one file, writes nothing.
 */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { configOptions, type ConfigName } from './options.ts'
import type { Bilingual, Option, Reading } from './option-types.ts'
import { shownAddress } from '../model/shown-address.ts'
import type { Problem } from '../problem.ts'

type ValueOf<O> = O extends Option<infer T> ? T : never

/** Every setting under its name; units are in the names. `dataDir` is absolute. */
export type Config = { readonly [K in ConfigName]: ValueOf<(typeof configOptions)[K]> }

export type ConfigOrigin = 'flag' | 'environment' | 'file' | 'default'

export interface ConfigProblem extends Problem {
  /** Absent when the settings file as a whole cannot be used. */
  option?: ConfigName
  /** "--port", "SIYAQ_PORT", or the file with the key. */
  where: string
  why: Bilingual
}

export type ConfigReading =
  | { ok: true; config: Config; origins: Record<ConfigName, ConfigOrigin>; file?: string }
  | { ok: false; problems: ConfigProblem[] }

export interface ConfigInput {
  /** Raw values by option name, as the command line gave them. */
  flags?: Partial<Record<string, unknown>>
  /** Absent: the environment of this process. */
  env?: Readonly<Record<string, string | undefined>>
  /** Settings file; absent: `siyaq.json` in the data directory, if there is one. */
  file?: string
  /** Directory that relative paths start from; absent: the working directory. */
  cwd?: string
}

export const configNames = Object.keys(configOptions).filter(isConfigName)

/**
 * The settings, or all that is wrong with them: `config.invalid` for each bad value, unknown key or unknown SIYAQ_ name,
 * `config.mixed-deployment` for SQLite with NATS or PostgreSQL with the embedded queue.
 */
export function loadConfig(input: ConfigInput = {}): ConfigReading {
  const { flags = {}, env = process.env, cwd = process.cwd() } = input
  const problems: ConfigProblem[] = []
  const dataDir = flags['dataDir'] ?? env[envName('dataDir')]
  const file = settingsFile(input.file ?? env['SIYAQ_CONFIG'], typeof dataDir === 'string' ? dataDir : undefined, cwd)
  const fromFile = readSettings(file, problems)
  problems.push(...unknownKeys(fromFile, file.path), ...unknownVariables(env))

  const values: Partial<Record<ConfigName, unknown>> = {}
  const origins: Partial<Record<ConfigName, ConfigOrigin>> = {}
  for (const name of configNames) {
    const picked = pick(name, flags, env, fromFile, file.path)
    origins[name] = picked.origin
    const reading: Reading<unknown> =
      picked.origin === 'default'
        ? { ok: true, value: configOptions[name].fallback }
        : configOptions[name].read(picked.raw)
    if (reading.ok) values[name] = reading.value
    else problems.push(invalid(name, picked.where, picked.raw, reading.why))
  }
  // Each value present was read by its own option.
  problems.push(...checkTogether(values as Partial<Config>))
  if (problems.length > 0) return { ok: false, problems }
  // Every name was given a value of its own option's type by the loop above.
  const config = { ...(values as Config), dataDir: resolve(cwd, String(values.dataDir)) }
  const reading = { ok: true as const, config, origins: origins as Record<ConfigName, ConfigOrigin> }
  return file.exists ? { ...reading, file: file.path } : reading
}

/** The default settings with some values replaced: for tests and for the demo. */
export function configWith(values: Partial<Config>): Config {
  const defaults = Object.fromEntries(configNames.map((name) => [name, configOptions[name].fallback]))
  // The table's fallbacks have their options' types.
  return { ...(defaults as unknown as Config), ...values }
}

/** The settings as they may be shown and logged: secrets replaced, `undefined` left out. */
export function redactedConfig(config: Config): Record<string, unknown> {
  const shown: Record<string, unknown> = {}
  for (const name of configNames) {
    const value = config[name]
    if (value === undefined) continue
    if (!configOptions[name].secret) shown[name] = value
    else if (Array.isArray(value)) shown[name] = value.map(hideSecret)
    else shown[name] = hideSecret(String(value))
  }
  return shown
}

/** `embedded` (SQLite and the queue in it) or `cluster` (PostgreSQL and NATS JetStream). */
export function deploymentOf(config: Pick<Config, 'databaseUrl' | 'natsUrls'>): 'embedded' | 'cluster' {
  return config.databaseUrl === undefined && config.natsUrls.length === 0 ? 'embedded' : 'cluster'
}

/** `SIYAQ_FETCH_TIMEOUT` for `fetchTimeoutMs`: units are written in the value there, not in the name. */
export function envName(name: ConfigName): string {
  return `SIYAQ_${words(name).join('_').toUpperCase()}`
}

/** `--fetch-timeout` for `fetchTimeoutMs`. */
export function flagName(name: ConfigName): string {
  return `--${words(name).join('-')}`
}

function words(name: string): string[] {
  return name
    .replace(/(?:Ms|Bytes)$/, '')
    .replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    .split('-')
}

function isConfigName(name: string): name is ConfigName {
  return Object.hasOwn(configOptions, name)
}

interface SettingsFile {
  path: string
  exists: boolean
  /** Named by the operator, so its absence is a problem. */
  named: boolean
  text: string
}

function settingsFile(named: string | undefined, dataDir: string | undefined, cwd: string): SettingsFile {
  const path = resolve(cwd, named ?? join(dataDir ?? configOptions.dataDir.fallback, 'siyaq.json'))
  try {
    return { path, exists: true, named: named !== undefined, text: readFileSync(path, 'utf8') }
  } catch {
    // Absent or unreadable alike: a file that was named is then a problem, the usual one is optional.
    return { path, exists: false, named: named !== undefined, text: '{}' }
  }
}

function readSettings(file: SettingsFile, problems: ConfigProblem[]): Record<string, unknown> {
  const bad = (ar: string, en: string): Record<string, unknown> => {
    problems.push({ code: 'config.invalid', detail: file.path, where: file.path, why: { ar, en } })
    return {}
  }
  if (!file.exists) return file.named ? bad('تعذرت قراءة الملف', 'the file cannot be read') : {}
  try {
    const value: unknown = JSON.parse(file.text.replace(/^\uFEFF/, ''))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
    return bad('المطلوب كائن JSON', 'expected a JSON object')
  } catch (error) {
    return bad('ليس JSON صالحاً', `not valid JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function pick(
  name: ConfigName,
  flags: Partial<Record<string, unknown>>,
  env: Readonly<Record<string, string | undefined>>,
  fromFile: Record<string, unknown>,
  path: string,
): { raw: unknown; origin: ConfigOrigin; where: string } {
  if (flags[name] !== undefined) return { raw: flags[name], origin: 'flag', where: flagName(name) }
  const variable = env[envName(name)]
  if (variable !== undefined && variable !== '') return { raw: variable, origin: 'environment', where: envName(name) }
  if (fromFile[name] !== undefined) return { raw: fromFile[name], origin: 'file', where: `${path} (${name})` }
  return { raw: undefined, origin: 'default', where: name }
}

function invalid(option: ConfigName, where: string, raw: unknown, why: Bilingual): ConfigProblem {
  const shown = configOptions[option].secret ? '[secret]' : shownAddress((JSON.stringify(raw) ?? '').slice(0, 200))
  return { code: 'config.invalid', detail: `${where}: ${shown}`, option, where, why }
}

function unknownKeys(fromFile: Record<string, unknown>, path: string): ConfigProblem[] {
  return Object.keys(fromFile)
    .filter((key) => !isConfigName(key))
    .map((key) => ({
      code: 'config.invalid',
      detail: `${path} (${key})`,
      where: `${path} (${key})`,
      why: { ar: 'اسم غير معروف', en: 'there is no such setting' },
    }))
}

/** Variables with our prefix that mean something else than an option. */
const otherVariables = new Set(['SIYAQ_CONFIG', 'SIYAQ_LANG'])

function unknownVariables(env: Readonly<Record<string, string | undefined>>): ConfigProblem[] {
  const known = new Set(configNames.map(envName))
  return Object.keys(env)
    .filter(
      (key) =>
        key.startsWith('SIYAQ_') && !key.startsWith('SIYAQ_TEST_') && !known.has(key) && !otherVariables.has(key),
    )
    .map((key) => ({
      code: 'config.invalid',
      detail: key,
      where: key,
      why: { ar: 'اسم غير معروف', en: 'there is no such setting' },
    }))
}

/** What is wrong only in combination; values that were refused on their own are absent here. */
function checkTogether(values: Partial<Config>): ConfigProblem[] {
  const problems: ConfigProblem[] = []
  const nats = (values.natsUrls ?? []).length > 0
  const postgres = values.databaseUrl !== undefined
  if (nats !== postgres && values.natsUrls !== undefined) {
    const why = postgres
      ? {
          ar: 'حُددت databaseUrl بلا natsUrls: الطابور المدمج يعيش في ملف SQLite ولا تراه الأجهزة الأخرى. حدد natsUrls، أو احذف databaseUrl',
          en:
            'databaseUrl is set without natsUrls: the embedded queue lives in the SQLite file and no other ' +
            'machine sees it. Set natsUrls, or remove databaseUrl',
        }
      : {
          ar: 'حُددت natsUrls بلا databaseUrl: الرسائل تحمل أرقام سجلات لا توجد إلا في ملف SQLite على هذا الجهاز. حدد databaseUrl، أو احذف natsUrls',
          en:
            'natsUrls is set without databaseUrl: messages carry ids of rows that exist only in the SQLite ' +
            'file of this machine. Set databaseUrl, or remove natsUrls',
        }
    const where = postgres ? 'databaseUrl' : 'natsUrls'
    problems.push({ code: 'config.mixed-deployment', detail: why.en, option: where, where, why })
  }
  if (values.role !== undefined && values.role !== 'all' && !nats && !postgres)
    problems.push(
      together(
        'role',
        'الدوران web وworker يحتاجان إلى PostgreSQL وNATS',
        'the roles web and worker need PostgreSQL and NATS',
      ),
    )
  if ((values.natsCertFile === undefined) !== (values.natsKeyFile === undefined))
    problems.push(
      together('natsCertFile', 'natsCertFile وnatsKeyFile معاً أو لا', 'natsCertFile and natsKeyFile go together'),
    )
  problems.push(...checkHub(values), ...checkProvider(values))
  if (orderedWrong(values.pollMinMs, values.pollMaxMs))
    problems.push(together('pollMinMs', 'pollMinMs أكبر من pollMaxMs', 'pollMinMs is greater than pollMaxMs'))
  if (orderedWrong(values.fetchConnectTimeoutMs, values.fetchTimeoutMs))
    problems.push(
      together(
        'fetchConnectTimeoutMs',
        'fetchConnectTimeoutMs أكبر من fetchTimeoutMs',
        'fetchConnectTimeoutMs is greater than fetchTimeoutMs',
      ),
    )
  if (values.timeZone !== undefined && !isTimeZone(values.timeZone))
    problems.push(together('timeZone', 'منطقة زمنية غير معروفة', 'there is no such time zone'))
  return problems
}

/** The hub's address stands in every feed, so it may hold nothing that is to be kept; and what it is told are addresses at `publicUrl`. */
function checkHub({ webSubHub: hub, publicUrl }: Partial<Config>): ConfigProblem[] {
  if (hub === undefined) return []
  const { username, password, hash } = new URL(hub)
  const problems: ConfigProblem[] = []
  if (`${username}${password}${hash}` !== '')
    problems.push(
      together(
        'webSubHub',
        'المطلوب عنوان بلا اسم أو كلمة مرور أو #: تقرؤه كل خلاصة على الجميع',
        'expected an address without credentials or #: every feed shows it to everybody',
      ),
    )
  if (publicUrl === undefined)
    problems.push(
      together(
        'webSubHub',
        'حُددت webSubHub بلا publicUrl: بلا عنوان يصل إليه الموزّع لا يجلب الخلاصات. حدد publicUrl، أو احذف webSubHub',
        'webSubHub is set without publicUrl: the hub fetches the feeds at an address that it can reach. Set publicUrl, or remove webSubHub',
      ),
    )
  return problems
}

/** What signing in elsewhere needs together. */
function checkProvider(values: Partial<Config>): ConfigProblem[] {
  const { oidcIssuer: issuer, oidcClientId, oidcClientSecret, oidcClientSecretFile, oidcRoleClaim, oidcRoles } = values
  const problems: ConfigProblem[] = []
  const wrong = (option: ConfigName, ar: string, en: string): void => void problems.push(together(option, ar, en))
  if ((issuer === undefined) !== (oidcClientId === undefined))
    wrong('oidcIssuer', 'oidcIssuer وoidcClientId معاً أو لا', 'oidcIssuer and oidcClientId go together')
  if (issuer !== undefined && !isSafeIssuer(issuer))
    wrong(
      'oidcIssuer',
      'المطلوب عنوان https بلا اسم أو كلمة مرور أو استعلام؛ http للجهاز نفسه فقط',
      'expected an https address without credentials or a query; http on loopback only',
    )
  if (oidcClientSecret !== undefined && oidcClientSecretFile !== undefined)
    wrong(
      'oidcClientSecret',
      'oidcClientSecret أو oidcClientSecretFile، لا كلاهما',
      'oidcClientSecret or oidcClientSecretFile, not both',
    )
  if ((oidcRoleClaim === undefined) !== ((oidcRoles ?? []).length === 0))
    wrong('oidcRoleClaim', 'oidcRoleClaim وoidcRoles معاً أو لا', 'oidcRoleClaim and oidcRoles go together')
  const { userHeader, userHeaderFrom = [] } = values
  if ((userHeader === undefined) !== (userHeaderFrom.length === 0))
    wrong('userHeader', 'userHeader وuserHeaderFrom معاً أو لا', 'userHeader and userHeaderFrom go together')
  if (userHeader !== undefined && (!/^[\w-]{2,60}$/.test(userHeader) || ourHeaders.test(userHeader)))
    wrong(
      'userHeader',
      'المطلوب اسم ترويسة لا تعني شيئاً آخر، مثل Remote-User',
      'expected the name of a header that means nothing else, like Remote-User',
    )
  if (userHeaderFrom.some((network) => network.endsWith('/0')))
    wrong(
      'userHeaderFrom',
      'كل عنوان على الإنترنت ليس وسيطاً: سمّ عناوين الوسطاء',
      'every address is no proxy: name those of the proxies',
    )
  return problems
}

/** Headers that anybody sends, or that say something else. */
const ourHeaders =
  /^(?:accept.*|authorization|connection|content-.*|cookie|forwarded|host|origin|referer|sec-.*|user-agent|via|x-forwarded-(?:for|host|proto)|x-real-ip|if-.*)$/i

function isSafeIssuer(issuer: string): boolean {
  const { protocol, hostname, username, password, search, hash } = new URL(issuer)
  const isHere = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname)
  return (protocol === 'https:' || isHere) && `${username}${password}${search}${hash}` === ''
}

function together(option: ConfigName, ar: string, en: string): ConfigProblem {
  return { code: 'config.invalid', detail: `${option}: ${en}`, option, where: option, why: { ar, en } }
}

function orderedWrong(low: number | undefined, high: number | undefined): boolean {
  return low !== undefined && high !== undefined && low > high
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    // RangeError is how Intl says that a zone is unknown.
    return false
  }
}

/** An address without user and password; any other secret entirely replaced. */
function hideSecret(value: string): string {
  return URL.canParse(value) && value.includes('://') ? shownAddress(value) : '[secret]'
}
