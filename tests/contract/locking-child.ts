/**
 * A process that holds the lock on a data directory until it is killed.
 * In: the directory. Out: one line of stdout, "held" or a problem's code.
 */
import { lockData } from '../../src/store/sqlite/data-lock.ts'

const locked = lockData(process.argv[2] ?? '', 'serve')
process.stdout.write(`${locked.ok ? 'held' : locked.problem.code}\n`)
setInterval(() => undefined, 1_000)
