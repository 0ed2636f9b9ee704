/**
 * Invented outlets whose feeds and pages are as the web often is: pages that are refused, no dates, packed sitemaps, links that change, one host
 * for many, items without links.
 * In: nothing. Out: a table. Touches nothing.
 */
import type { PressOutlet } from './press-article.ts'

const usual = { kind: 'newspaper', lang: 'ar', format: 'rss', theme: 'old' } as const

export const oddOutlets: readonly PressOutlet[] = [
  { ...usual, id: 'sur', name: 'صحيفة السور', city: 'غدير', quirk: 'blocked', slogan: 'للمشتركين أولاً' },
  { ...usual, id: 'nabd', name: 'نبض الميناء', city: 'مرجان', quirk: 'undated', slogan: 'من الرصيف مباشرة' },
  {
    ...usual,
    id: 'daftar',
    name: 'الدفتر المفتوح',
    city: 'صفصاف',
    format: 'sitemap',
    quirk: 'packed-index',
    slogan: 'كل ما نُشر محفوظ',
  },
  { ...usual, id: 'sada', name: 'صدى التلال', city: 'صفصاف', quirk: 'moving-links', slogan: 'الخبر يتبدل عنوانه' },
  { ...usual, id: 'hayy', name: 'يوميات الحي القديم', city: 'مرجان', host: 'manassa', slogan: 'من نافذة المطبخ' },
  { ...usual, id: 'sayyad', name: 'دفتر صياد', city: 'رأس الغزال', host: 'manassa', slogan: 'البحر كما هو' },
  { ...usual, id: 'ajil', name: 'عاجل الواحات', city: 'غدير', quirk: 'no-links', slogan: 'سطر واحد يكفي' },
]
