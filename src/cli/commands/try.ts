/**
 * `siyaq try <url|file…>`: what each stage makes of a page, and of several what the later ones changed; stores nothing.
 * In: addresses, files or standard input. Out: exit code, 1 when a stage failed. Writes the six elements of each.
 */
import type { Command } from 'commander'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { decodeBody } from '../../gather/http/decode-body.ts'
import { addressInPage } from '../../gather/import/saved-page.ts'
import { failed, ok, type Outcome } from '../../problem.ts'
import type { TryReport, TryTarget } from '../../application/siyaq.ts'
import { changesAmong } from '../../application/try-changes.ts'
import type { CommandContext } from '../command-context.ts'
import type { Tree } from '../tree.ts'
import { changeLines, tryLines } from '../try-lines.ts'

interface TryFlags {
  url?: string
  full?: boolean
}

export function tryCommand(tree: Tree): Command {
  return tree
    .command('try', 'try')
    .argument('<targets...>', tree.help('argTarget'))
    .option('--url <address>', tree.help('optPageUrl'))
    .option('--full', tree.help('optFull'))
    .action(
      tree.run((context, words: string[], flags: TryFlags) =>
        context.withApp(async (app) => {
          const reports: TryReport[] = []
          for (const word of words) {
            const target = await readTarget(context, word, flags.url)
            if (!target.ok) return context.fail(target.problem)
            const report = await app.tryPage(target.value)
            if (!report.ok) return context.fail(report.problem)
            reports.push(report.value)
          }
          const changes = changesAmong(reports)
          const [only] = reports
          context.printJson(only && reports.length === 1 ? only : { texts: reports, changes })
          const codes = reports.map((report, k) => tell(context, report, { ...flags, k, count: reports.length }))
          if (reports.length > 1) for (const line of changeLines(context, changes)) context.print(line)
          return codes.includes(1) ? 1 : 0
        }),
      ),
    )
}

function tell(context: CommandContext, report: TryReport, o: { full?: boolean; k: number; count: number }): 0 | 1 {
  if (o.count > 1) context.print(`\n${context.say('try.number', { number: o.k + 1, count: o.count })}`)
  for (const line of tryLines(context, report, { full: o.full === true })) context.print(line)
  if (report.failed === undefined) return 0
  const { stage, problem } = report.failed
  context.note(`${context.say('try.failedAt', { stage })}: ${context.problemText(problem)}`)
  return 1
}

/** A word with a scheme, or a host name that is no file, is an address; everything else is a file. */
async function readTarget(
  context: CommandContext,
  word: string,
  pageUrl: string | undefined,
): Promise<Outcome<TryTarget>> {
  if (/^https?:\/\//i.test(word)) return ok({ kind: 'url', url: word })
  const path = resolve(context.io.cwd, word)
  let body: Uint8Array
  try {
    body = word === '-' ? await readAll(context) : await readFile(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ENOENT' && /^[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/.test(word))
      return ok({ kind: 'url', url: `https://${word}` })
    return failed(
      code === 'ENOENT' ? 'import.not-found' : 'import.unreadable',
      `${word}${code === '' ? '' : ` (${code})`}`,
    )
  }
  if (body.length === 0) return failed('import.no-text', word)
  const { text } = decodeBody(body)
  if (!looksLikeHtml(text)) return ok({ kind: 'dump', text, name: word })
  const url = pageUrl ?? addressInPage(text) ?? pathToFileURL(path).href
  return ok({ kind: 'html', body, url, name: word })
}

function looksLikeHtml(text: string): boolean {
  return (
    /^\s*(?:<!--[\s\S]{0,5000}?-->\s*)*<(?:!doctype|html|head|body|\?xml)/i.test(text) ||
    /<(?:p|div|article|meta)\b[^<]{0,500}>/i.test(text.slice(0, 20_000))
  )
}

async function readAll(context: CommandContext): Promise<Uint8Array> {
  const parts: Buffer[] = []
  for await (const chunk of context.io.stdin) parts.push(Buffer.from(chunk))
  return Buffer.concat(parts)
}
