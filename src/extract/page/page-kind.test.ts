import { describe, expect, test } from 'vitest'
import { extractArticle } from '../extract-article.ts'

const news = [
  'أعلنت بلدية مدينة النخيل الخيالية يوم الأحد أنها أنهت أعمال الصيانة في الجسر القديم، وأكدت أن الحركة ستعود إليه قبل نهاية الأسبوع.',
  'وقال رئيس البلدية إن الكلفة بلغت مليوني دينار، وإن الأعمال انتهت قبل موعدها بشهر كامل بفضل جهود العاملين فيها.',
]

function read(title: string, paragraphs: readonly string[]): string {
  const html = `<html><head><title>${title}</title></head><body><article><h1>${title}</h1>${paragraphs.map((p) => `<p>${p}</p>`).join('')}</article></body></html>`
  const outcome = extractArticle({ url: 'https://nakhil.example/1', html })
  return outcome.ok ? 'an article' : outcome.problem.code
}

describe('one sign of an error page is news', () => {
  test.each([
    'فرق الإنقاذ: لم يتم العثور على الصيادين الثلاثة',
    'عذرا يا جدتي',
    'Rangers: lost climber not found on the northern face',
    'Harbour office turns 404 boats away',
  ])('%s', (title) => {
    expect(read(title, news.slice(0, 1))).toBe('an article')
  })

  test('a story about cookies is no consent wall', () => {
    const text = [
      'أعلنت شركة نخيل للبرمجيات أنها ستوقف ملفات تعريف الارتباط في متصفحها، وأن سياسة الخصوصية الجديدة تسري من أول العام.',
      'وقال مديرها: نستخدم ملفات تعريف الارتباط لقياس الزيارات وحدها، وسنجد لها بديلا يحفظ خصوصية القراء.',
    ]
    expect(read('شركة نخيل توقف ملفات تعريف الارتباط في متصفحها', text)).toBe('an article')
  })
})

describe('two signs are a refusal', () => {
  test.each([
    ['الصفحة غير موجودة', ['الرابط الذي طلبته لم يعد يعمل.'], 'extract.not-found-page'],
    ['Page not found', ['The page you requested has moved or does not exist.'], 'extract.not-found-page'],
    [
      'Just a moment...',
      [
        'Checking your browser before you enter nakhil.example. This process is automatic and takes about five seconds.',
      ],
      'extract.bot-check',
    ],
    [
      'التحقق من أنك إنسان',
      [
        'يرجى الانتظار بينما نتحقق من متصفحك، ثم اضغط على المربع لإثبات أنك لست برنامجا، وسنفتح لك الصفحة بعدها مباشرة.',
      ],
      'extract.bot-check',
    ],
  ])('%s', (title, text, code) => {
    expect(read(title, text)).toBe(code)
  })
})
