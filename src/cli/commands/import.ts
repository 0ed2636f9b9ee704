/**
 * `siyaq import <path…>`: what is not on the web.
 * In: paths and options. Out: exit code, 3 when some items were skipped or are not finished. Writes progress, counts and reasons.
 */
import { InvalidArgumentError, Option, type Command } from 'commander'
import { resolve } from 'node:path'
import type { ImportResult } from '../../gather/import/import-item.ts'
import {
  importFormats,
  type FieldMapping,
  type ImportFormat,
  type ImportOptions,
} from '../../gather/import/import-options.ts'
import { readImports } from '../../gather/import/read-imports.ts'
import type { ImportSummary, Siyaq } from '../../application/siyaq.ts'
import { formatBytes, formatCount, isolate } from '../terminal-bidi.ts'
import { problemMessage, type CommandContext, type ExitCode } from '../command-context.ts'
import type { Tree } from '../tree.ts'
import { isProblemCode, type Problem } from '../../problem.ts'
import { createProgress } from '../progress.ts'
import { dateStyle } from '../rows.ts'

interface ImportFlags {
  format?: ImportFormat
  field?: FieldMapping
  source?: string
  account?: string
  dryRun?: boolean
  again?: boolean
}

const fieldNames = ['url', 'title', 'text', 'html', 'source', 'author', 'publishedAt', 'seenAt', 'lang', 'id'] as const

export function importCommand(tree: Tree): Command {
  return tree
    .command('import', 'import')
    .argument('<paths...>', tree.help('argPaths'))
    .addOption(new Option('--format <format>', tree.help('optFormat')).choices(importFormats))
    .option('--field <what=name>', tree.help('optField'), fieldValue)
    .option('--source <id>', tree.help('optImportSource'))
    .option('--account <account>', tree.help('optOpmlAccount'))
    .option('--again', tree.help('optAgain'))
    .option('--dry-run', tree.help('optDryRun'))
    .action(
      tree.run((context, paths: string[], flags: ImportFlags) =>
        context.withApp((app) => runImport(context, app, paths, flags)),
      ),
    )
}

async function runImport(context: CommandContext, app: Siyaq, paths: string[], flags: ImportFlags): Promise<ExitCode> {
  if (flags.account !== undefined) {
    // Nothing is read for somebody who is not there.
    const known = await (await app.own()).folders(flags.account)
    if (!known.ok) return context.fail(known.problem)
  }
  const readers = await app.importReaders()
  if (!readers.ok) return failWithHint(context, readers.problem)
  const options: ImportOptions = { ...readers.value, now: context.io.now() }
  context.io.giveWay?.()
  if (flags.format !== undefined) options.format = flags.format
  if (flags.field !== undefined) options.fields = flags.field
  if (flags.source !== undefined) options.sourceId = flags.source
  if (flags.dryRun === true || flags.again === true) delete options.doneUpTo
  const folderOf = new Map<string, string>()
  const results = notingFolders(
    readImports(
      paths.map((path) => resolve(context.io.cwd, path)),
      options,
    ),
    folderOf,
  )
  const progress = createProgress(context.io)
  const summary =
    flags.dryRun === true
      ? { ok: true as const, value: await countOnly(context, results) }
      : await app.importArticles(results, {
          signal: context.io.signal,
          onProgress: (p) =>
            progress.update(
              p.readBytes,
              p.totalBytes,
              p.waiting === undefined
                ? context.say('import.progress', {
                    file: isolate(p.file.split('/').at(-1) ?? p.file),
                    new: p.new,
                    revised: p.revised,
                    same: p.same,
                    skipped: sum(p.skipped),
                  })
                : context.say('import.grouping', { count: p.waiting }),
            ),
        })
  progress.stop()
  if (!summary.ok) return context.fail(summary.problem)
  const imported = [...folderOf].map(([sourceId, folder]) => ({ sourceId, folder }))
  const isStored = flags.dryRun !== true && summary.value.problem === undefined
  const filing =
    isStored && imported.length > 0 ? await (await app.own()).fileImported(flags.account, imported) : undefined
  const filed = filing?.ok === true ? filing.value.filed : 0
  const code = tellSummary(context, summary.value, filed)
  const problems = filing === undefined ? [] : filing.ok ? filing.value.problems : [filing.problem]
  for (const problem of problems) context.noteProblem(problem)
  return problems.length > 0 && code === 0 ? 3 : code
}

/** The results as they are; of each source of a feed, the first folder that it stood in. */
async function* notingFolders(
  results: AsyncIterable<ImportResult>,
  folderOf: Map<string, string>,
): AsyncGenerator<ImportResult> {
  for await (const result of results) {
    const feed = result.ok && result.item.kind === 'feed' ? result.item : undefined
    if (feed?.folder !== undefined && !folderOf.has(feed.source.id)) folderOf.set(feed.source.id, feed.folder)
    yield result
  }
}

/** A directory that another process has: a running server would have taken the import, so that is another command. */
function failWithHint(context: CommandContext, problem: Problem): ExitCode {
  const code = context.fail(problem)
  if (problem.code === 'store.locked') context.note(context.say('import.locked'))
  return code
}

/** Exit code 0 when everything was imported and finished, 3 when some was not, 1 when nothing was, or a problem ended the import. */
function tellSummary(context: CommandContext, summary: ImportSummary, filed: number): ExitCode {
  const style = dateStyle(context)
  const skipped = sum(summary.skipped)
  const imported = summary.new + summary.revised + summary.same + summary.feeds
  context.printJson(filed === 0 ? summary : { ...summary, filed })
  context.print(context.say('import.done', { ...countsShown(summary, style), skipped: formatCount(skipped, style) }))
  if (filed > 0) context.print(context.say('import.filed', { count: formatCount(filed, style) }))
  const seconds = summary.tookMs / 1000
  context.print(
    context.say('import.speed', {
      seconds: formatCount(seconds, style),
      perSecond: formatCount(Math.round(imported / Math.max(seconds, 0.001)), style),
      memory: isolate(formatBytes(summary.peakRssBytes)),
    }),
  )
  if (summary.withoutText > 0)
    context.print(context.say('import.withoutText', { count: formatCount(summary.withoutText, style) }))
  for (const [code, count] of Object.entries(summary.skipped))
    context.print(
      context.say('import.skippedFor', {
        count: formatCount(count, style),
        why: isProblemCode(code) ? problemMessage(code, context.lang) : code,
      }),
    )
  for (const { place, problem } of summary.problems)
    context.note(`  ${isolate(place)}: ${context.problemText(problem)}`)
  if (skipped > summary.problems.length)
    context.note(`  ${context.say('import.more', { count: formatCount(skipped - summary.problems.length, style) })}`)
  if (summary.stopped) context.note(context.say('import.stopped'))
  const left = tellWaiting(context, summary)
  if (summary.problem !== undefined) {
    context.noteProblem(summary.problem)
    context.note(context.say('import.goOn'))
    return 1
  }
  if (summary.read === 0 && summary.completed === 0 && left === 0 && !summary.stopped)
    context.note(context.say('import.nothing'))
  if (imported === 0 && skipped > 0) return 1
  return skipped > 0 || left > 0 || summary.stopped ? 3 : 0
}

/** What an earlier run had left and is done now, what is still to be done and by whom; how many articles that are. */
function tellWaiting(context: CommandContext, summary: ImportSummary): number {
  const style = dateStyle(context)
  if (summary.completed > 0)
    context.print(context.say('import.completed', { count: formatCount(summary.completed, style) }))
  const { unanalysed = 0, ungrouped = 0, buried = 0 } = summary.waiting ?? {}
  if (unanalysed > 0) context.note(context.say('import.unanalysed', { count: formatCount(unanalysed, style) }))
  if (ungrouped > 0) context.note(context.say('import.ungrouped', { count: formatCount(ungrouped, style) }))
  if (buried > 0) context.note(context.say('import.buried', { count: formatCount(buried, style) }))
  return unanalysed + ungrouped + buried
}

function countsShown(summary: ImportSummary, style: Parameters<typeof formatCount>[1]): Record<string, string> {
  const { read, revised, same, feeds } = summary
  const shown = { read, new: summary.new, revised, same, feeds }
  return Object.fromEntries(Object.entries(shown).map(([name, count]) => [name, formatCount(count, style)]))
}

/** What an import would read, without storing: every good article counts as new. */
async function countOnly(context: CommandContext, results: AsyncIterable<ImportResult>): Promise<ImportSummary> {
  const startedAt = context.io.now()
  const summary: ImportSummary = {
    read: 0,
    new: 0,
    revised: 0,
    same: 0,
    feeds: 0,
    withoutText: 0,
    skipped: {},
    completed: 0,
    tookMs: 0,
    peakRssBytes: process.resourceUsage().maxRSS * 1024,
    problems: [],
    stopped: false,
  }
  for await (const result of results) {
    summary.read++
    if (result.ok) {
      const { item } = result
      summary[item.kind === 'feed' ? 'feeds' : 'new']++
      if (item.kind === 'article' && item.draft.text === '') summary.withoutText++
    } else {
      const { code } = result.problem
      summary.skipped[code] = (summary.skipped[code] ?? 0) + 1
      if (summary.problems.length < 20)
        summary.problems.push({ place: `${result.place.file}:${result.place.position}`, problem: result.problem })
    }
    if (context.io.signal.aborted) {
      summary.stopped = true
      break
    }
  }
  summary.tookMs = context.io.now() - startedAt
  return summary
}

function sum(counts: Partial<Record<string, number>>): number {
  return Object.values(counts).reduce<number>((total, count) => total + (count ?? 0), 0)
}

function fieldValue(raw: string, before: FieldMapping | undefined): FieldMapping {
  const at = raw.indexOf('=')
  const name = fieldNames.find((known) => known === raw.slice(0, at))
  if (name === undefined || at === raw.length - 1)
    throw new InvalidArgumentError(fieldNames.map((known) => `${known}=…`).join(', '))
  return { ...before, [name]: raw.slice(at + 1) }
}
