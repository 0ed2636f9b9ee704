import { expect, test } from 'vitest'
import { analyseArticle } from '../../analyse/analyse-article.ts'
import { hourMs } from '../../model/instant.ts'
import { joinEvents } from './event-join.ts'
import { HeldArticles } from './held-articles.ts'

const start = Date.UTC(2031, 4, 1)

/** An invented day: an attack, who condemned it, what else was in the papers. */
const attack = [
  'قتلى في تفجير استهدف مرفأ النخيل بمحافظة السواحل',
  'تفجير مرفأ النخيل: أربعون جريحا في مستشفيات السواحل',
  'انفجار يهز مرفأ النخيل في محافظة السواحل ويوقع قتلى',
  'حصيلة تفجير مرفأ النخيل ترتفع وفرق الإنقاذ تواصل العمل في السواحل',
]
const reactions = [
  ['جمهورية السنابل تدين تفجير مرفأ النخيل', 'أدانت جمهورية السنابل التفجير الذي استهدف مرفأ النخيل بمحافظة السواحل'],
  ['اتحاد الصيادين يستنكر تفجير المرفأ', 'استنكر اتحاد الصيادين تفجير مرفأ النخيل في محافظة السواحل وعزى أسر القتلى'],
  ['أمير الواحة: التفجير جريمة', 'قال أمير الواحة إن تفجير مرفأ النخيل بمحافظة السواحل جريمة لا تغتفر'],
] as const
const others = [
  ['افتتاح معرض الخيول في مدينة الربوة', 'افتتح المحافظ معرض الخيول العربية في مدينة الربوة بحضور المربين'],
  ['نادي الهضبة يتعاقد مع حارس جديد', 'وقع نادي الهضبة عقدا مع الحارس زياد البستاني لثلاثة مواسم'],
  ['وزير الزراعة: موسم القمح وفير', 'قال وزير الزراعة إن موسم القمح في سهل الرمان هو الأوفر منذ عشر سنوات'],
] as const

function held(articles: readonly (readonly [title: string, text: string])[]): HeldArticles {
  const all = new HeldArticles(1024, 7 * 24 * hourMs)
  for (const [i, [title, text]] of articles.entries()) {
    const { features } = analyseArticle({ title, text })
    all.insert({ id: i + 1, sourceId: `outlet-${i}`, at: start + i * hourMs, lang: 'ar', title, features })
  }
  return all
}

const day = [
  ...attack.map((title) => [title, `وقع التفجير في مرفأ النخيل بمحافظة السواحل. ${title}`] as const),
  ...reactions,
  ...others,
  // Forty other articles: what is common in the press tells no event.
  ...Array.from(
    { length: 40 },
    (_, i) => [`خبر محلي رقم ${i} من حي البستان`, `تفاصيل متفرقة ${i * 7} عن شؤون الحي`] as const,
  ),
]
/** The attack is one cluster, everything else stands alone. */
const clusters = [[0, 1, 2, 3], ...Array.from({ length: day.length - 4 }, (_, i) => [i + 4])]

test('condemnations go to the event that they are about, nothing else does', () => {
  const homes = joinEvents(held(day), clusters)
  expect(Array.from(homes.slice(0, 7))).toEqual([0, 0, 0, 0, 4, 5, 6])
  expect(new Set(homes).size).toBe(clusters.length - 3)
})

test('what a person has set apart stays apart', () => {
  const homes = joinEvents(held(day), clusters, { areApart: (one, two) => [...one, ...two].includes(5) })
  expect(homes[2]).toBe(2)
  expect([homes[1], homes[3]]).toEqual([0, 0])
})

test('the order of the clusters does not matter', () => {
  const all = held(day)
  const reversed = [...clusters].reverse()
  const groupsOf = (homes: Int32Array, of: readonly number[][]): string[] => {
    const members = new Map<number, number[]>()
    for (const [i, home] of homes.entries())
      members.set(
        home,
        [...(members.get(home) ?? []), ...(of[i] ?? [])].sort((a, b) => a - b),
      )
    return [...members.values()].map(String).sort()
  }
  expect(groupsOf(joinEvents(all, reversed), reversed)).toEqual(groupsOf(joinEvents(all, clusters), clusters))
})

test('one text, however often copied, is no event to join', () => {
  const copies = Array.from({ length: 6 }, () => day[0] ?? (['', ''] as const))
  const all = held([...copies, ...day.slice(4)])
  for (let serial = 0; serial < 6; serial++) all.setCopyGroup(serial, 1)
  const alone = [[0, 1, 2, 3, 4, 5], ...Array.from({ length: day.length - 4 }, (_, i) => [i + 6])]
  expect(new Set(joinEvents(all, alone)).size).toBe(alone.length)
})
