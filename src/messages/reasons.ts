/**
 * Texts of the reasons of grouping and reading: joins, origins, background, other coverage, links between languages.
 * In: nothing. Out: the tables, code → Arabic and English with {values}. Touches nothing. `reason-text.ts` fills them.
 *
 * A text with a count has plural forms, chosen by the first of its values that is a number of things (`countedValues`). Values that a
 * text has no place for (the shared names or phrases, a percentage) are shown after it.
 */
import type { WebText } from './page-text.ts'

/** Values that choose the plural form of a reason's text. */
export const countedValues = ['count', 'days', 'hours', 'minutes'] as const

export const contextReasons = {
  'origin.first': {
    ar: 'أول من نشر هذا النص بين المتابَعين',
    en: 'First to publish this text among the followed sources',
  },
  'origin.credited': {
    ar: {
      zero: 'لا ينسب إليه النصَّ أحد',
      one: 'ينسب إليه النصَّ ناشر واحد',
      two: 'ينسب إليه النصَّ ناشران',
      few: 'ينسب إليه النصَّ {count} ناشرين',
      many: 'ينسب إليه النصَّ {count} ناشراً',
      other: 'ينسب إليه النصَّ {count} ناشر',
    },
    en: { one: 'Credited for this text by {count} publisher', other: 'Credited for this text by {count} publishers' },
  },
  'origin.credits': { ar: 'ينسب النص إلى {name}', en: 'Credits the text to {name}' },
  'origin.own-report': { ar: 'نص لا يشبه غيره ولا ينسب إلى جهة أخرى', en: 'A text of its own, crediting nobody else' },
  'origin.own-reports': { ar: 'نصوص للناشر وحده لا تنسب إلى جهة أخرى', en: 'Texts of its own, crediting nobody else' },
  'origin.own-wire': { ar: 'النص من الوكالة نفسها', en: 'The agency’s own text' },
  'origin.same-statement': { ar: 'كلها تروي كلام جهة واحدة', en: 'All of them retell what one party said' },
  'origin.shared-wording': {
    ar: 'أقل ما يشترك به نص مع غيره هنا: {percent}٪',
    en: 'The text that shares least with another here shares {percent}%',
  },
  'origin.uncredited': { ar: 'لا ينسبه ناشر إلى جهة', en: 'No publisher says whose it is' },
  'origin.first-time': { ar: 'أقدم وقت نشر معلن بينها', en: 'The earliest printed time among them' },
  'origin.same-text': { ar: 'يحمل {percent}٪ من النص نفسه', en: 'Carries {percent}% of the same text' },
  'origin.after': {
    ar: {
      zero: 'نُشر معه في الدقيقة نفسها',
      one: 'نُشر بعده بدقيقة',
      two: 'نُشر بعده بدقيقتين',
      few: 'نُشر بعده بـ{minutes} دقائق',
      many: 'نُشر بعده بـ{minutes} دقيقة',
      other: 'نُشر بعده بـ{minutes} دقيقة',
    },
    en: { one: 'Published {minutes} minute later', other: 'Published {minutes} minutes later' },
  },
  'origin.after-hours': {
    ar: {
      zero: 'نُشر بعده بأقل من ساعة',
      one: 'نُشر بعده بساعة',
      two: 'نُشر بعده بساعتين',
      few: 'نُشر بعده بـ{hours} ساعات',
      many: 'نُشر بعده بـ{hours} ساعة',
      other: 'نُشر بعده بـ{hours} ساعة',
    },
    en: { one: 'Published {hours} hour later', other: 'Published {hours} hours later' },
  },
  'background.same-names': { ar: 'الأسماء نفسها: {names}', en: 'The same names: {names}' },
  'background.same-subject': { ar: 'الموضوع نفسه: {phrases}', en: 'The same subject: {phrases}' },
  'background.same-words': { ar: 'الكلمات نفسها: {words}', en: 'The same words: {words}' },
  'background.earlier': {
    ar: {
      zero: 'في اليوم نفسه',
      one: 'قبله بيوم',
      two: 'قبله بيومين',
      few: 'قبله بـ{days} أيام',
      many: 'قبله بـ{days} يوماً',
      other: 'قبله بـ{days} يوم',
    },
    en: { one: '{days} day earlier', other: '{days} days earlier' },
  },
  'background.earlier-hours': {
    ar: {
      zero: 'قبله بأقل من ساعة',
      one: 'قبله بساعة',
      two: 'قبله بساعتين',
      few: 'قبله بـ{hours} ساعات',
      many: 'قبله بـ{hours} ساعة',
      other: 'قبله بـ{hours} ساعة',
    },
    en: { one: '{hours} hour earlier', other: '{hours} hours earlier' },
  },
  'background.saga': { ar: 'حلقة سابقة من الملف نفسه', en: 'An earlier part of the same saga' },
  'background.substantial': { ar: 'تفصيل أطول من غيره', en: 'Tells more than the others' },
  'similar.same-event': { ar: 'ناشر آخر عن الحدث نفسه', en: 'Another publisher on the same event' },
  'similar.new-figures': { ar: 'يذكر أرقاماً أخرى: {figures}', en: 'Gives other figures: {figures}' },
  'similar.new-speakers': { ar: 'ينقل عن: {names}', en: 'Quotes: {names}' },
  'similar.new-names': { ar: 'يذكر أيضاً: {names}', en: 'Also names: {names}' },
  'similar.copies': {
    ar: {
      zero: 'لم يُعد نشره أحد',
      one: 'أعاد نشره موقع واحد',
      two: 'أعاد نشره موقعان',
      few: 'أعادت نشره {count} مواقع',
      many: 'أعاد نشره {count} موقعاً',
      other: 'أعاد نشره {count} موقع',
    },
    en: { one: 'Republished by {count} site', other: 'Republished by {count} sites' },
  },
} as const satisfies Record<string, WebText>

/** Texts of why an article joined its story, or two articles or stories are together or apart. */
export const joinReasons = {
  'why.same-text': { ar: 'النص نفسه', en: 'The same text' },
  'why.same-title': { ar: 'العنوان نفسه', en: 'The same headline' },
  'why.shared-words': { ar: 'كلمات مشتركة مميِّزة', en: 'Telling words in common' },
  'why.shared-phrases': { ar: 'عبارات مشتركة', en: 'Phrases in common' },
  'why.shared-title-words': { ar: 'كلمات مشتركة في العنوان', en: 'Words of the headline in common' },
  'why.shared-names': { ar: 'أسماء مشتركة', en: 'Names in common' },
  'why.shared-places': { ar: 'أماكن مشتركة', en: 'Places in common' },
  'why.shared-numbers': { ar: 'أرقام مشتركة', en: 'Numbers in common' },
  'why.shared-rare-word': { ar: 'كلمة نادرة مشتركة', en: 'A rare word in common' },
  'why.no-shared-words': { ar: 'لا كلمات مميِّزة مشتركة', en: 'No telling words in common' },
  'why.no-shared-names': { ar: 'لا أسماء مشتركة', en: 'No names in common' },
  'why.other-names': { ar: 'أسماء مختلفة: {first} — {second}', en: 'Different names: {first} — {second}' },
  'why.other-places': { ar: 'مكانان مختلفان: {first} — {second}', en: 'Different places: {first} — {second}' },
  'why.other-numbers': { ar: 'أرقام مختلفة: {first} — {second}', en: 'Different numbers: {first} — {second}' },
  'why.other-language': { ar: 'لغتان مختلفتان', en: 'Different languages' },
  'why.same-source': { ar: 'نشرهما موقع واحد، كلاً على حدة', en: 'One site published both, each by itself' },
  'why.time-apart': {
    ar: {
      zero: 'نُشرا في الساعة نفسها',
      one: 'بينهما ساعة',
      two: 'بينهما ساعتان',
      few: 'بينهما {hours} ساعات',
      many: 'بينهما {hours} ساعة',
      other: 'بينهما {hours} ساعة',
    },
    en: { one: '{hours} hour between them', other: '{hours} hours between them' },
  },
  'why.near-in-time': {
    ar: {
      zero: 'متقاربان زمناً، في الساعة نفسها',
      one: 'متقاربان زمناً، بينهما ساعة',
      two: 'متقاربان زمناً، بينهما ساعتان',
      few: 'متقاربان زمناً، بينهما {hours} ساعات',
      many: 'متقاربان زمناً، بينهما {hours} ساعة',
      other: 'متقاربان زمناً، بينهما {hours} ساعة',
    },
    en: { one: 'Close in time, {hours} hour between them', other: 'Close in time, {hours} hours between them' },
  },
  'why.far-in-time': {
    ar: {
      zero: 'متباعدان زمناً',
      one: 'متباعدان زمناً، بينهما يوم',
      two: 'متباعدان زمناً، بينهما يومان',
      few: 'متباعدان زمناً، بينهما {days} أيام',
      many: 'متباعدان زمناً، بينهما {days} يوماً',
      other: 'متباعدان زمناً، بينهما {days} يوم',
    },
    en: { one: 'Far apart in time, {days} day between them', other: 'Far apart in time, {days} days between them' },
  },
  'why.round-up': { ar: 'جولة أخبار لا خبر واحد', en: 'A round-up, not one event' },
  'why.opinion': { ar: 'أحدهما رأي أو مقابلة لا خبر', en: 'One is opinion or an interview, not a report' },
  'why.periodic': {
    ar: 'نشرة دورية بصيغة ثابتة، لكل يوم نشرته',
    en: 'A periodic notice of fixed wording, another one each day',
  },
  'why.corrected': { ar: 'تصحيح بيد إنسان', en: 'A correction by a person' },
  'why.merged': { ar: 'دُمجت القصتان بعد مقارنتهما من جديد', en: 'The two stories were merged on a second look' },
  'why.split': { ar: 'فُصل عن قصته بعد مقارنة جديدة', en: 'Split off its story on a second look' },
} as const satisfies Record<string, WebText>
