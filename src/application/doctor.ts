/**
 * Checks of the installation, one after another: what was found and what to do about it.
 * In: settings. Out: checks as they are done. Writes nothing but what opening the store needs.
 */
import { statfs } from 'node:fs/promises'
import { analysisVersion } from '../analyse/analyse-article.ts'
import type { DoctorCheck } from './siyaq.ts'
import { deploymentOf, type Config } from '../config/config.ts'
import type { Outcome } from '../problem.ts'
import type { Runtime } from './open-runtime.ts'

const lowDiskBytes = 1024 ** 3

/** Every check; a failed opening of store or queue ends with that problem. */
export async function* checkInstallation(
  config: Config,
  open: () => Promise<Outcome<Runtime>>,
): AsyncGenerator<DoctorCheck> {
  yield said('node', 'ok', `Node.js ${process.versions.node}`, `Node.js ${process.versions.node}`)
  const cluster = deploymentOf(config) === 'cluster'
  yield said(
    'deployment',
    'ok',
    cluster ? 'PostgreSQL مع NATS JetStream' : `SQLite في ${config.dataDir}`,
    cluster ? 'PostgreSQL with NATS JetStream' : `SQLite in ${config.dataDir}`,
  )
  const opened = await open()
  if (!opened.ok) {
    yield {
      ...said('store', 'problem', 'تعذر فتح المخزن أو الطابور', 'The store or the queue could not be opened'),
      problem: opened.problem,
    }
    return
  }
  const { store, queue } = opened.value
  if (!cluster) yield await disk(config.dataDir)
  const counts = await store.counts()
  yield said(
    'store',
    'ok',
    `${counts.articles} مقالاً في ${counts.stories} قصة`,
    `${counts.articles} articles in ${counts.stories} stories`,
  )
  const depth = Object.entries(await queue.depth())
  const text = depth.map(([stage, d]) => `${stage}: ${d.ready + d.delayed + d.inFlight}`).join(', ')
  yield said('queue', 'ok', text === '' ? 'لا عمل ينتظر' : text, text === '' ? 'No work is waiting' : text)
  yield counts.failingFeeds > 0
    ? {
        ...said(
          'feeds',
          'warning',
          `${counts.failingFeeds} من ${counts.feeds} خلاصات متعثرة`,
          `${counts.failingFeeds} of ${counts.feeds} feeds fail`,
        ),
        hint: { ar: 'siyaq feeds --failing', en: 'siyaq feeds --failing' },
      }
    : said('feeds', 'ok', `${counts.feeds} خلاصات`, `${counts.feeds} feeds`)
  yield counts.dead > 0
    ? {
        ...said('dead', 'warning', `${counts.dead} عملاً مدفوناً`, `${counts.dead} buried messages`),
        hint: { ar: 'siyaq dead', en: 'siyaq dead' },
      }
    : said('dead', 'ok', 'لا عمل مدفون', 'No buried work')
  const old = (await store.unanalysed(analysisVersion, 1)).length
  yield old > 0
    ? {
        ...said('analysis-version', 'warning', 'مقالات تنتظر التحليل', 'Articles wait for analysis'),
        hint: { ar: 'يحللها serve عند بدئه', en: 'serve analyses them when it starts' },
      }
    : said('analysis-version', 'ok', `الإصدار ${analysisVersion}`, `Version ${analysisVersion}`)
}

async function disk(dir: string): Promise<DoctorCheck> {
  const { bavail, bsize } = await statfs(dir)
  const free = bavail * bsize
  const gib = (free / 1024 ** 3).toFixed(1)
  return said('disk', free < lowDiskBytes ? 'warning' : 'ok', `${gib} غيغابايت متاحة`, `${gib} GiB free`)
}

function said(name: string, state: DoctorCheck['state'], ar: string, en: string): DoctorCheck {
  return { name, state, found: { ar, en } }
}
