/**
 * docs/cluster.md followed line by line: its blocks are run as one script, from an empty directory to a story found through the proxy; and the
 * files of deploy/ name only metrics and settings that there are. In: the page, servers of this machine. Out: test results.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { configNames, envName } from '../../src/config/config.ts'
import { freePorts } from '../servers/server-process.ts'
import { programArguments } from '../soak/program-process.ts'
import { clusterPrograms } from './rig.ts'

const root = resolve(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/cluster.md'), 'utf8')
const programs = clusterPrograms()

/** Sixteen ports in a row that were free a moment ago. */
async function portsInARow(): Promise<number> {
  const [first = 0] = await freePorts(1)
  return first > 65_000 ? first - 1_000 : first
}

test.skipIf(programs === undefined)(
  'the page, followed from its first line to its last',
  { timeout: 240_000 },
  async () => {
    const blocks = [...page.matchAll(/^```bash\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block)
    expect(blocks.length).toBeGreaterThan(6)
    const directory = mkdtempSync(join(tmpdir(), 'siyaq-page-'))
    chmodSync(directory, 0o777)
    const script = join(directory, 'page.sh')
    const siyaq = join(directory, 'siyaq')
    writeFileSync(
      siyaq,
      `#!/bin/sh\ncd "${root}" || exit 9\nexec "${process.execPath}" ${programArguments().join(' ')} "$@"\n`,
    )
    chmodSync(siyaq, 0o755)
    // Whatever breaks off, nothing is left running.
    const ending = `trap 'code=$?; set +e; [ $code = 0 ] || tail -n 5 "$CLUSTER"/*.log >&2; for p in $(cat "$CLUSTER/pids" 2>/dev/null); do kill -9 $p 2>/dev/null; done
    pg_ctl -D "$CLUSTER/pg" -m immediate stop >/dev/null 2>&1; exit $code' EXIT\n`
    // The wrapper runs in the project's folder: files are named by their whole path.
    writeFileSync(
      script,
      `${ending}${blocks.join('\n').replaceAll('import first.jsonl', 'import "$CLUSTER/first.jsonl"')}`,
    )
    const [pg, nats, web] = [await portsInARow(), await portsInARow(), await portsInARow()]
    const env = {
      PATH: process.env['PATH'] ?? '',
      HOME: directory,
      CLUSTER: join(directory, 'cluster'),
      SIYAQ: siyaq,
      PG_PORT: String(pg),
      NATS_PORT: String(nats),
      WEB_PORT: String(web),
    }
    // PostgreSQL refuses to run for root.
    const asUser =
      process.getuid?.() === 0 ? ['setpriv', '--reuid', 'postgres', '--regid', 'postgres', '--clear-groups'] : []
    const [command = '', ...args]: string[] = [...asUser, 'bash', script]
    const done = spawnSync(command, args, { cwd: directory, env, encoding: 'utf8', timeout: 220_000 })
    const logs = `${done.stdout}\n${done.stderr}`
    rmSync(directory, { recursive: true, force: true })
    expect(done.status, logs).toBe(0)
    expect(logs).toContain('"ok":true')
    expect(logs).not.toMatch(/Unexpected error|stage\.crashed/)
  },
)

function filesOf(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
}

test('alerts, dashboard and page name metrics that there are', () => {
  const declared = filesOf('src').join('\n')
  const named = [...filesOf('deploy'), page].flatMap((text) =>
    [...text.matchAll(/\bsiyaq_[a-z_]+/g)].map(([name]) => name),
  )
  expect(named.length).toBeGreaterThan(20)
  for (const name of new Set(named)) expect(declared, name).toContain(`'${name.replace(/_(?:bucket|count|sum)$/, '')}'`)
})

test('units, containers and page name settings and options that there are', () => {
  const known = new Set(configNames.map(envName))
  const texts = [...filesOf('deploy'), page]
  for (const text of texts)
    for (const [name] of text.matchAll(/\bSIYAQ_[A-Z_]+\b/g)) expect(known.has(name), name).toBe(true)
  const cli =
    readFileSync(join(root, 'docs/cli.md'), 'utf8') + readFileSync(join(root, 'docs/configuration.md'), 'utf8')
  for (const text of texts)
    for (const [, option = ''] of text.matchAll(/siyaq serve[^\n`]*?(--[a-z-]+)/gi)) expect(cli).toContain(option)
})

const promtool = spawnSync('promtool', ['--version']).status === 0
if (!promtool) process.stderr.write('skipped: promtool is missing: install the package prometheus\n')
test.skipIf(!promtool)('promtool takes the alerts', () => {
  const checked = spawnSync('promtool', ['check', 'rules', join(root, 'deploy/prometheus/alerts.yml')], {
    encoding: 'utf8',
  })
  expect([checked.status, checked.stderr]).toEqual([0, ''])
})
