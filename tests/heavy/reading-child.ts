/**
 * Started by hostile-pages.test.ts: reads hostile pages of a length and prints each name when it is done.
 * In: the length, from the command line. Out: lines on stdout. A process of its own, so that one that never ends can be killed.
 */
import { splitParts } from '../../src/extract/parts/split-parts.ts'
import { extractArticle } from '../../src/extract/extract-article.ts'
import { chosenPages } from './hostile-pages.ts'

const length = Number(process.argv[2])
for (const { name, make } of chosenPages()) {
  const html = make(length)
  extractArticle({ url: 'https://news.example/1', html, fetchedAt: Date.UTC(2026, 0, 1) })
  // A dump is read line by line: what stands between the tags, each piece a line.
  splitParts({ text: html.replace(/<[^<>]{0,200}>/g, '\n') })
  process.stdout.write(`${name}\n`)
}
process.stdout.write('done\n')
