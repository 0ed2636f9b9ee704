/**
 * All that a checkout's analysis makes of articles, one JSON line an article, so that two checkouts can be compared.
 * In: a checkout, a JSONL file of articles, an output file. Out: the analysis, features and index terms of each. Used by same-output.ts.
 */
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { analyseArticle as Analyse } from '../src/analyse/analyse-article.ts'

const [tree = '', input = '', output = ''] = process.argv.slice(2)
const module: { analyseArticle: typeof Analyse } = await import(
  pathToFileURL(path.join(tree, 'src/analyse/analyse-article.ts')).href
)
const lines: string[] = []
for (const line of fs.readFileSync(input, 'utf8').split('\n')) {
  if (line === '') continue
  const article: { title?: string; text?: string; content?: string; author?: string; source?: string; lang?: string } =
    JSON.parse(line)
  const made = module.analyseArticle({
    title: article.title ?? '',
    text: article.text ?? article.content ?? '',
    ...(article.author ? { author: article.author } : {}),
    ...(article.source ? { sourceId: article.source } : {}),
    ...(article.lang ? { lang: new Intl.Locale(article.lang).language } : {}),
  })
  // Typed arrays hold the features: as plain lists they compare value by value.
  lines.push(JSON.stringify(made, (_, value: unknown) => (ArrayBuffer.isView(value) ? plain(value) : value)))
}
fs.writeFileSync(output, lines.join('\n'))

function plain(view: ArrayBufferView): number[] {
  return view instanceof DataView ? [] : [...new Uint8Array(view.buffer, view.byteOffset, view.byteLength)]
}
