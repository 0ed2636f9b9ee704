/**
 * Counts of the import graph of src/, and what must hold of them: no file circle, nothing of cli/ or serve/ in application/, folders
 * of at most 25 files. In: the work tree. Out: a table, exit code 1 when one of the three is broken. Reads only.
 */
import path from 'node:path'
import { cruise, isTest } from './cruise.ts'

const mostFiles = 25
const modules = cruise().modules.filter(({ source }) => source.startsWith('src/') && !isTest(source))
const imports = modules.flatMap(({ source, dependencies }) =>
  dependencies
    .filter(({ resolved }) => resolved.startsWith('src/'))
    .map((d) => ({ ...d, from: source, to: d.resolved })),
)
const circular = imports.filter((i) => i.circular)
const upwards = imports.filter(
  ({ from, to }) => from.startsWith('src/application/') && /^src\/(?:cli|serve)\//.test(to),
)

/** How many there are of each key, most first. */
function counted(keys: readonly string[]): [key: string, times: number][] {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}
const folders = counted(modules.map(({ source }) => path.posix.dirname(source)))
const crowded = folders.filter(([, files]) => files > mostFiles)

/** The folder right below src/, or src for the files in it. */
const topOf = (file: string): string => file.split('/').slice(1, -1)[0] ?? 'src'
const across = imports.filter(({ from, to }) => path.posix.dirname(from) !== path.posix.dirname(to))
const between = counted(
  across.filter(({ from, to }) => topOf(from) !== topOf(to)).map(({ from, to }) => `${topOf(from)} -> ${topOf(to)}`),
)

const row = (what: string, value: number | string): void => console.log(`${what.padEnd(52)}${value}`)
row('modules', modules.length)
row('imports', imports.length)
row('imports between folders', across.length)
row('imports in a file circle, of types too (0)', circular.length)
row('imports from application into cli or serve (0)', upwards.length)
row(`folders with more than ${mostFiles} source files (0)`, crowded.length)
console.log('\nlargest folders')
for (const [folder, files] of folders.slice(0, 8)) row(`  ${folder}`, files)
console.log('\nimports between the folders of src')
for (const [pair, times] of between) row(`  ${pair}`, times)

const broken = [
  ...circular.map(({ from, to }) => `circle: ${from} -> ${to}`),
  ...upwards.map(({ from, to }) => `upwards: ${from} -> ${to}`),
  ...crowded.map(([folder, files]) => `crowded: ${folder}, ${files} files`),
]
if (broken.length > 0) {
  console.error(`\n${broken.join('\n')}`)
  process.exit(1)
}
