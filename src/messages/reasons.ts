/**
 * Texts of the reasons that the reading side gives: origins, background, other coverage.
 * In: nothing. Out: the table, code → Arabic and English with {values}. Touches nothing.
 */
export const contextReasons = {
  'origin.first': {
    ar: 'أول من نشر هذا النص بين المتابَعين',
    en: 'First to publish this text among the followed sources',
  },
  'origin.credited': {
    ar: 'ينسب إليه النصَّ {count} من الناشرين',
    en: 'Credited for this text by {count} of the publishers',
  },
  'origin.own-report': { ar: 'نص لا يشبه غيره ولا ينسب إلى جهة أخرى', en: 'A text of its own, crediting nobody else' },
  'origin.same-text': { ar: 'يحمل النص نفسه بنسبة {percent}٪', en: 'Carries {percent}% of the same text' },
  'origin.after': { ar: 'نُشر بعده بـ{minutes} دقيقة', en: 'Published {minutes} minutes later' },
  'background.same-names': { ar: 'الأسماء نفسها: {names}', en: 'The same names: {names}' },
  'background.same-subject': { ar: 'الموضوع نفسه: {phrases}', en: 'The same subject: {phrases}' },
  'background.earlier': { ar: 'قبله بـ{days} يوماً', en: '{days} days earlier' },
  'background.earlier-hours': { ar: 'قبله بـ{hours} ساعة', en: '{hours} hours earlier' },
  'background.saga': { ar: 'حلقة سابقة من السلسلة نفسها', en: 'An earlier part of the same saga' },
  'similar.same-event': { ar: 'ناشر آخر عن الحدث نفسه', en: 'Another publisher on the same event' },
  'similar.new-figures': { ar: 'يذكر أرقاماً أخرى: {figures}', en: 'Gives other figures: {figures}' },
  'similar.new-speakers': { ar: 'ينقل عن: {names}', en: 'Quotes: {names}' },
  'similar.new-names': { ar: 'يذكر أيضاً: {names}', en: 'Also names: {names}' },
  'similar.copies': { ar: 'أعاد نشره {count}', en: 'Republished by {count}' },
} as const satisfies Record<string, { ar: string; en: string }>
