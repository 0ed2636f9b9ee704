import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hourMs as hour } from '../../model/instant.ts'
import { articleFeatures } from '../../analyse/features/features.ts'
import type { Correction } from '../../model/story.ts'
import { scan } from '../../text/scanner/scan.ts'
import { Grouper, type GroupedInput, type GroupInput } from './grouper.ts'

// Invented events; each sentence pool gives reports that differ from outlet to outlet.
const events = [
  [
    'انهيار جسر السنابل',
    'انهار جسر السنابل في مدينة مرسى النخيل فجرا وسقطت ثلاث شاحنات في الوادي',
    'هرعت فرق إنقاذ مرسى النخيل إلى جسر السنابل المنهار',
    'البلدية تحقق في صيانة جسر السنابل بعد انهياره',
  ],
  [
    'فوز نادي الربيع بكأس الشواطئ',
    'فاز نادي الربيع على نادي المرفأ بهدفين في نهائي كأس الشواطئ',
    'سجل المهاجم زياد البستاني هدفي الربيع في نهائي الشواطئ',
    'جماهير نادي الربيع تحتفل بكأس الشواطئ في ساحة الميناء',
  ],
  [
    'حريق مصنع الزيوت',
    'اندلع حريق كبير في مصنع زيوت الهضبة شرقي بلدة عين الرمان',
    'أخمد الدفاع المدني حريق مصنع زيوت الهضبة بعد تسع ساعات',
    'نقل عمال مصنع زيوت الهضبة المصابين إلى مستشفى عين الرمان',
  ],
  [
    'اكتشاف كهف أثري',
    'اكتشف فريق تنقيب كهفا أثريا قرب قرية وادي الغزلان',
    'نقوش كهف وادي الغزلان ترجع إلى أربعة آلاف عام',
    'وزارة الآثار تسيج كهف وادي الغزلان وتمنع الزيارة',
  ],
]

function article(id: number, event: number, wording: number, at: number): GroupInput {
  const [title = '', ...sentences] = events[event % events.length] ?? []
  const turned = [...sentences.slice(wording % 3), ...sentences.slice(0, wording % 3)]
  const text = `${turned.join('. ')}. تقرير رقم ${wording} من مراسلنا`
  const features = articleFeatures({ title, text, lang: 'ar', titleScan: scan(title), textScan: scan(text) })
  return { id, sourceId: `outlet-${wording % 7}`, at, lang: 'ar', title, features }
}

const start = Date.UTC(2031, 4, 1)

function stream(choices: readonly [number, number, number][]): GroupInput[] {
  return choices.map(([event, wording, jitter], i) =>
    article(1000 + i, event, wording, start + i * hour * 0.7 + jitter * hour),
  )
}

interface Stored {
  input: GroupInput
  storyId: number
  copyGroupId?: number
}

function addAll(grouper: Grouper, inputs: readonly GroupInput[], stored: Map<number, Stored>): void {
  for (const input of inputs) {
    const d = grouper.add(input)
    stored.set(input.id, {
      input,
      storyId: d.storyId,
      ...(d.copyGroupId === undefined ? {} : { copyGroupId: d.copyGroupId }),
    })
    applyChanges(stored, grouper.repair())
  }
}

function applyChanges(
  stored: Map<number, Stored>,
  changes: readonly { articleId: number; fromStoryId: number; toStoryId: number }[],
): void {
  for (const change of changes) {
    const row = stored.get(change.articleId)
    if (!row) throw new Error('a change of an article that was never added')
    expect(row.storyId).toBe(change.fromStoryId)
    row.storyId = change.toStoryId
  }
}

const streams = fc.array(fc.tuple(fc.nat(3), fc.nat(30), fc.integer({ min: -30, max: 2 })), {
  minLength: 1,
  maxLength: 50,
})

test('reports of one event are one story, other events are others', () => {
  const stored = new Map<number, Stored>()
  const choices = Array.from({ length: 24 }, (_, i): [number, number, number] => [i % 4, i, 0])
  addAll(new Grouper(), stream(choices), stored)
  const stories = new Map<number, Set<number>>()
  for (const [id, row] of stored) {
    const event = (id - 1000) % 4
    const set = stories.get(row.storyId)
    if (set) set.add(event)
    else stories.set(row.storyId, new Set([event]))
  }
  expect([...stories.values()].every((s) => s.size === 1)).toBe(true)
  expect(stories.size).toBeLessThanOrEqual(8)
})

test('equal order gives equal grouping, and a restart anywhere changes nothing', () => {
  fc.assert(
    fc.property(streams, fc.nat(), (choices, cut) => {
      const inputs = stream(choices)
      const options = { repairEveryMs: 3 * hour, windowMs: 24 * hour, maxArticles: 4096 }
      const whole = new Map<number, Stored>()
      addAll(new Grouper(options), inputs, whole)
      const broken = new Map<number, Stored>()
      const at = cut % (inputs.length + 1)
      addAll(new Grouper(options), inputs.slice(0, at), broken)
      const second = new Grouper(options)
      for (const { input, storyId, copyGroupId } of broken.values()) {
        const row: GroupedInput = { ...input, storyId, ...(copyGroupId === undefined ? {} : { copyGroupId }) }
        second.restore(row)
      }
      addAll(second, inputs.slice(at), broken)
      expect([...broken.values()].map((r) => [r.input.id, r.storyId, r.copyGroupId])).toEqual(
        [...whole.values()].map((r) => [r.input.id, r.storyId, r.copyGroupId]),
      )
    }),
    { numRuns: 40 },
  )
})

/** One random operation of a long life: an article, or a correction. */
type Operation =
  { kind: 'add'; event: number; wording: number } | { kind: Correction['kind'] | 'undo'; pick: number; other: number }

const operations = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('add' as const), event: fc.nat(3), wording: fc.nat(40) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constantFrom(
          'move' as const,
          'merge' as const,
          'split' as const,
          'lock' as const,
          'unlock' as const,
          'undo' as const,
        ),
        pick: fc.nat(),
        other: fc.nat(),
      }),
    },
  ),
  { minLength: 100, maxLength: 100 },
)

// Four large stories, where corrections meet one another; tests/grouping/operations.test.ts goes through a thousand on a stream.
test(
  'random operations keep every article in one story, locked ones together, and every story id answered',
  { tags: ['slow'] },
  () => {
    fc.assert(
      fc.property(operations, (list) => {
        const life = new Life()
        for (const operation of list) life.run(operation)
        life.check()
      }),
      { numRuns: 5 },
    )
  },
)

class Life {
  readonly grouper = new Grouper({ repairEveryMs: 12 * hour, windowMs: 10_000 * hour, maxArticles: 4096 })
  readonly stored = new Map<number, Stored>()
  readonly corrections: Correction[] = []

  run(o: Operation): void {
    const ids = [...this.stored.keys()]
    if (o.kind === 'add') {
      const i = this.stored.size
      addAll(this.grouper, [article(1000 + i, o.event, o.wording, start + i * hour)], this.stored)
    } else if (ids.length > 3) {
      const one = ids[('pick' in o ? o.pick : 0) % ids.length] ?? 0
      const two = ids[('other' in o ? o.other : 0) % ids.length] ?? 0
      const undone = o.kind === 'undo' ? this.corrections[o.pick % Math.max(1, this.corrections.length)] : undefined
      const c = undone ? { ...undone, undoneAt: 1 } : o.kind === 'undo' ? undefined : this.correction(o.kind, one, two)
      if (!c) return
      if (undone) this.corrections.splice(this.corrections.indexOf(undone), 1)
      else this.corrections.push(c)
      applyChanges(this.stored, this.grouper.correct(c))
    }
    this.checkLocks()
  }

  private correction(kind: Correction['kind'], one: number, two: number): Correction {
    const storyOf = (id: number): number => this.stored.get(id)?.storyId ?? 0
    const id = this.corrections.length === 0 ? 1 : Math.max(...this.corrections.map((c) => c.id)) + 1
    const base = { id, kind, by: 'editor', at: start + id }
    if (kind === 'merge') return { ...base, articleIds: [], storyIds: [storyOf(one), storyOf(two)] }
    if (kind === 'lock' || kind === 'unlock') return { ...base, articleIds: [one, two], storyIds: [storyOf(one)] }
    if (kind === 'split') return { ...base, articleIds: [one], storyIds: [storyOf(one)] }
    return { ...base, articleIds: [one], storyIds: [storyOf(two)] }
  }

  checkLocks(): void {
    for (const lock of this.corrections) {
      if (lock.kind !== 'lock') continue
      const later = this.corrections.some(
        (c) => c.kind === 'unlock' && c.id > lock.id && c.articleIds.some((a) => lock.articleIds.includes(a)),
      )
      if (later) continue
      expect(new Set(lock.articleIds.map((a) => this.grouper.storyOf(a))).size).toBe(1)
    }
  }

  check(): void {
    const seen = new Set<number>()
    const stories = new Set([...this.stored.values()].map((r) => r.storyId))
    for (const story of stories) {
      expect(this.grouper.resolve(story)).toBe(story)
      for (const id of this.grouper.membersOf(story)) {
        expect(seen.has(id)).toBe(false)
        seen.add(id)
        expect(this.stored.get(id)?.storyId).toBe(story)
      }
    }
    expect(seen.size).toBe(this.stored.size)
    for (const id of this.stored.keys()) expect(stories.has(this.grouper.resolve(id))).toBe(true)
  }
}

test('corrections hold after a full regroup', () => {
  const inputs = stream(Array.from({ length: 20 }, (_, i): [number, number, number] => [i % 4, i, 0]))
  const stored = new Map<number, Stored>()
  const first = new Grouper()
  addAll(first, inputs, stored)
  const story = (id: number): number => stored.get(id)?.storyId ?? 0
  const corrections: Correction[] = [
    { id: 1, kind: 'merge', articleIds: [], storyIds: [story(1000), story(1001)], by: 'editor', at: 1 },
    { id: 2, kind: 'move', articleIds: [1018], storyIds: [story(1003)], by: 'editor', at: 2 },
    { id: 3, kind: 'lock', articleIds: [1002, 1006], storyIds: [story(1002)], by: 'editor', at: 3 },
    { id: 4, kind: 'split', articleIds: [1010], storyIds: [story(1002)], by: 'editor', at: 4 },
  ]
  for (const c of corrections) applyChanges(stored, first.correct(c))
  const again = new Grouper()
  const regrouped = new Map<number, Stored>()
  for (const c of corrections) again.correct(c)
  addAll(again, inputs, regrouped)
  for (const [id, grouper] of [
    [1, first],
    [2, again],
  ] as const) {
    const at = (article: number): number | undefined => grouper.storyOf(article)
    expect(at(1000), `merge, ${id}`).toBe(at(1001))
    expect(at(1018), `move, ${id}`).toBe(at(1003))
    expect(at(1002), `lock, ${id}`).toBe(at(1006))
    expect(at(1010), `split, ${id}`).not.toBe(at(1002))
  }
})
