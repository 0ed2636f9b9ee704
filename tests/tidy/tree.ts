/**
 * The tracked files that the house rules look at. In: the work tree. Out: paths and texts. Reads only.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { SourceText } from './rules.ts'

export const root = path.resolve(import.meta.dirname, '../..')

/** Tracked and new files, without what .gitignore names. */
export const files: readonly string[] = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((f) => f && existsSync(path.join(root, f)))

export const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')

const textsOf = (wanted: (file: string) => boolean): SourceText[] =>
  files.filter(wanted).map((file) => ({ file, text: read(file) }))

export const texts: readonly SourceText[] = textsOf(
  (f) => /\.(?:tsx?|mjs|cjs|js|json|md|sh|css|txt|html|xml)$/.test(f) || f === '.ci/run',
)
/** Everything that is written in TypeScript, tests and scripts included, without what is compiled from lists. */
export const written: readonly SourceText[] = texts.filter(
  ({ file }) => /\.(?:tsx?|mjs)$/.test(file) && !file.endsWith('.data.ts'),
)
/** What is in src/, without tests. */
export const sources: readonly SourceText[] = texts.filter(
  ({ file }) => /^src\/.*\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file),
)

/** Subjects of the commits since subjects are short, newest first; undefined where the history is not there. */
export function commitSubjects(since: string): string[] | undefined {
  try {
    const args = ['log', '--format=%s', `${since}..HEAD`]
    const out = execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    return out.split('\n').filter((subject) => subject !== '')
  } catch {
    return undefined
  }
}
