/**
 * Checks import boundaries with dependency-cruiser, and that the check itself can fail.
 * In: the work tree. Out: exit code. Plants a file that breaks a rule, and removes it again.
 */
import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'

const canary = 'src/model/boundary-canary.ts'

function cruise(): { status: number; output: string } {
  const run = spawnSync(
    process.execPath,
    ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', 'src'],
    { encoding: 'utf8' },
  )
  return { status: run.status ?? 1, output: run.stdout + run.stderr }
}

const clean = cruise()
const modules = Number(/(\d+) modules/.exec(clean.output)?.[1] ?? 0)
if (clean.status !== 0) {
  console.error(clean.output)
  process.exit(1)
}
if (modules < 20) {
  console.error(`boundaries: only ${modules} modules were seen; the checker is blind`)
  process.exit(1)
}
let planted: { status: number; output: string }
try {
  writeFileSync(canary, "import { ok } from '../queue/queue.ts'\nexport const canary = ok\n")
  planted = cruise()
} finally {
  rmSync(canary, { force: true })
}
if (planted.status === 0 || !planted.output.includes('model-imports')) {
  console.error('boundaries: a planted violation was not found; the checker is blind')
  process.exit(1)
}
console.log(`boundaries: ${modules} modules, planted violation found`)
