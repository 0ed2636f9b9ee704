/**
 * Articles and stories to be cited, invented, with every sign that means something in one of the forms.
 * In: nothing. Out: values. Touches nothing.
 */
import type { CitationStyle, CitedArticle, CitedStory } from '../../src/application/cite/cited.ts'

const at = Date.parse('2026-01-05T22:30:00Z')

export const fire: CitedArticle = {
  kind: 'article',
  id: 1803,
  title: 'حريق في ميناء الرملة',
  lang: 'ar',
  dir: 'rtl',
  source: 'المدى',
  author: 'سلمى الحداد',
  url: 'https://mada.example/a/1803',
  publishedAt: at,
  firstSeenAt: at + 60_000,
}

export const story: CitedStory = {
  kind: 'story',
  id: 1802,
  title: 'حريق في ميناء الرملة',
  lang: 'ar',
  dir: 'rtl',
  firstAt: at,
  sourceCount: 5,
}

/** A headline that ends fields, opens tags, begins lists and steers lines. */
export const hostile: CitedArticle = {
  kind: 'article',
  id: 7,
  title:
    '1. 50% & {more} \\ $5_x #1 ~a^b <script>alert(1)</script> [x](javascript:y) *b* `c` "q"\r\nER  - \r\nTY  - BOOK\u202e',
  lang: 'en-GB',
  source: 'A, B & Co {x',
  author: 'القاهرة - د ب أ',
  url: 'https://user:secret@a.example/x_(1)?q={1}&y=%20 z#f',
  publishedAt: Date.parse('2026-01-05T00:00:00Z'),
  dateOnly: true,
  firstSeenAt: at,
}

/** Of an import without address and date. */
export const bare: CitedArticle = {
  kind: 'article',
  id: 9,
  title: 'بلا تاريخ',
  source: 'المدى',
  author: '',
  url: 'https://import.invalid/9',
  firstSeenAt: at,
}

const base = 'https://news.example'
export const arabic: CitationStyle = { lang: 'ar', timeZone: 'Asia/Riyadh', base }
export const english: CitationStyle = { lang: 'en', timeZone: 'UTC', base }
