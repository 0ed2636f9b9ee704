import { expect, test } from 'vitest'
import type { Entity, Statement } from '../../model/analysis.ts'
import type { MemberMaterial } from './story-material.ts'
import { speakerName, whoSaidWhat } from './who-said-what.ts'

interface Said {
  speaker: string
  entity?: string
  content: string
}

function member(id: number, sourceId: string, said: Said[]): MemberMaterial {
  const span = { start: 0, end: 0 }
  const entities = said.flatMap(({ entity }): Entity[] =>
    entity === undefined
      ? []
      : [{ key: `person:${entity}`, name: entity, kind: 'person', variants: [entity], count: 1 }],
  )
  const statements = said.map(({ speaker, entity, content }): Statement => ({
    speaker,
    ...(entity === undefined ? {} : { speakerEntity: `person:${entity}` }),
    verb: 'قال',
    verbSpan: span,
    content,
    contentSpan: span,
    kind: 'direct',
    polarity: 'says',
  }))
  return {
    id,
    sourceId,
    sourceName: sourceId,
    at: id * 1000,
    title: 'عنوان',
    lead: '',
    textChars: 0,
    lang: 'ar',
    origin: sourceId,
    credits: [],
    edits: [],
    analysis: {
      version: 1,
      lang: 'ar',
      dir: 'rtl',
      keyphrases: [],
      entities,
      mentions: [],
      statements,
      figures: [],
      credits: [],
    },
  }
}

const opened = 'سيعاد فتح الطريق الساحلي قبل نهاية الشهر'

test('one speaker under several names is one, and one statement is told once with all who report it', () => {
  const speakers = whoSaidWhat([
    member(1, 'مدى', [{ speaker: 'وزير النقل خالد محفوظ برهان', entity: 'خالد محفوظ برهان', content: opened }]),
    member(2, 'أفق', [{ speaker: 'خالد برهان', entity: 'خالد برهان', content: `${opened} الجاري` }]),
    member(3, 'ضفاف', [{ speaker: 'برهان', content: 'لا خطر على الجسر الجديد' }]),
    member(4, 'صدى', [{ speaker: 'مصدر أمني', content: 'أغلقت الشرطة الطريق ساعتين' }]),
  ])
  expect(speakers.map((s) => s.speaker)).toEqual(['خالد برهان', 'مصدر أمني'])
  expect(speakers[0]?.statements.map((s) => s.reporters.map((m) => m.sourceId))).toEqual([['مدى', 'أفق'], ['ضفاف']])
  expect(speakers[0]?.statements[0]?.variants.map((v) => v.statement.content)).toEqual([`${opened} الجاري`])
})

test('a surname that two people of the story bear stays by itself', () => {
  const speakers = whoSaidWhat([
    member(1, 'مدى', [
      { speaker: 'خالد برهان', entity: 'خالد برهان', content: 'سنفتح الطريق غدا صباحا' },
      { speaker: 'هالة برهان', entity: 'هالة برهان', content: 'لن نفتح الطريق قبل الإصلاح' },
      { speaker: 'برهان', content: 'الأمر قيد الدراسة حتى الآن' },
    ]),
  ])
  expect(speakers).toHaveLength(3)
})

test('a speaker is cut after its name and keeps no stray quote mark; pieces of content are no statement', () => {
  const named = (name: string) => ({ name, variants: [] })
  expect(speakerName('الوزير "خالد برهان تحية واجبة للعمال', named('خالد برهان'))).toBe('الوزير خالد برهان')
  expect(speakerName('«مصدر في الميناء', undefined)).toBe('مصدر في الميناء')
  expect(whoSaidWhat([member(1, 'مدى', [{ speaker: 'خالد برهان', content: 'ضم اللاعب' }])])).toEqual([])
})
