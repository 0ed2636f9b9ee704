/**
 * News of three weeks from an invented province: events of two dozen affairs, each told by several outlets, with who said what.
 * In: how many articles. Out: drafts in order of arrival, the same every time, and words to ask for. Pure; used by tests only.
 */
import type { ArticleDraft } from '../../src/model/article.ts'
import { inventedDraft } from '../grouping/invented-draft.ts'
import { inventedStream } from '../grouping/invented-stream.ts'

export const startAt = Date.UTC(2031, 4, 5)
export const places = [
  'الرملة',
  'وادي الغزلان',
  'مرفأ اللؤلؤة',
  'الزهراء',
  'تل السنابل',
  'عين الحور',
  'القصيبة',
  'رأس النورس',
]
export const people = ['سامر النهري', 'ليلى الزعفراني', 'حيدر السنابلي', 'هند المرجاني', 'فارس الغيطاني', 'مها الخزامى']
export const bodies = ['هيئة المرافئ', 'بلدية الرملة', 'جمعية الصيادين', 'مجلس الوادي', 'شركة غولدستار']
const affairs = 24

export function inventedNews(articles: number): ArticleDraft[] {
  const stream = inventedStream(19, articles, startAt)
  return stream.articles.map(({ id, sourceId, title, at: arrived }, i): ArticleDraft => {
    const event = stream.events[i] ?? 0
    // What goes on for weeks: later events of one affair tell how it began.
    const began = stream.texts[stream.events.indexOf(event % affairs)]?.split(' ').slice(0, 14).join(' ') ?? ''
    const of = event % affairs
    const [place, person, body] = [places, people, bodies].map((list, n) => list[(of * (n + 3)) % list.length] ?? '')
    const at = startAt + (arrived - startAt) * 6
    const text =
      `${stream.texts[i] ?? ''}\nقال ${person} رئيس ${body} إن ${event + i} شخصاً نقلوا من ${place}. ` +
      `وأضاف: «لم نر مثل هذا في ${place} منذ ${3 + (event % 9)} أعوام».\n${began}.`
    return inventedDraft({ sourceId, title: `${title} في ${place}`, text, at, path: id })
  })
}
