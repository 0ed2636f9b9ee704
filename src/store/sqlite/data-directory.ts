/**
 * Makes the data directory, and says what is wrong with one that cannot be used.
 * In: paths, errors of the system or of SQLite. Out: nothing, or coded problems that name the path. Touches directories only.
 */
import { mkdirSync, statfsSync, statSync, type Stats } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Problem } from '../../problem.ts'
import { StoreError, storeProblem } from '../store-problem.ts'

/** SQLite needs this much for its shared memory and a first page; with less, its errors speak of the disk, not of the room. */
const leastRoomBytes = 128 * 1024

/**
 * Makes the directory and those above it. Step by step: Node's own recursive way never ends where the system says that a parent is
 * missing which is there (/proc). Thrown as StoreError: store.not-a-directory, store.unwritable, store.disk-full, store.disk-failed.
 */
export function makeDirectory(path: string): void {
  const missing: string[] = []
  for (let at = resolve(path); ; at = dirname(at)) {
    const found = statOf(at)
    if (found?.isDirectory() === true) break
    if (found !== undefined) throw new StoreError({ code: 'store.not-a-directory', detail: at })
    missing.unshift(at)
    if (dirname(at) === at) break
  }
  for (const directory of missing) {
    try {
      mkdirSync(directory)
    } catch (error) {
      // Another process may have made it meanwhile.
      if (statOf(directory)?.isDirectory() === true) continue
      throw new StoreError(directoryProblem(error, directory), { cause: error })
    }
  }
}

/** The problem with a data directory behind what was thrown there, with its path; an error that is no expected one is thrown on. */
export function directoryProblem(error: unknown, path: string): Problem {
  if (error instanceof StoreError) return error.problem
  const problem = storeProblem(error) ?? systemProblem(error)
  if (problem === undefined) throw error
  const code =
    (problem.code === 'store.unwritable' || problem.code === 'store.disk-failed') && isFull(path)
      ? 'store.disk-full'
      : problem.code
  const detail = problem.detail?.includes(path) === true ? problem.detail : `${path}: ${problem.detail ?? ''}`
  return { ...problem, code, detail }
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw new StoreError(directoryProblem(error, path), { cause: error })
  }
}

/** What else the system says of a path: it is too long, leads in a circle, or its parent cannot hold directories. */
function systemProblem(error: unknown): Problem | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (typeof code !== 'string' || !/^E[A-Z]+$/.test(code)) return undefined
  return { code: 'store.unwritable', detail: error instanceof Error ? error.message : code }
}

function isFull(path: string): boolean {
  for (let at = resolve(path); ; at = dirname(at)) {
    try {
      const { bavail, bsize, blocks } = statfsSync(at)
      // A file system without blocks (/proc) is not full: it holds nothing.
      return blocks > 0 && bavail * bsize < leastRoomBytes
    } catch {
      // Not there, or not to be looked at: the one above tells.
      if (dirname(at) === at) return false
    }
  }
}
