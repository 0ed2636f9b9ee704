/**
 * `npm run soak:kills -- [--rounds 200] [--deployment embedded|cluster] [--seed 1]`: kill -9 at random moments (tests/soak/kill-soak.ts).
 * In: options. Out: figures as JSON on standard output; exit code 1 when anything was lost, doubled, left or damaged.
 */
import { parseArgs } from 'node:util'
import { killSoak } from '../tests/soak/kill-soak.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    deployment: { type: 'string', default: 'embedded' },
    seed: { type: 'string', default: '1' },
    episode: { type: 'string', default: '10' },
    articles: { type: 'string', default: '400' },
    outlets: { type: 'string', default: '99' },
  },
})
const report = await killSoak({
  deployment: values.deployment === 'cluster' ? 'cluster' : 'embedded',
  rounds: Number(values.rounds),
  perEpisode: Number(values.episode),
  seed: Number(values.seed),
  articles: Number(values.articles),
  outlets: Number(values.outlets),
  onRound: (line) => process.stderr.write(`${line}\n`),
})
process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`)
process.exitCode = report.faults.length > 0 ? 1 : 0
