import { describe, expect, test } from 'vitest'
import { featureKind, termMark, type Features } from './features.ts'
import { leadArticle, leastForCentre, type LeadCandidate } from './lead-article.ts'

/** Each member is of an outlet of its own unless it says so. */
let sources = 0
const terms = new Map<string, number>()
const termOf = (word: string): number => terms.get(word) ?? (terms.set(word, terms.size + 1), terms.size)

function member(
  title: string,
  o: { opening?: string; sourceId?: string; copyGroupId?: number; isUnsure?: boolean; kind?: number } = {},
): LeadCandidate {
  const marked = new Map<number, number>()
  for (const word of (o.opening ?? '').split(' ').filter(Boolean)) marked.set(termOf(word), termMark.lead)
  for (const word of title.split(' ')) marked.set(termOf(word), termMark.title)
  const found = [...marked].sort(([a], [b]) => a - b)
  const none = new Uint32Array()
  const features: Features = {
    version: 2,
    kind: o.kind ?? 0,
    words: 50,
    terms: Uint32Array.from(found, ([term]) => term),
    weights: Uint8Array.from(found, () => 16),
    marks: Uint8Array.from(found, ([, mark]) => mark),
    names: none,
    nameMarks: new Uint8Array(),
    numbers: none,
    numberMarks: new Uint8Array(),
    days: 0,
    shingles: none,
    shingleLevel: 0,
    shingleCount: 0,
    textHash: 1,
    titleHash: 1,
  }
  const sourceId = o.sourceId ?? `source-${++sources}`
  return { sourceId, copyGroupId: o.copyGroupId, isUnsure: o.isUnsure ?? false, features }
}

const bombing = [
  'مقتل تسعة في تفجير مسجد بمدينة السرو',
  'تفجير يستهدف مسجد السرو وسقوط قتلى',
  'ارتفاع ضحايا تفجير مسجد السرو إلى أحد عشر',
  'تفجير مسجد السرو يوقع قتلى وجرحى',
]
const session = 'مجلس الوزراء يقر اتفاق تدريب حرس الحدود'

describe('the article that leads a story', () => {
  test('of few: the first of the text that most outlets carried', () => {
    const few = [member('خبر أول'), member('نص', { copyGroupId: 7 }), member('نص', { copyGroupId: 7 })]
    expect(few.length).toBeLessThan(leastForCentre)
    expect(leadArticle(few)).toBe(1)
    expect(leadArticle([member('خبر')])).toBe(0)
  })

  test('of many: what the others tell too, not what was copied most', () => {
    const copied = Array.from({ length: 6 }, () =>
      member(session, { copyGroupId: 3, opening: 'أدان المجلس تفجير مسجد السرو' }),
    )
    const opening = 'قتلى في تفجير مسجد السرو اليوم'
    const told = [...bombing, ...bombing, ...bombing, ...bombing].map((title) => member(title, { opening }))
    const all = [...copied, ...told]
    expect(leadArticle(all)).toBeGreaterThanOrEqual(copied.length)
    // Nothing else told: the copied text leads, by its first carrier.
    expect(leadArticle([member('أمر آخر'), ...copied])).toBe(1)
  })

  test('an equal headline that was carried leads before one that was not', () => {
    const [title = '', ...others] = bombing
    const all = [
      member(title),
      ...others.map((other) => member(other)),
      ...[1, 2, 3].map(() => member(title, { copyGroupId: 9 })),
    ]
    expect(leadArticle(all)).toBe(bombing.length)
  })

  test('doubtful reading, round-ups and opinion stand back; a reaction tells less than the event', () => {
    const [title = '', ...others] = bombing
    const rest = others.map((other) => member(other))
    for (const better of [
      member(title, { isUnsure: true }),
      member(title, { kind: featureKind.opinion }),
      member(title, { kind: featureKind.roundUp }),
    ])
      expect(leadArticle([better, ...rest, member('كلام بعيد')])).toBeGreaterThan(0)
    const told = [member(title, { kind: featureKind.told }), member(title), ...rest]
    expect(leadArticle(told)).not.toBe(0)
    expect(leadArticle(Array.from({ length: 5 }, () => member(title, { isUnsure: true })))).toBe(0)
    expect(leadArticle(Array.from({ length: 5 }, () => member(title, { kind: featureKind.opinion })))).toBe(0)
  })

  test('an outlet that writes about nothing else does not make its own headline the event’s', () => {
    const loud = [
      'مؤامرة',
      'مؤامرة كبرى',
      'مؤامرة خفية',
      'مؤامرة مكشوفة',
      'مؤامرة أخرى',
      'مؤامرة جديدة',
      'مؤامرة قديمة',
    ]
    const campaign = loud.map((title) => member(`${title} وراء ما يقال`, { sourceId: 'loud' }))
    const all = [...campaign, ...bombing.map((title) => member(title))]
    expect(leadArticle(all)).toBeGreaterThanOrEqual(campaign.length)
  })

  test('articles without an analysis do no harm', () => {
    const blank: LeadCandidate = { sourceId: 'a', copyGroupId: undefined, isUnsure: false, features: undefined }
    expect(leadArticle([blank, blank, ...bombing.map((title) => member(title))])).toBeGreaterThan(1)
    expect(leadArticle([blank, blank, blank, blank, blank])).toBe(0)
  })
})
