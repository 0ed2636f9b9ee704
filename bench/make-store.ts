/**
 * Makes stores of any size for bench/pages.ts, each once: by the import itself, with real analysis, grouping and origins.
 * In: `tsx bench/make-store.ts --store DIR --articles N`. Out: `DIR/N/siyaq.db`. Reads ../shared/data/news-ar (bench/renamed-corpus.ts says how
 * its three weeks become years) and writes to DIR only.
 *
 * A smaller store in DIR that was made by whole rounds is copied and gone on from; a making that was stopped goes on where it was.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { composeSiyaq } from '../src/compose.ts'
import { configWith } from '../src/config/config.ts'
import { createLog } from '../src/log.ts'
import { RenamedCorpus, roundArticles, roundKey } from './renamed-corpus.ts'
import { hasCorpus } from './search-corpus.ts'

const { values } = parseArgs({ options: { articles: { type: 'string' }, store: { type: 'string' } } })
if (!hasCorpus()) console.log('skipped: ../shared/data/news-ar is not there')
else if (values.store === undefined) throw new Error('--store DIR is needed: where the stores are kept')
else await make(resolve(values.store), Number(values.articles ?? roundArticles))

async function make(stores: string, articles: number): Promise<void> {
  const finished = join(stores, String(articles))
  if (existsSync(finished)) return console.log(`${finished} is there`)
  const unfinished = `${finished}.unfinished`
  if (!existsSync(unfinished)) {
    mkdirSync(unfinished, { recursive: true })
    const smaller = largestBelow(stores, articles)
    if (smaller !== undefined) {
      console.log(`goes on from ${smaller}`)
      copyFileSync(join(stores, smaller, 'siyaq.db'), join(unfinished, 'siyaq.db'))
    }
  }
  const app = composeSiyaq(configWith({ dataDir: unfinished }), createLog({ level: 'warn' }))
  const corpus = new RenamedCorpus()
  for (let round = 0; round * roundArticles < articles; round++) {
    const readers = await app.importReaders()
    if (!readers.ok) throw new Error(readers.problem.code)
    const done = (await readers.value.doneUpTo?.(roundKey(round))) ?? 0
    const most = Math.min(roundArticles, articles - round * roundArticles)
    if (done >= most) continue
    const summary = await app.importArticles(corpus.round(round, most, done), { onProgress: () => undefined })
    if (!summary.ok) throw new Error(summary.problem.code)
    const { read, tookMs, problem, peakRssBytes } = summary.value
    if (problem !== undefined) throw new Error(`${problem.code}: ${problem.detail ?? ''}`)
    const bytes = statSync(join(unfinished, 'siyaq.db')).size
    console.log(
      `round ${round}: ${read} articles in ${Math.round(tookMs / 1000)} s (${Math.round((read * 1000) / tookMs)} a second), ` +
        `${Math.round(bytes / 1e6)} MB stored, ${Math.round(peakRssBytes / 1e6)} MB of memory at most`,
    )
  }
  await app.close()
  renameSync(unfinished, finished)
}

/** The largest store of fewer articles. */
function largestBelow(stores: string, articles: number): string | undefined {
  const sizes = readdirSync(stores).filter((name) => /^\d+$/.test(name) && Number(name) < articles)
  return sizes.sort((a, b) => Number(b) - Number(a))[0]
}
