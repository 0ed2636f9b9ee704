/**
 * Words of citations, and of the part of a page that gives them.
 * In: nothing. Out: the tables. Touches nothing.
 */
import type { WebText } from './page-text.ts'

export const citationWords = {
  site: { ar: 'سياق', en: 'Siyaq' },
  /** Where the publisher gives no time: what we know is when we saw it. */
  seen: { ar: 'رُصد في {at}', en: 'first seen {at}' },
  kept: { ar: 'محفوظ في سياق', en: 'kept in Siyaq' },
  story: {
    ar: {
      zero: 'قصة بدأت في {at}',
      one: 'قصة تابعها موقع واحد منذ {at}',
      two: 'قصة تابعها موقعان منذ {at}',
      few: 'قصة تابعتها {count} مواقع منذ {at}',
      many: 'قصة تابعها {count} موقعاً منذ {at}',
      other: 'قصة تابعها {count} موقع منذ {at}',
    },
    en: {
      one: 'a story followed by {count} site since {at}',
      other: 'a story followed by {count} sites since {at}',
    },
  },
} as const satisfies Record<string, WebText>

export const citationMessages = {
  'cite.title': { ar: 'استشهد وشارك', en: 'Cite and share' },
  'cite.asText': { ar: 'الإحالة', en: 'Citation' },
  'cite.asMarkdown': { ar: 'بصيغة Markdown', en: 'As Markdown' },
  'cite.copy': { ar: 'انسخ', en: 'Copy' },
  'cite.copied': { ar: 'نُسخ', en: 'Copied' },
  'cite.files': { ar: 'لبرامج المراجع', en: 'For reference managers' },
  'cite.permalink': { ar: 'الرابط الدائم', en: 'Permanent link' },
  'cite.share': { ar: 'شارك', en: 'Share' },
  'cite.mail': { ar: 'أرسل بالبريد', en: 'Send by e-mail' },
} as const satisfies Record<string, WebText>
