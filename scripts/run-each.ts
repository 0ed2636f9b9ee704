/**
 * Runs every script of a folder, one after another: `npm run bench`, `npm run quality`.
 * In: the folder's name and the scripts' names. Out: their output; exit code 1 when one fails. Needs `../shared/data`, and says so when it is not there.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const [folder = '', ...names] = process.argv.slice(2)
if (!existsSync('../shared/data')) {
  console.log(`SKIPPED: ${folder} measures on ../shared/data, which is not here.`)
  process.exit(0)
}
let failures = 0
for (const name of names) {
  console.log(`\n== ${folder}/${name}`)
  const run = spawnSync(process.execPath, ['--import', 'tsx', `${folder}/${name}.ts`], { stdio: 'inherit' })
  if (run.status !== 0) failures++
}
process.exit(failures === 0 ? 0 : 1)
