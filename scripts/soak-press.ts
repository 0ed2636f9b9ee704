/**
 * `npm run soak:press -- [--minutes 15] [--speed 1440] [--save]`: the soak of tests/soak/press-soak.ts, its figures as JSON.
 * In: options. Out: figures on standard output, with --save also in bench/results/; exit code 1 when memory grew by more
 * than 10 % from the first third to the last, something was buried without a code of its own, or work was left.
 */
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { soakPress } from '../tests/soak/press-soak.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '15' },
    speed: { type: 'string', default: '1440' },
    save: { type: 'boolean', default: false },
  },
})
const report = await soakPress({
  seconds: Number(values.minutes) * 60,
  speed: Number(values.speed),
  quietSeconds: 180,
  onSecond: (line) => process.stderr.write(`\r${line}   `),
})
process.stderr.write('\n')
const [first, , last] = report.residentMb
const faults = [
  ...(last > first * 1.1 ? [`memory grew from ${first.toFixed(0)} to ${last.toFixed(0)} MB`] : []),
  ...(report.buried['stage.crashed'] === undefined
    ? []
    : [`${report.buried['stage.crashed']} buried as stage.crashed`]),
  ...(Object.values(report.left).every((n) => n === 0) ? [] : [`left: ${JSON.stringify(report.left)}`]),
  ...(report.reads.failed > 0 ? [`${report.reads.failed} reads failed`] : []),
]
const text = JSON.stringify(
  {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${cpus()[0]?.model ?? '?'}`,
    ...report,
    faults,
  },
  (_, value: unknown) => (typeof value === 'number' ? Math.round(value * 10) / 10 : value),
  2,
)
console.log(text)
if (values.save) writeFileSync('bench/results/soak-press.json', `${text}\n`)
process.exitCode = faults.length > 0 ? 1 : 0
