/**
 * Texts of pages about independent origins: the range, why none is told, proofs, families, measured accuracy.
 * In: nothing. Out: the table, joined into `webMessages`. Touches nothing.
 */
import type { WebText } from './page-text.ts'

export const originMessages = {
  'count.originsRange': {
    ar: {
      zero: '{least}–{most} مصدر مستقل',
      one: '{least}–{most} مصدر مستقل',
      two: '{least}–{most} مصادر مستقلة',
      few: '{least}–{most} مصادر مستقلة',
      many: '{least}–{most} مصدراً مستقلاً',
      other: '{least}–{most} مصدر مستقل',
    },
    en: { one: '{least}–{most} independent origins', other: '{least}–{most} independent origins' },
  },
  'count.originsAtLeast': {
    ar: {
      zero: 'ما لا يقل عن {count} مصدر مستقل',
      one: 'ما لا يقل عن مصدر مستقل واحد',
      two: 'ما لا يقل عن مصدرين مستقلين',
      few: 'ما لا يقل عن {count} مصادر مستقلة',
      many: 'ما لا يقل عن {count} مصدراً مستقلاً',
      other: 'ما لا يقل عن {count} مصدر مستقل',
    },
    en: { one: 'at least {count} independent origin', other: 'at least {count} independent origins' },
  },
  'origins.noCount.uncertain': {
    ar: 'نصوص بين المتشابه والمختلف: لا يُعرف كم مصدراً مستقلاً',
    en: 'texts between alike and different: the number of independent origins cannot be told',
  },
  'origins.noCount.titles-only': {
    ar: 'عناوين بلا نصوص: لا يُعرف كم مصدراً مستقلاً',
    en: 'headlines without texts: the number of independent origins cannot be told',
  },
  'origins.noCount.one-outlet': {
    ar: 'ناشر واحد: لا يُعرف هل للخبر مصدر آخر',
    en: 'one publisher: whether there is another origin cannot be told',
  },
  'origins.rangeHint': {
    ar: 'العدد تقدير: نصوص بين المتشابه والمختلف تُعدّ مرة أو مرتين.',
    en: 'An estimate: texts between alike and different are counted once or twice.',
  },
  'origins.unnamed': { ar: 'نص مشترك لم ينسبه أحد إلى جهة', en: 'A shared text that nobody credits' },
  'origins.statement': { ar: 'بيان أو تصريح', en: 'statement' },
  'origins.firstSeen': { ar: 'أقدم ما عندنا', en: 'Earliest seen' },
  'origins.firstPublished': { ar: 'أول من نشر', en: 'Published first' },
  'origins.comments': {
    ar: {
      zero: 'لا رأي بينها',
      one: 'مقال رأي واحد، لا يُعدّ مصدراً',
      two: 'مقالا رأي، لا يُعدّان مصدراً',
      few: '{count} مقالات رأي، لا تُعدّ مصادر',
      many: '{count} مقال رأي، لا تُعدّ مصادر',
      other: '{count} مقال رأي، لا تُعدّ مصادر',
    },
    en: { one: '{count} piece of comment, no origin', other: '{count} pieces of comment, no origins' },
  },
  'origins.proof.credit': { ar: 'ينسب إلى', en: 'credits' },
  'origins.proof.issuer': { ar: 'المتكلم', en: 'speaker' },
  'origins.proof.wording': { ar: 'من النص المشترك', en: 'shared wording' },
  'source.family': { ar: 'مجموعة الناشر', en: 'Publisher family' },
  'source.familyHint': {
    ar: 'مواقع مالك واحد تُعدّ ناشراً واحداً. اتركه فارغاً إن كان مستقلاً.',
    en: 'Outlets of one owner count as one publisher. Leave it empty for an independent one.',
  },
  'source.familySaved': { ar: 'حُفظت المجموعة', en: 'Family saved' },
  'source.familySave': { ar: 'احفظ', en: 'Save' },
  'accuracy.title': { ar: 'ما مدى صحة هذه الأرقام؟', en: 'How right are these numbers?' },
  'accuracy.lede': {
    ar: 'قيست على قصص قرأها إنسان مقالاً مقالاً، لم تُستعمل القصة في ضبط ما حُكم به عليها.',
    en: 'Measured on stories that a person read article by article; no story helped to tune the judgement on itself.',
  },
  'accuracy.measure': { ar: 'المقياس', en: 'Measure' },
  'accuracy.value': { ar: 'النتيجة', en: 'Result' },
  'accuracy.sample': { ar: 'العينة', en: 'Sample' },
  'accuracy.date': { ar: 'التاريخ', en: 'Date' },
  'accuracy.limits': {
    ar: 'قارئ واحد، وأخبار عربية من 2015 و2018. وكالة لا يذكرها أحد لا تُعرف، ووقت الرصد ليس وقت النشر.',
    en: 'One reader; Arabic news of 2015 and 2018. An agency that nobody names is not known, and the time seen is not the time published.',
  },
  'accuracy.stories': { ar: '{count} قصة', en: '{count} stories' },
  'accuracy.articles': { ar: '{count} مقالاً', en: '{count} articles' },
  'accuracy.of.origins-exact': {
    ar: 'عدد المصادر المستقلة كما عدّها القارئ',
    en: 'The number of independent origins is the reader’s',
  },
  'accuracy.of.origins-range': {
    ar: 'المدى يشمل العدد الصحيح (على قصص ضُبط بها)',
    en: 'The range holds the right number (on stories it was tuned on)',
  },
  'accuracy.of.origins-groups': { ar: 'وُضع المقال مع مصدره (B³ F1)', en: 'Articles are put with their origin (B³ F1)' },
  'accuracy.of.origins-named': { ar: 'سُمّي المصدر باسمه الصحيح', en: 'The origin is named rightly' },
  'accuracy.of.origins-too-many': {
    ar: 'قصة من مصدر واحد قيل إن لها أكثر',
    en: 'A story of one origin said to have more',
  },
  'accuracy.statements': { ar: '{count} قولاً', en: '{count} statements' },
  'accuracy.of.speakers-right': {
    ar: 'القول المعروض منسوب إلى قائله',
    en: 'A statement that is shown has the right speaker',
  },
  'accuracy.of.statements-content': {
    ar: 'القول المعروض قول فعلاً، بحدوده',
    en: 'A statement that is shown is one, with its bounds',
  },
  'accuracy.of.statements-told': {
    ar: 'القول في النص يُعرض ومعه قائله',
    en: 'A statement of the text is shown, with its speaker',
  },
  'accuracy.pairs': { ar: '{count} زوجاً', en: '{count} pairs' },
  'accuracy.changes': { ar: '{count} تغييراً', en: '{count} changes' },
  'accuracy.of.changes-told': {
    ar: 'مقالان من مصدر واحد تختلف حقائقهما: قيل الاختلاف (على أزواج جُرّبت عليها القواعد)',
    en: 'Two articles of one origin whose facts differ: it is told (on pairs that the rules were tried on)',
  },
  'accuracy.of.changes-right': {
    ar: 'ما قيل إن نسخة لاحقة غيّرته صحيح (قُرئ على أيام لم تُجرّب عليها القواعد)',
    en: 'What a later copy is said to change is right (read on days that no rule was tried on)',
  },
  'accuracy.of.sections': { ar: 'القسم الذي يُذكر هو قسم الناشر', en: 'The section that is told is the publisher’s' },
  'accuracy.of.credits': {
    ar: 'قراءة نسبة النص إلى وكالة أو صحيفة (F1)',
    en: 'Credits to agencies and outlets are read (F1)',
  },
  'nav.accuracy': { ar: 'دقة الأرقام', en: 'Accuracy' },
} as const satisfies Record<string, WebText>
