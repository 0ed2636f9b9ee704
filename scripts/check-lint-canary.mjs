// Proves that the linter finds what it is there for: plants a lost promise and an `any`, and expects both to be reported.
import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'

const canary = 'src/model/lint-canary.ts'
let output = ''
try {
  writeFileSync(
    canary,
    'export const load = async (): Promise<any> => 1\nexport function lose(): void {\n  load()\n}\n',
  )
  const run = spawnSync('npx', ['--no-install', 'oxlint', '--type-aware', canary], { encoding: 'utf8' })
  output = run.stdout + run.stderr
} finally {
  rmSync(canary, { force: true })
}
for (const rule of ['no-floating-promises', 'no-explicit-any']) {
  if (!output.includes(rule)) {
    console.error(`lint: the planted violation of ${rule} was not found; the linter is blind\n${output}`)
    process.exit(1)
  }
}
