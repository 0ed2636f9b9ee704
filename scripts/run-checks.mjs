// Runs every check of the project in order and ends with "N passed, N failed". With --static those that run no test suite and no
// quality floor: build, types, lint, format, import boundaries and counts, dead code, mutations.
// In: the work tree. Out: exit code; test-results in coverage/. Each check counts as one, each test of vitest as one.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'

const npx = (...args) => ['npx', ['--no-install', ...args]]
const checks = [
  ['build', 'npm', ['run', '-s', 'build']],
  ['types', ...npx('tsc', '-p', '.')],
  ['lint', ...npx('oxlint', '--type-aware', '--quiet')],
  ['lint is able to fail', 'node', ['scripts/check-lint-canary.mjs']],
  ['format', ...npx('prettier', '--check', '--log-level', 'warn', '.')],
  ['import boundaries and their canaries', ...npx('tsx', 'scripts/check-boundaries.ts')],
  ['import graph: no circle, nothing upwards, no crowded folder', ...npx('tsx', 'scripts/import-graph.ts')],
  ['dead code', ...npx('knip')],
  ['unit tests notice mutations', ...npx('tsx', 'scripts/check-mutations.ts')],
]
const onlyStatic = process.argv.includes('--static')
const shared = existsSync('../shared/data')
const quality = [
  ['quality: page extraction', ...npx('tsx', 'quality/pages.ts')],
  ['quality: pages of other suites and faults', ...npx('tsx', 'quality/page-suites.ts')],
  ['quality: keyphrases', ...npx('tsx', 'quality/keyphrases.ts')],
  ['quality: morphology', ...npx('tsx', 'quality/morphology.ts')],
  ['quality: statements', ...npx('tsx', 'quality/statements.ts')],
  ['quality: credits', ...npx('tsx', 'quality/credits.ts')],
  ['quality: entities', ...npx('tsx', 'quality/entities.ts')],
  ['quality: stories', ...npx('tsx', 'quality/stories.ts')],
  ['quality: events', ...npx('tsx', 'quality/events.ts')],
  ['quality: copies', ...npx('tsx', 'quality/copies.ts')],
  ['quality: feeds and robots', ...npx('tsx', 'quality/feeds.ts')],
  ['quality: search', ...npx('tsx', 'quality/search.ts')],
  ['quality: origins', ...npx('tsx', 'quality/origins.ts')],
  ['quality: figures', ...npx('tsx', 'quality/figures.ts')],
  ['quality: sections of articles', ...npx('tsx', 'quality/desks.ts')],
  ['quality: background and other coverage', ...npx('tsx', 'quality/background.ts')],
]
let passed = 0
let failed = 0
const failures = []
async function run(name, command, args) {
  const startedAt = Date.now()
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NO_COLOR: '1' } })
  const written = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => written.push(bytes))
  const status = await new Promise((done) => {
    child.on('error', () => done(1))
    child.on('close', done)
  })
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
  const output = Buffer.concat(written).toString('utf8').trim()
  const good = status === 0
  console.log(`${good ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`)
  if (good) passed++
  else {
    failed++
    failures.push(name)
  }
  if (output && (!good || name.startsWith('quality'))) console.log(output.replace(/^/gm, '     '))
}
/** Those that write nothing and measure no time may run beside each other. */
async function runBeside(list) {
  const left = [...list]
  const worker = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const [name, command, args] = next
      await run(name, command, args)
    }
  }
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker))
}
function runTests() {
  mkdirSync('coverage', { recursive: true })
  const report = 'coverage/vitest.json'
  rmSync(report, { force: true })
  console.log('tests …')
  const tests = spawnSync(
    'npx',
    ['--no-install', 'vitest', 'run', '--reporter=dot', '--reporter=json', `--outputFile=${report}`],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NO_COLOR: '1' },
    },
  )
  if (existsSync(report)) {
    const r = JSON.parse(readFileSync(report, 'utf8'))
    passed += r.numPassedTests
    failed += r.numFailedTests
    for (const suite of r.testResults) {
      if (suite.status === 'failed') failures.push(suite.name.replace(`${process.cwd()}/`, ''))
      for (const t of suite.assertionResults) if (t.status === 'failed') failures.push(`  ${t.fullName}`)
    }
    if (tests.status !== 0 && r.numFailedTests === 0) failed++
  } else {
    failed++
    failures.push('vitest wrote no report')
  }
}
for (const [name, command, args] of checks) await run(name, command, args)
if (!onlyStatic) {
  runTests()
  if (shared) await runBeside(quality)
  else console.log('SKIPPED: quality floors need ../shared/data, which is not here.')
}
if (failures.length) console.log(`failed:\n${failures.join('\n')}`)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
