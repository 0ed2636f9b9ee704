/**
 * Checks of the data directory: that it is one, may be read and written, has room, and who holds it.
 * In: its path. Out: checks. Reads the directory; makes nothing in it.
 */
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Problem } from '../../problem.ts'
import { directoryProblem } from '../../store/sqlite/data-directory.ts'
import { lockHolder } from '../../store/sqlite/data-lock.ts'
import type { DoctorCheck } from '../siyaq.ts'
import { said } from './said.ts'

const lowDiskBytes = 1024 ** 3
const room = { ar: 'أفرغ مكاناً على القرص', en: 'Make room on the disk' }
/** Below this a page, its log and a backup of the queue do not fit. */
const fullDiskBytes = 8 * 1024 ** 2

export function dataDirectoryChecks(path: string): DoctorCheck[] {
  return [
    checked('data-dir', path, () => permissions(path)),
    checked('disk', path, () => disk(path)),
    checked('lock', path, () => holder(path)),
  ]
}

function permissions(path: string): DoctorCheck {
  const at = nearest(path)
  if (!statSync(at).isDirectory()) return failing('data-dir', { code: 'store.not-a-directory', detail: at })
  accessSync(at, constants.R_OK | constants.W_OK | constants.X_OK)
  if (at !== resolve(path)) return said('data-dir', 'ok', `يُنشأ ${path} عند أول بدء`, `The first start makes ${path}`)
  for (const name of ['siyaq.db', 'siyaq.db-wal', 'siyaq.db-shm', 'lock.db', 'lock.json'])
    if (existsSync(`${at}/${name}`)) accessSync(`${at}/${name}`, constants.R_OK | constants.W_OK)
  return said('data-dir', 'ok', `${path} يُقرأ ويُكتب`, `${path} can be read and written`)
}

function disk(path: string): DoctorCheck {
  const at = nearest(path)
  const { bavail, bsize, blocks } = statfsSync(at)
  // A file system without blocks (/proc) holds no files of ours.
  if (blocks === 0) return failing('disk', { code: 'store.unwritable', detail: at })
  const free = bavail * bsize
  const shown = free < lowDiskBytes ? `${(free / 1024 ** 2).toFixed(0)} MiB` : `${(free / 1024 ** 3).toFixed(1)} GiB`
  if (free < fullDiskBytes) return failing('disk', { code: 'store.disk-full', detail: shown })
  const state = free < lowDiskBytes ? 'warning' : 'ok'
  return said('disk', state, `${shown} متاحة`, `${shown} free`, state === 'ok' ? undefined : room)
}

function holder(path: string): DoctorCheck {
  const held = lockHolder(path)
  if (held === undefined) return said('lock', 'ok', 'لا عملية تعمل على المجلد', 'No process works on the directory')
  return said('lock', 'ok', `تعمل عليه: ${held}`, `Held by ${held}`)
}

/** The path itself, or the nearest above it that is there. */
function nearest(path: string): string {
  for (let at = resolve(path); ; at = dirname(at)) if (existsSync(at) || dirname(at) === at) return at
}

function checked(name: string, path: string, look: () => DoctorCheck): DoctorCheck {
  try {
    return look()
  } catch (error) {
    return failing(name, problemOf(error, path))
  }
}

function problemOf(error: unknown, path: string): Problem {
  try {
    return directoryProblem(error, path)
  } catch {
    // No failure that the system has a name for: a defect of the check, which is not to end the other checks.
    return { code: 'stage.crashed', detail: error instanceof Error ? error.message : String(error) }
  }
}

function failing(name: string, problem: Problem): DoctorCheck {
  return { ...said(name, 'problem', 'لا يصلح كما هو', 'Cannot be used as it is'), problem }
}
