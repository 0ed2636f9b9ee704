/**
 * A disk of a few megabytes, to be filled: a file system in memory, mounted on a temporary directory.
 * In: megabytes. Out: its path. Needs the right to mount (root); ends with `remove`, or with the machine.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmdirSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SmallDisk {
  path: string
  /** Makes it so large, with what it holds. */
  grow(megabytes: number): void
  freeBytes(): number
  remove(): void
}

/** Undefined, with a line on the console, where this process may not mount. */
export function mountSmallDisk(megabytes: number): SmallDisk | undefined {
  const path = mkdtempSync(join(tmpdir(), 'siyaq-disk-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path], { encoding: 'utf8' })
  if (mounted.status !== 0) {
    rmdirSync(path)
    process.stderr.write(`skipped: no small disk can be mounted: ${mounted.stderr ?? String(mounted.error)}\n`)
    return undefined
  }
  const run = (command: string, args: readonly string[]): void => {
    const done = spawnSync(command, args, { encoding: 'utf8' })
    if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${done.stderr}`)
  }
  return {
    path,
    grow: (size) => run('mount', ['-o', `remount,size=${size}m`, path]),
    freeBytes: () => {
      const { bavail, bsize } = statfsSync(path)
      return bavail * bsize
    },
    remove: () => {
      run('umount', [path])
      rmdirSync(path)
    },
  }
}
