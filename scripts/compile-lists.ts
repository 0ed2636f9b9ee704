/**
 * Compiles the lists of words and names (src/data/ROOM/LIST.txt) into modules (src/data/ROOM.data.ts), after putting entries in order.
 * In: the lists. Out: exit code; with `--check` nothing is written and a list out of order or a stale module is an error.
 * Run: npm run lists
 */
import fs from 'node:fs'
import path from 'node:path'
import { compileRoom, readRooms, sortedList } from './word-lists.ts'

const checkOnly = process.argv.includes('--check')
const root = path.resolve(import.meta.dirname, '..')
let problems = 0
let lists = 0
for (const room of readRooms(root)) {
  for (const list of room.lists) {
    lists++
    const sorted = sortedList(list)
    if (sorted === list.text) continue
    if (checkOnly) report(`${list.file}: not in order, or an entry stands twice`)
    else fs.writeFileSync(path.join(root, list.file), sorted)
  }
  const compiled = compileRoom(room)
  const file = path.join(root, room.module)
  if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === compiled) continue
  if (checkOnly) report(`${room.module}: not what its lists say`)
  else fs.writeFileSync(file, compiled)
}
console.log(`${lists} lists, ${problems} problems${problems === 0 ? '' : '; run: npm run lists'}`)
process.exitCode = problems === 0 ? 0 : 1

function report(problem: string): void {
  problems++
  console.error(problem)
}
