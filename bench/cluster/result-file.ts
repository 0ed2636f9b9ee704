/**
 * Where the benches of the cluster put what they measured.
 * In: a name, figures, whether to write. Out: the figures with date and machine on the console and in bench/results.
 */
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'

export function putResult(name: string, figures: object, o: { write: boolean }): void {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? '?'}, Node ${process.version}`
  const text = JSON.stringify({ date: new Date().toISOString(), machine, ...figures }, undefined, 2)
  console.log(text)
  if (o.write) writeFileSync(`bench/results/${name}.json`, `${text}\n`)
}
