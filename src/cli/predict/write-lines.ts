/**
 * A JSONL file that is either complete or not there.
 * In: records. Out: nothing. Writes `<output>.<pid>.part` and renames it when everything is on disk.
 */
import { open, rename, rm } from 'node:fs/promises'

const flushChars = 1 << 20

/** How many lines were written. An earlier output stays as it was when anything throws on the way. */
export async function writeLines(output: string, records: AsyncIterable<object>): Promise<number> {
  const part = `${output}.${process.pid}.part`
  const handle = await open(part, 'w')
  let count = 0
  try {
    let waiting = ''
    for await (const record of records) {
      waiting += `${JSON.stringify(record)}\n`
      count++
      if (waiting.length < flushChars) continue
      await handle.write(waiting)
      waiting = ''
    }
    await handle.write(waiting)
    await handle.sync()
    await handle.close()
    await rename(part, output)
  } catch (error) {
    await handle.close().catch(() => undefined)
    await rm(part, { force: true })
    throw error
  }
  return count
}
