/**
 * Everything importable under the given paths, as one stream of results: JSONL, OPML, saved pages, page dumps, WARC.
 * In: paths and the functions that turn a page into an article. Out: an async iterable of `ImportResult`. Reads files;
 * stores nothing, opens no connection.
 */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Problem } from '../../problem.ts'
import type { ImportResult } from './import-item.ts'
import type { ImportFormat, ImportOptions } from './import-options.ts'
import { openFile, placeOf, type OpenFile } from './open-file.ts'
import { readJsonl } from './jsonl.ts'
import { readOpml } from './opml.ts'
import { readPageDump, readSavedPage } from './saved-page.ts'

/**
 * Results in the order of the paths, files of a directory in name order; never throws on content. A path that does not
 * exist is one result with `import.not-found`. Memory: one line, record or page at a time.
 */
export async function* readImports(paths: readonly string[], options: ImportOptions): AsyncGenerator<ImportResult> {
  for (const path of paths) {
    for await (const { file, named } of filesUnder(path)) {
      const source = await openFile(file)
      if (!source.ok) {
        yield {
          ok: false,
          place: { file, fileKey: '', position: 0, readBytes: 0, totalBytes: 0 },
          problem: source.problem,
        }
        continue
      }
      yield* readFile(source.value, options, named)
    }
  }
}

/** The files under a path in name order; `named` when the operator named the file itself. Hidden files are passed over. */
async function* filesUnder(path: string): AsyncGenerator<{ file: string; named: boolean }> {
  const facts = await stat(path).catch(() => undefined)
  if (facts?.isDirectory() !== true) {
    yield { file: path, named: true }
    return
  }
  const names = (await readdir(path, { withFileTypes: true })).filter((entry) => !entry.name.startsWith('.'))
  names.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  for (const entry of names) {
    const inner = join(path, entry.name)
    if (entry.isDirectory() && !entry.name.endsWith('_files')) {
      for await (const found of filesUnder(inner)) yield { file: found.file, named: false }
    } else if (entry.isFile()) yield { file: inner, named: false }
  }
}

async function* readFile(source: OpenFile, options: ImportOptions, named: boolean): AsyncGenerator<ImportResult> {
  const format = options.format ?? formatOf(source)
  const doneUpTo = (await options.doneUpTo?.(source.fileKey)) ?? 0
  if (format === undefined || (!named && options.format === undefined && isReadme(source.file))) {
    // A directory may hold pictures and notes; only a file that the operator named is a problem.
    const problem: Problem = { code: 'import.unknown-format', detail: source.file }
    if (named) yield { ok: false, place: placeOf(source, 0), problem }
  } else if (format === 'jsonl') yield* readJsonl(source, options, doneUpTo)
  else if (format === 'opml') yield* readOpml(source, doneUpTo)
  else if (format === 'warc') {
    // Loaded only when there is an archive to read: the package is large.
    const { readWarc } = await import('./warc.ts')
    yield* readWarc(source, options, doneUpTo)
  } else if (doneUpTo < 1) yield* format === 'html' ? readSavedPage(source, options) : readPageDump(source, options)
}

/** Notes beside data are no page dumps, unless the operator names them. */
function isReadme(file: string): boolean {
  return /\.md$/i.test(file)
}

const formatsByName: [RegExp, ImportFormat][] = [
  [/\.warc$/i, 'warc'],
  [/\.(?:jsonl|ndjson|jsonlines)$/i, 'jsonl'],
  [/\.opml$/i, 'opml'],
  [/\.(?:html?|xhtml)$/i, 'html'],
  [/\.(?:txt|text|md)$/i, 'dump'],
]

/** By content first (it cannot be misnamed), then by name. */
function formatOf(source: OpenFile): ImportFormat | undefined {
  const head = Buffer.from(source.head)
    .toString('latin1')
    .replace(/^\u00EF\u00BB\u00BF/, '')
    .trimStart()
  if (head.startsWith('WARC/')) return 'warc'
  if (/^\{\s*"/.test(head)) return 'jsonl'
  if (/<opml\b/i.test(head)) return 'opml'
  if (/^(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(head)) return 'html'
  const name = source.file.replace(/\.gz$/i, '')
  return formatsByName.find(([shape]) => shape.test(name))?.[1]
}
