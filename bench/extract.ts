/**
 * Speed of extraction beside Readability on linkedom, both through their library call, in one process, over en-aeb.
 * In: `../shared/data/pages/en-aeb.jsonl.gz` (absent: says so and ends). Out: pages per CPU-second and peak memory.
 */
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { extractArticle } from '../src/extract/extract-article.ts'

const file = new URL('../../shared/data/pages/en-aeb.jsonl.gz', import.meta.url)
if (!existsSync(file)) {
  console.log('skipped: ../shared/data/pages is not there')
  process.exit(0)
}
const schema = z.object({ url: z.string(), html: z.string() })
const pages = gunzipSync(readFileSync(file))
  .toString('utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => schema.parse(JSON.parse(line)))

function ours(url: string, html: string): number {
  const outcome = extractArticle({ url, html })
  return outcome.ok ? outcome.value.text.length + outcome.value.html.length : 0
}

function peer(_url: string, html: string): number {
  try {
    // linkedom's document has what Readability reads of the DOM's type.
    const document = parseHTML(html).document as unknown as ConstructorParameters<typeof Readability>[0]
    return new Readability(document).parse()?.textContent?.length ?? 0
  } catch {
    return 0
  }
}

function run(extract: (url: string, html: string) => number): { perSecond: number; chars: number; peakMb: number } {
  const started = process.cpuUsage()
  let chars = 0
  let peak = 0
  for (const { url, html } of pages) {
    chars += extract(url, html)
    peak = Math.max(peak, process.memoryUsage.rss())
  }
  const used = process.cpuUsage(started)
  return { perSecond: pages.length / ((used.user + used.system) / 1e6), chars, peakMb: peak / 2 ** 20 }
}

// A warm-up over a few pages, so that neither pays for compilation.
for (const { url, html } of pages.slice(0, 15)) {
  ours(url, html)
  peer(url, html)
}
const first = run(ours)
const second = run(peer)
const again = run(ours)
const show = (name: string, r: ReturnType<typeof run>): void =>
  console.log(
    `${name.padEnd(24)} ${r.perSecond.toFixed(1).padStart(6)} pages per CPU-second, peak ${r.peakMb.toFixed(0)} MB, ${r.chars} characters`,
  )
show('siyaq', first)
show('readability + linkedom', second)
show('siyaq, again', again)
console.log(
  `ratio ${(first.perSecond / second.perSecond).toFixed(2)}; ` +
    `the set itself is ${(pages.reduce((n, p) => n + p.html.length, 0) / 2 ** 20).toFixed(0)} MB of text`,
)
