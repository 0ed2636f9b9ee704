/**
 * `siyaq try <url|file>`: what each stage makes of one page; stores nothing.
 * In: an address, a file or standard input. Out: exit code, 1 when a stage failed. Writes the six elements.
 */
import type { Command } from 'commander'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { decodeBody } from '../../gather/http/decode-body.ts'
import { addressInPage } from '../../gather/import/saved-page.ts'
import { failed, ok, type Outcome } from '../../problem.ts'
import type { TryTarget } from '../../application/siyaq.ts'
import type { CommandContext } from '../command-context.ts'
import type { Tree } from '../tree.ts'
import { tryLines } from '../try-lines.ts'

interface TryFlags {
  url?: string
  full?: boolean
}

export function tryCommand(tree: Tree): Command {
  return tree
    .command('try', 'try')
    .argument('<target>', tree.help('argTarget'))
    .option('--url <address>', tree.help('optPageUrl'))
    .option('--full', tree.help('optFull'))
    .action(
      tree.run((context, word: string, flags: TryFlags) =>
        context.withApp(async (app) => {
          const target = await readTarget(context, word, flags.url)
          if (!target.ok) return context.fail(target.problem)
          const report = await app.tryPage(target.value)
          if (!report.ok) return context.fail(report.problem)
          context.printJson(report.value)
          for (const line of tryLines(context, report.value, { full: flags.full === true })) context.print(line)
          if (report.value.failed !== undefined) {
            const { stage, problem } = report.value.failed
            context.note(`${context.say('try.failedAt', { stage })}: ${context.problemText(problem)}`)
            return 1
          }
          return 0
        }),
      ),
    )
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
