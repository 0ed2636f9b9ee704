/**
 * Every command of the program, with arguments that reach the store, to be run where something is wrong.
 * In: a data directory or servers. Out: what each run said. The application is the real one; only signals and streams are the test's.
 */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { commandsAmong } from '../../src/cli/command-list.ts'
import { commandTree } from '../../src/cli/command-tree.ts'
import { runCli } from '../../src/cli/run-cli.ts'
import { composeSiyaq } from '../../src/compose.ts'

export interface FaultyRun {
  code: number
  out: string
  err: string
}

/** A directory for what the commands are given: a page, an import, a place for a backup. */
export function givenFiles(): { directory: string; page: string; items: string; backup: string } {
  const directory = mkdtempSync(join(tmpdir(), 'siyaq-given-'))
  const page = join(directory, 'page.html')
  const text = 'أعلنت بلدية المرفأ القديم افتتاح مكتبة الحي بعد عامين من الترميم. '.repeat(8)
  writeFileSync(
    page,
    `<html lang="ar"><head><title>مكتبة الحي</title></head><body><article><h1>مكتبة الحي</h1><p>${text}</p></article></body></html>`,
  )
  const items = join(directory, 'items.jsonl')
  const item = { url: 'https://paper.example/1', title: 'مكتبة الحي', text, published: '2026-03-01T10:00:00Z' }
  writeFileSync(items, `${JSON.stringify(item)}\n`)
  return { directory, page, items, backup: join(directory, 'backup.db') }
}

type Given = ReturnType<typeof givenFiles>

/** Leaf command → its arguments; undefined for a command that opens no store. `DATA` stands for the data directory. */
const argumentsOf: Record<string, ((given: Given) => string[]) | undefined> = {
  serve: () => ['--port', '0'],
  demo: () => ['--once', '--keep', 'DATA'],
  add: () => ['http://127.0.0.1:9/feed'],
  'sources list': () => [],
  'sources family': () => ['paper', 'دار الورق'],
  'sources coverage': () => ['paper'],
  'sources compare': () => ['paper', 'other'],
  trends: () => [],
  accuracy: undefined,
  'feeds list': () => [],
  'feeds pause': () => ['1'],
  'feeds resume': () => ['1'],
  'feeds remove': () => ['1'],
  'feeds export': () => [],
  'feeds show': () => ['1'],
  'feeds set': () => ['1', '--section', 'محليات'],
  poll: () => [],
  import: (given) => [given.items],
  try: (given) => [given.page, '--url', 'https://paper.example/1'],
  search: () => ['مكتبة'],
  export: () => ['مكتبة', '--format', 'csv'],
  'searches list': () => [],
  'searches add': () => ['مكتبة', '--section', 'ثقافة'],
  'searches remove': () => ['1'],
  stories: () => [],
  story: () => ['1'],
  entity: () => ['المرفأ'],
  'cite article': () => ['1', '--format', 'ris'],
  'cite story': () => ['1'],
  why: () => ['1'],
  'correct list': () => [],
  'correct move': () => ['1', '2'],
  'correct merge': () => ['1', '2'],
  'correct split': () => ['1', '2'],
  'correct lock': () => ['1'],
  'correct unlock': () => ['1'],
  'correct undo': () => ['1'],
  'correct desk': () => ['1', 'sport'],
  regroup: () => [],
  'dead list': () => [],
  'dead retry': () => ['--all'],
  'own list': () => ['saved'],
  'own mark': () => ['story', '1', '--save'],
  'own follow': () => ['source', 'paper.example'],
  'own mute': () => ['word', 'كرة'],
  'own read-all': () => [],
  'own folders list': () => [],
  'own folders add': () => ['اقتصاد'],
  'own folders rename': () => ['1', 'مال'],
  'own folders move': () => ['1', '1'],
  'own folders remove': () => ['1'],
  'own folders put': () => ['paper.example', '--in', '1'],
  'own folders show': () => ['1'],
  'own folders read': () => ['1'],
  'accounts list': () => [],
  'accounts invite': () => ['editor'],
  'accounts link': () => ['1'],
  'accounts role': () => ['1', 'reader'],
  'accounts disable': () => ['1'],
  'accounts enable': () => ['1'],
  'accounts remove': () => ['1'],
  'accounts unlink': () => ['1'],
  'accounts token': () => ['1', '--name', 'برنامج'],
  'accounts audit': () => [],
  'sessions list': () => [],
  'sessions end': () => ['--all'],
  doctor: () => [],
  config: undefined,
  backup: (given) => [given.backup],
  restore: (given) => [given.backup, '--overwrite'],
  predict: undefined,
}

const commands = await commandsAmong([])

/** Every leaf of the tree of commands; throws when one is missing in the table above, so that a new command is tried as well. */
export function storeCommands(given: Given): { name: string; args: string[] }[] {
  const names = leavesOf(commandTree('en', '0', async () => undefined, commands)).map((path) => path.join(' '))
  const unknown = names.filter((name) => !Object.hasOwn(argumentsOf, name))
  if (unknown.length > 0) throw new Error(`tests/faults/every-command.ts does not know: ${unknown.join(', ')}`)
  return names.flatMap((name) => {
    const args = argumentsOf[name]
    return args === undefined ? [] : [{ name, args: args(given) }]
  })
}

function leavesOf(command: Command, path: string[] = []): string[][] {
  if (command.commands.length === 0) return [path]
  return command.commands.filter((c) => c.name() !== 'help').flatMap((c) => leavesOf(c, [...path, c.name()]))
}

/** One run in this process; it is asked to stop after `stopMs`, for the commands that go on. */
export async function runFaulty(
  command: { name: string; args: readonly string[] },
  settings: { dataDir: string; databaseUrl?: string; natsUrls?: string },
  o: { lang: 'ar' | 'en'; json?: boolean; stopMs?: number },
): Promise<FaultyRun> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), o.stopMs ?? 3_000)
  const found: FaultyRun = { code: -1, out: '', err: '' }
  const { dataDir, databaseUrl, natsUrls } = settings
  const argv = [
    ...command.name.split(' '),
    ...command.args.map((arg) => (arg === 'DATA' ? dataDir : arg)),
    '--lang',
    o.lang,
    '--data-dir',
    dataDir,
    ...(databaseUrl === undefined ? [] : ['--database-url', databaseUrl]),
    ...(natsUrls === undefined ? [] : ['--nats-urls', natsUrls, '--nats-replicas', '1']),
    ...(o.json === true ? ['--json'] : []),
  ]
  try {
    found.code = await runCli(argv, {
      stdout: { write: (text) => void (found.out += text), columns: 200 },
      stderr: { write: (text) => void (found.err += text), columns: 200 },
      stdin: nothing(),
      env: {},
      cwd: tmpdir(),
      now: Date.now,
      signal: stop.signal,
      compose: (config, log) => composeSiyaq(config, log),
    })
  } finally {
    clearTimeout(timer)
  }
  return found
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(new Uint8Array())
}
