/**
 * The cost of reading a story is bounded however many articles it has and whatever stands in them: how often the blocks of its code run is
 * counted by the engine itself. No clock is read.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TextVersion } from '../../src/group/changes/text-version.ts'
import type { OriginMember } from '../../src/group/origins/origin-member.ts'
import type { MemberMaterial } from '../../src/group/reading/story-material.ts'
import type { Analysis, Entity, Figure, Statement } from '../../src/model/analysis.ts'
import { minuteMs } from '../../src/model/instant.ts'
import { BlockCounter } from './block-counter.ts'

const counter = new BlockCounter()
/** Loaded when counting has begun. */
let read: {
  analyse: (input: { title: string; text: string }) => { analysis: Analysis }
  figureSets: (members: readonly MemberMaterial[]) => { members: { member: MemberMaterial }[] }[]
  toldFolds: (members: readonly MemberMaterial[], sets: never[]) => unknown
  changedFacts: (a: TextVersion, b: TextVersion) => unknown
  storyOrigins: (members: readonly OriginMember[]) => { likely: number }
}

beforeAll(async () => {
  await counter.start()
  const { analyseArticle } = await import('../../src/analyse/analyse-article.ts')
  const { figureSets } = await import('../../src/group/reading/figure-sets.ts')
  const { toldFolds } = await import('../../src/group/reading/told-folds.ts')
  const { changedFacts } = await import('../../src/group/changes/changed-facts.ts')
  const { storyOrigins } = await import('../../src/group/origins/story-origins.ts')
  read = { analyse: analyseArticle, figureSets, toldFolds, changedFacts, storyOrigins }
})

afterAll(() => counter.stop())

const blocksRun = (work: () => unknown): Promise<number> =>
  counter.blocksRun(/\/src\/(?:group|analyse|text|model)\//, work)

const empty: Analysis = {
  version: 1,
  lang: 'ar',
  dir: 'rtl',
  keyphrases: [],
  entities: [],
  mentions: [],
  statements: [],
  figures: [],
  credits: [],
}

function member(id: number, lead: string, more: Partial<MemberMaterial>): MemberMaterial {
  const outlet = { sourceId: `s${id}`, sourceName: `s${id}`, origin: `s${id}` }
  const base = { id, ...outlet, at: id * minuteMs, title: 'موسم الميناء', lead, textChars: lead.length, lang: 'ar' }
  return { ...base, credits: [], edits: [], analysis: empty, ...more }
}

const words =
  'سفينة ميناء رصيف بضاعة حاوية رافعة عامل شاحنة مخزن تاجر بحارة موسم عاصفة موجة شاطئ منارة قارب شبكة'.split(' ')

/** Without a full stop, a number every few words; `id` makes the texts differ. */
function fullOfFigures(id: number): MemberMaterial {
  const figures: Figure[] = []
  let text = ''
  for (let k = 0; text.length < 12_000; k++) {
    text += `${words[(k * 7 + id) % words.length]} ${words[(k * 3 + id) % words.length]} `
    const value = 100 + ((id * 37 + k * 7) % 190)
    const surface = `${value} بيتا`
    const end = text.length + surface.length
    figures.push({ field: 'text', start: text.length, end, value, unit: 'house', surface })
    text += `${surface} `
  }
  return member(id, text, { analysis: { ...empty, figures } })
}

test('figures: 300 articles with hundreds of numbers each cost hardly more than 150, and the last are compared as well', async () => {
  const members = Array.from({ length: 300 }, (_, k) => fullOfFigures(k + 1))
  const half = await blocksRun(() => read.figureSets(members.slice(0, 150)))
  let told = new Set<number>()
  const all = await blocksRun(() => {
    told = new Set(read.figureSets(members).flatMap((set) => set.members.map((each) => each.member.id)))
  })
  expect(all / half).toBeLessThan(3)
  expect(Math.max(...told)).toBeGreaterThan(200)
})

test('folds: carriers of one hostile text are compared so often and no more', async () => {
  const hostile = (seed: number): string =>
    Array.from({ length: 2_000 }, (_, i) => `قتل ${(i * seed) % 97} شخصا يوم الأحد`).join(' ')
  const { analysis } = read.analyse({ title: 'حريق', text: `قتل 21 شخصا في حريق اندلع في ميناء الرملة فجر اليوم.` })
  // Made anew each time: what two articles have changed is remembered.
  const carriers = (count: number): MemberMaterial[] =>
    Array.from({ length: count }, (_, i) => {
      const text = (i % 3 === 0 ? 'ا'.repeat(100_000) : hostile(i + 1)).slice(0, 12_000)
      const copy = i === 0 ? {} : { copyOf: 1, copyKind: 'edited' as const, containment: 0.95 }
      return member(i + 1, text, { copyGroupId: 1, analysis, ...copy })
    })
  const [some, many] = [carriers(300), carriers(600)]
  const half = await blocksRun(() => read.toldFolds(some, []))
  const all = await blocksRun(() => read.toldFolds(many, []))
  expect(all / half).toBeLessThan(2)
})

test('changed facts: four times the text costs no more than eight times as much', async () => {
  const texts = [
    (n: number) => 'قتل 3 '.repeat(n),
    (n: number) => Array.from({ length: n }, (_, i) => `قتل ${i % 97} شخصا يوم الأحد`).join(' '),
    (n: number) => 'ا'.repeat(n * 5),
    (n: number) => Array.from({ length: n }, (_, i) => `كلمة${'ابتثجحخد'[i % 8] ?? ''} ${i % 7}`).join(' '),
  ]
  const version = (title: string, text: string): TextVersion => ({
    title,
    text,
    at: minuteMs,
    lang: 'ar',
    analysis: read.analyse({ title, text }).analysis,
  })
  for (const a of texts)
    for (const b of texts) {
      const compared = async (n: number): Promise<number> => {
        const [one, two] = [version('أ', a(n)), version('ب', `س ${b(n)}`)]
        return await blocksRun(() => read.changedFacts(one, two))
      }
      const [once, fourTimes] = [await compared(300), await compared(1_200)]
      expect(fourTimes / once).toBeLessThan(8)
    }
})

test(
  'origins: twice the articles with hundreds of statements each cost no more than their pairs',
  { timeout: 60_000 },
  async () => {
    const flood = 'غمرت مياه النهر حي الزيتون في مدينة الزهراء فجر الأحد بعد انهيار سد ترابي صغير على أطرافها.'
    const said = (start: number, speaker: string): Statement => {
      const span = { start, end: start + 7 }
      const spans = { contentSpan: span, verbSpan: span }
      return { speaker, content: flood, ...spans, verb: 'قالت', kind: 'indirect', polarity: 'says' }
    }
    const entities = Array.from({ length: 60 }, (_, k): Entity => {
      const name = `وزارة الشؤون ${k}`
      return { key: `organisation:${k}`, name, kind: 'organisation', count: 1, variants: [name] }
    })
    const reports = (count: number): OriginMember[] =>
      Array.from({ length: count }, (_, k) => {
        const statements = Array.from({ length: 400 }, (_s, at) => said(at, `الوزارة ${at + k}`))
        const outlet = { sourceId: `s${k}`, publisher: `s${k}`, family: `s${k}`, url: `https://s${k}.example/${k}` }
        const text = flood.repeat(40)
        const base = { id: k + 1, ...outlet, at: k * minuteMs, timed: true, title: 'مياه النهر', text, opinion: false }
        return { ...base, analysis: { credits: [], statements, entities } }
      })
    const [some, many] = [reports(75), reports(150)]
    const half = await blocksRun(() => read.storyOrigins(some))
    let likely = 0
    const all = await blocksRun(() => (likely = read.storyOrigins(many).likely))
    expect(likely).toBe(1)
    expect(all / half).toBeLessThan(5)
  },
)
