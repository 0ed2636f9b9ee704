/**
 * The context of stories over the invented press: what the pages are shown with in tests.
 * In: a filled store. Out: a `StoryContext` whose corrections go into the store. Reads and writes that store only.
 */
import { defined } from '../../src/model/defined.ts'
import { dayMs, minuteMs } from '../../src/model/instant.ts'
import { failed, ok } from '../../src/problem.ts'
import { cardOf, sourceNames } from '../../src/application/stories/article-card.ts'
import type {
  ArticleCard,
  ArticleView,
  RelatedStory,
  StoryContext,
  StoryView,
  WhyView,
} from '../../src/application/stories/views.ts'
import { speakersOf } from '../../src/application/stories/speakers-of.ts'
import type { FilledStore } from './filled-store.ts'
import { now } from './invented-press.ts'
import { foldsOf } from './invented-folds.ts'

export function inventedContext(filled: FilledStore): StoryContext {
  const { store } = filled
  return {
    storyView: (id) => storyView(filled, id),
    articleView: (id) => articleView(filled, id),
    why: (a, b) => why(filled, a, b),
    async correct(request) {
      if ((await store.storiesByIds(request.storyIds)).length !== request.storyIds.length)
        return failed('request.not-found')
      return ok(await store.addCorrection({ ...request, at: now }))
    },
    async undo(id, by) {
      const undone = await store.undoCorrection(id, now, by)
      return undone === undefined ? failed('request.not-found') : ok(undone)
    },
  }
}

async function storyView(filled: FilledStore, id: number): Promise<StoryView | undefined> {
  const { store } = filled
  const found = await store.story(id)
  if (found === undefined) return undefined
  const { head } = found
  const names = await sourceNames(store)
  const members = await store.storyMembers(head.id)
  const folds = foldsOf(members, names)
  const corrections = (await store.corrections()).filter((c) => c.storyIds.includes(head.id)).reverse()
  const isFire = head.id === filled.id('fire-mada')
  const cards = new Map(members.map((m) => [m.id, cardOf(m, names)]))
  const card = (slug: string): ArticleCard => cards.get(filled.id(slug)) ?? missing(slug)
  const views = await Promise.all(members.map((m) => articleView(filled, m.id)))
  return {
    id: head.id,
    ...(found.redirectedFrom === undefined ? {} : { redirectedFrom: found.redirectedFrom }),
    title: head.title,
    lang: head.lang,
    dir: head.dir,
    firstAt: head.firstAt,
    lastAt: head.lastAt,
    articleCount: head.articleCount,
    sourceCount: head.sourceCount,
    originCount: head.originCount,
    originLeast: head.originLeast,
    originMost: head.originMost,
    comments: [],
    ...defined({ desk: head.desk }),
    locked: corrections.some((c) => c.kind === 'lock' && c.undoneAt === undefined),
    folds,
    origins: isFire ? fireOrigins(filled) : [],
    timeline: isFire
      ? fireTimeline(card)
      : members.map((m) => ({ at: m.at, kind: 'article' as const, article: cardOf(m, names) })),
    speakers: views.flatMap((v) => (v === undefined ? [] : speakersOf(v))).slice(0, 4),
    figures: isFire ? fireFigures(card) : [],
    edits: isFire
      ? [
          {
            article: card('fire-difaf'),
            revision: 2,
            at: now - 43 * minuteMs,
            titleBefore: 'ارتفاع حصيلة حريق ميناء الرملة إلى سبعة قتلى',
            titleAfter: 'ارتفاع حصيلة حريق ميناء الرملة إلى ثمانية قتلى',
            added: 1,
            removed: 1,
            figures: [{ before: 'سبعة قتلى', after: 'ثمانية قتلى' }],
          },
        ]
      : [],
    keyphrases: views[0]?.analysis?.keyphrases ?? [],
    entities: views[0]?.analysis?.entities ?? [],
    reasons: isFire
      ? [{ code: 'background.same-names', weight: 3, values: { names: 'عادل المنصوري، الدفاع المدني' } }]
      : [],
    ...(isFire
      ? {
          saga: {
            rhythmMs: 5 * dayMs,
            parts: [
              { ...sagaPart(filled, 'talks-difaf'), isThis: false },
              { ...sagaPart(filled, 'fire-mada'), title: head.title, isThis: true },
            ],
          },
        }
      : {}),
    similar: [],
    leadArticleId: head.leadArticleId,
    related: [],
    otherLanguages: isFire
      ? [
          {
            id: filled.id('fire-post'),
            title: card2(filled),
            lang: 'en',
            dir: 'ltr',
            firstAt: now - 240 * minuteMs,
            lastAt: now - 240 * minuteMs,
            sourceCount: 1,
            relation: 'translation',
            reasons: [{ code: 'background.same-names', values: { names: 'Adel al-Mansouri' } }],
          },
        ]
      : [],
    corrections,
  }
}

function sagaPart(filled: FilledStore, slug: string): RelatedStory {
  return {
    id: filled.id(slug),
    title: 'غرق زورق صيد قبالة الرملة',
    lang: 'ar',
    dir: 'rtl',
    firstAt: now - 5 * dayMs,
    lastAt: now - 5 * dayMs,
    sourceCount: 2,
    relation: 'saga',
    reasons: [{ code: 'background.same-names', values: { names: 'عادل المنصوري' } }],
  }
}

function card2(_filled: FilledStore): string {
  return 'Fuel depot fire at Ramla eastern port kills five, ministry says shipping continues'
}

function missing(slug: string): never {
  throw new Error(`no card ${slug}`)
}

function fireOrigins(filled: FilledStore): StoryView['origins'] {
  return [
    {
      name: 'وكالة المدى للأنباء',
      kind: 'agency',
      sourceId: 'mada',
      firstAt: now - 420 * minuteMs,
      articleId: filled.id('fire-mada'),
      sourceCount: 3,
      articleCount: 3,
      evidence: [{ code: 'origin.credited', values: { count: 2, name: 'وكالة المدى للأنباء' } }],
      firstKnown: true,
      articleIds: [filled.id('fire-mada')],
      proofs: [{ articleId: filled.id('fire-mada'), quote: 'حريق في ميناء الرملة', as: 'wording' }],
    },
    ownReport('قناة المرسى', 'marsa', 310, filled.id('fire-marsa')),
    ownReport('صحيفة الضفاف', 'difaf', 150, filled.id('fire-difaf')),
  ]
}

function ownReport(name: string, sourceId: string, minutes: number, articleId: number): StoryView['origins'][number] {
  return {
    name,
    kind: 'outlet',
    sourceId,
    firstAt: now - minutes * minuteMs,
    articleId,
    sourceCount: 1,
    articleCount: 1,
    evidence: [{ code: 'origin.own-report' }],
    firstKnown: false,
    articleIds: [articleId],
    proofs: [],
  }
}

function fireTimeline(card: (slug: string) => ArticleCard): StoryView['timeline'] {
  const at = (minutes: number): number => now - minutes * minuteMs
  return [
    { at: at(420), kind: 'first', article: card('fire-mada') },
    { at: at(396), kind: 'copies', article: card('fire-sada'), count: 2 },
    { at: at(310), kind: 'article', article: card('fire-marsa') },
    {
      at: at(310),
      kind: 'statement',
      article: card('fire-marsa'),
      speaker: 'عادل المنصوري',
      after: 'ست سفن دخلت الميناء منذ الفجر',
    },
    { at: at(150), kind: 'article', article: card('fire-difaf') },
    { at: at(150), kind: 'figure', article: card('fire-difaf'), before: 'خمسة عمال', after: 'سبعة قتلى', unit: 'dead' },
    {
      at: at(43),
      kind: 'headline',
      article: card('fire-difaf'),
      before: 'ارتفاع حصيلة حريق ميناء الرملة إلى سبعة قتلى',
      after: 'ارتفاع حصيلة حريق ميناء الرملة إلى ثمانية قتلى',
      revision: 2,
    },
  ]
}

function fireFigures(card: (slug: string) => ArticleCard): StoryView['figures'] {
  return [
    {
      unit: 'dead',
      overTime: true,
      values: [
        {
          value: 5,
          surface: 'خمسة عمال',
          around: 'أُعلن عن خمسة عمال في الميناء',
          at: 9,
          dir: 'rtl',
          firstAt: now - 420 * minuteMs,
          articles: [card('fire-mada'), card('fire-sada'), card('fire-ufuq'), card('fire-marsa')],
        },
        {
          value: 8,
          surface: 'ثمانية قتلى',
          around: 'أُعلن عن ثمانية قتلى في الميناء',
          at: 9,
          dir: 'rtl',
          firstAt: now - 43 * minuteMs,
          articles: [card('fire-difaf')],
        },
      ],
    },
    {
      unit: 'injured',
      values: [
        {
          value: 18,
          surface: '18 آخرين',
          around: 'أُعلن عن 18 آخرين في الميناء',
          at: 9,
          dir: 'rtl',
          firstAt: now - 420 * minuteMs,
          articles: [card('fire-mada'), card('fire-sada'), card('fire-ufuq')],
        },
        {
          value: 20,
          hedge: 'about',
          surface: 'نحو عشرين',
          around: 'أُعلن عن نحو عشرين في الميناء',
          at: 9,
          dir: 'rtl',
          firstAt: now - 310 * minuteMs,
          articles: [card('fire-marsa')],
        },
        {
          value: 23,
          surface: '23 جريحاً',
          around: 'أُعلن عن 23 جريحاً في الميناء',
          at: 9,
          dir: 'rtl',
          firstAt: now - 150 * minuteMs,
          articles: [card('fire-difaf')],
        },
      ],
    },
  ]
}

async function articleView(filled: FilledStore, id: number): Promise<ArticleView | undefined> {
  const { store } = filled
  const article = await store.article(id)
  if (article === undefined) return undefined
  const names = await sourceNames(store)
  const analysis = await store.analysis(id)
  const story = article.storyId === undefined ? undefined : await store.story(article.storyId)
  const members = story === undefined ? [] : await store.storyMembers(story.head.id)
  const me = members.find((m) => m.id === id)
  const fold = foldsOf(members, names).find((f) => [f.lead, ...f.copies].some((m) => m.id === id))
  const revisions = await store.revisions(id)
  const background = await store.article(filled.id('museum-ufuq'))
  return {
    article,
    sourceName: names.get(article.sourceId) ?? article.sourceId,
    ...(analysis === undefined ? {} : { analysis }),
    ...(story === undefined ? {} : { story: story.head }),
    reasons: me?.reasons ?? [],
    provenance: {
      credits: (analysis?.credits ?? []).map((c) => ({
        name: c.name,
        span: c.span,
        kind: c.kind,
        role: c.role,
        ...(c.field === 'text' ? { around: article.text.slice(Math.max(0, c.start - 20), c.start + 60) } : {}),
      })),
      ...(fold === undefined ? {} : { fold }),
      chain: [],
    },
    ...(background === undefined || background.id === id
      ? {}
      : {
          readAlso: {
            id: background.id,
            title: background.title,
            lang: 'ar',
            dir: 'rtl',
            url: background.url,
            sourceId: background.sourceId,
            sourceName: names.get(background.sourceId) ?? '',
            at: background.at,
            reasons: [
              { code: 'background.same-names', weight: 1, values: { names: 'الرملة' } },
              { code: 'background.earlier-hours', weight: 0.5, values: { hours: 4 } },
            ],
          },
        }),
    similar: members
      .filter((m) => m.id !== id && (m.copyGroupId ?? m.id) !== (me?.copyGroupId ?? id) && m.copyOf === undefined)
      .map((m) => ({ ...cardOf(m, names), reasons: [{ code: 'similar.same-event' }], storyId: m.storyId ?? m.id })),
    related: [],
    revisions: [...revisions].reverse().map((r) => ({
      number: r.number,
      seenAt: r.seenAt,
      title: r.title,
      ...(r.number === 1
        ? {}
        : {
            diff: {
              figures: [{ before: 'سبعة قتلى', after: 'ثمانية قتلى' }],
              body: [
                {
                  kind: 'changed' as const,
                  runs: [
                    { text: 'ارتفعت حصيلة حريق ميناء الرملة الشرقي إلى ' },
                    { text: 'سبعة', change: 'removed' as const },
                    { text: 'ثمانية', change: 'added' as const },
                    { text: ' قتلى و23 جريحاً' },
                  ],
                },
                { kind: 'same' as const, runs: [{ text: 'x' }] },
                { kind: 'same' as const, runs: [{ text: 'y' }] },
              ],
            },
          }),
    })),
  }
}

async function why(filled: FilledStore, a: number, b: number): Promise<WhyView | undefined> {
  const [x, y] = await filled.store.headsByIds([a, b])
  if (x === undefined || y === undefined) return undefined
  const names = await sourceNames(filled.store)
  const together = x.storyId === y.storyId
  return {
    a: cardOf(x, names),
    b: cardOf(y, names),
    ...(x.storyId === undefined ? {} : { storyA: x.storyId }),
    ...(y.storyId === undefined ? {} : { storyB: y.storyId }),
    together,
    confidence: 0.9,
    reasons: [
      { code: 'background.same-names', weight: 1.3, values: { names: 'عادل المنصوري' } },
      { code: 'origin.after', weight: -0.4, values: { minutes: 110 } },
    ],
    corrections: [],
  }
}
