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

/**
 * Texts of why an article joined its story, or two articles are together or apart. Values that a text has no place for
 * (the shared names or phrases, a percentage) are shown after it where there is room.
 */
export const joinReasons = {
  'why.same-text': { ar: 'النص نفسه', en: 'The same text' },
  'why.same-title': { ar: 'العنوان نفسه', en: 'The same headline' },
  'why.shared-words': { ar: 'كلمات مشتركة مميِّزة', en: 'Telling words in common' },
  'why.shared-phrases': { ar: 'عبارات مشتركة', en: 'Phrases in common' },
  'why.shared-title-words': { ar: 'كلمات مشتركة في العنوان', en: 'Words of the headline in common' },
  'why.title-words': { ar: 'كلمات مشتركة في العنوان', en: 'Words of the headline in common' },
  'why.shared-names': { ar: 'أسماء مشتركة', en: 'Names in common' },
  'why.shared-numbers': { ar: 'أرقام مشتركة', en: 'Numbers in common' },
  'why.shared-rare-word': { ar: 'كلمة نادرة مشتركة', en: 'A rare word in common' },
  'why.no-shared-phrases': { ar: 'لا عبارات مشتركة', en: 'No phrases in common' },
  'why.no-shared-names': { ar: 'لا أسماء مشتركة', en: 'No names in common' },
  'why.time-apart': { ar: 'الفارق بينهما بالساعات: {hours}', en: 'Hours between them: {hours}' },
  'why.near-in-time': {
    ar: 'متقاربان زمناً، بينهما بالساعات: {hours}',
    en: 'Close in time, hours between them: {hours}',
  },
  'why.far-in-time': {
    ar: 'متباعدان زمناً، بينهما بالساعات: {hours}',
    en: 'Far apart in time, hours between them: {hours}',
  },
  'why.round-up': { ar: 'جولة أخبار لا خبر واحد', en: 'A round-up, not one event' },
  'why.corrected': { ar: 'تصحيح بيد إنسان', en: 'A correction by a person' },
  'why.merged': { ar: 'دُمجت القصتان بعد مقارنتهما من جديد', en: 'The two stories were merged on a second look' },
  'why.split': { ar: 'فُصل عن قصته بعد مقارنة جديدة', en: 'Split off its story on a second look' },
} as const satisfies Record<string, { ar: string; en: string }>
