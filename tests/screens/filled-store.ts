/**
 * A real SQLite store in a directory that is removed afterwards, filled with the invented press.
 * In: nothing. Out: the store and the ids of its articles by slug. Writes to a temporary directory only.
 */
import { hourMs } from '../../src/model/instant.ts'
import { analyseArticle, analysisVersion } from '../../src/analyse/analyse-article.ts'
import { encodeFeatures } from '../../src/model/features.ts'
import type { GroupDecision } from '../../src/model/story.ts'
import { temporaryStore } from '../../src/cli/predict/temporary-store.ts'
import type { ArticleDraft } from '../../src/model/article.ts'
import type { Store } from '../../src/store/store.ts'
import { articles, instantOf, now, sources } from './invented-press.ts'
import type { InventedArticle } from './invented-press.ts'

export interface FilledStore {
  store: Store
  ids: Map<string, number>
  id(slug: string): number
  remove(): Promise<void>
}

export async function filledStore(): Promise<FilledStore> {
  const { store, close } = await temporaryStore()
  for (const source of sources) await store.putSource(source)
  const ids = new Map<string, number>()
  const id = (slug: string): number => {
    const found = ids.get(slug)
    if (found === undefined) throw new Error(`no article ${slug}`)
    return found
  }
  const sorted = [...articles].sort((a, b) => b.minutesAgo - a.minutesAgo)
  const put = await store.putArticles(sorted.map((a) => draftOf(a)))
  for (const [i, a] of sorted.entries()) ids.set(a.slug, put[i]?.id ?? -1)
  await store.putArticles(sorted.flatMap((a) => (a.later === undefined ? [] : [draftOf(a, a.later)])))
  await analyse(store)
  await store.putGrouping({ decisions: sorted.map((a) => decisionOf(a, id)), changes: [] })
  const feed = await store.addFeed({ sourceId: 'mada', url: 'https://mada.example/rss', kind: 'rss' }, now)
  const poll = { at: now - 600_000, intervalMs: 900_000, nextPollAt: now + 300_000 }
  await store.recordPoll(feed.id, poll)
  const bad = await store.addFeed({ sourceId: 'ufuq', url: 'https://ufuq.example/feed', kind: 'atom' }, now)
  await store.recordPoll(bad.id, { ...poll, problem: { code: 'fetch.timeout', detail: 'https://ufuq.example/feed' } })
  const message = { id: 'fetch:1:9:0', stage: 'fetch', body: { url: 'https://ufuq.example/gone' } }
  await store.bury({ message, problem: { code: 'fetch.gone', detail: '410' }, at: now - hourMs })
  return {
    store,
    ids,
    id,
    remove: close,
  }
}

function draftOf(
  a: InventedArticle,
  text: { minutesAgo: number; title: string; paragraphs: string[] } = a,
): ArticleDraft {
  const at = instantOf(a)
  return {
    sourceId: a.sourceId,
    url: `https://${a.sourceId}.example/${a.slug}`,
    at,
    firstSeenAt: instantOf(text) + 120_000,
    publishedAt: at,
    title: text.title,
    text: text.paragraphs.join('\n\n'),
    html: text.paragraphs.map((p) => `<p>${p}</p>`).join('\n'),
    lang: a.lang,
    dir: a.lang === 'ar' ? 'rtl' : 'ltr',
    ...(a.author === undefined ? {} : { author: a.author }),
    parts: {
      ...(a.credit === undefined ? {} : { credit: a.credit }),
      keywords: a.credit === undefined ? [] : ['ميناء الرملة', 'حريق', 'الدفاع المدني'],
      readAlso: a.credit === undefined ? [] : [{ title: 'غرق زورق صيد قبالة الرملة قبل خمسة أشهر' }],
      similar:
        a.credit === undefined
          ? []
          : [{ title: 'حريق في سوق المدينة' }, { title: 'حريق في سوق المدينة' }, { title: 'افتتاح جسر الوادي' }],
      embeds: [],
    },
    confidence: 0.9,
    evidence: [
      { field: 'title', from: 'json-ld' },
      { field: 'publishedAt', from: 'meta' },
    ],
  }
}

async function analyse(store: Store): Promise<void> {
  const waiting = await store.articlesByIds((await store.unanalysed(analysisVersion, 100)).map((a) => a.id))
  await store.putAnalyses(
    waiting.map((article) => {
      const { analysis, features, search } = analyseArticle({
        id: article.id,
        title: article.title,
        text: article.text,
        ...(article.author === undefined ? {} : { author: article.author }),
        ...(article.parts.credit === undefined ? {} : { credit: article.parts.credit }),
        ...(article.lang === undefined ? {} : { lang: article.lang }),
        sourceId: article.sourceId,
        section: article.sourceId === 'mada' ? 'محليات' : 'شؤون الساحل',
        publishedAt: article.at,
      })
      return { articleId: article.id, revision: article.revision, analysis, features: encodeFeatures(features), search }
    }),
  )
}

function decisionOf(a: InventedArticle, id: (slug: string) => number): GroupDecision {
  const isNewStory = a.story === a.slug
  return {
    articleId: id(a.slug),
    storyId: id(a.story),
    isNewStory,
    ...(a.copyOf === undefined
      ? {}
      : {
          copyGroupId: id(a.copyOf),
          copyLink: { of: id(a.copyOf), kind: 'edited' as const, containment: 0.97, jaccard: 0.9 },
        }),
    confidence: isNewStory ? 1 : 0.86,
    reasons: a.reasons ?? [],
  }
}
