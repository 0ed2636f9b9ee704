/**
 * Texts of the pages, Arabic and English: the shell, reading pages and counts; joined with those of story, article and admin pages.
 * In: nothing. Out: the table `webMessages`; `WebKey` is its keys. Touches nothing.
 *
 * A text is a string with `{name}` places, or plural forms chosen by `count`; Arabic has six, English two.
 */
import { citationMessages } from './citations.ts'
import { adminMessages } from './web-admin.ts'
import { deskMessages } from './desks.ts'
import { welcomeMessages } from './welcome.ts'
import { folderMessages } from './folders.ts'
import { ownMessages } from './own.ts'
import { accountMessages } from './accounts.ts'
import { articleMessages } from './web-article.ts'
import { originMessages } from './origins.ts'
import { profileMessages } from './profiles.ts'
import { storyMessages } from './web-story.ts'
import type { WebText } from './page-text.ts'

const shellMessages = {
  'site.name': { ar: 'سياق', en: 'Siyaq' },
  'site.tagline': {
    ar: 'من قالها أولاً، ومن نقلها، وما الذي تغيّر',
    en: 'Who said it first, who repeated it, what changed',
  },
  'nav.skip': { ar: 'تجاوز إلى المحتوى', en: 'Skip to content' },
  'nav.main': { ar: 'التنقل الرئيسي', en: 'Main navigation' },
  'nav.stories': { ar: 'القصص', en: 'Stories' },
  'nav.trends': { ar: 'فوق المعتاد', en: 'Rising' },
  'nav.sources': { ar: 'المصادر', en: 'Sources' },
  'nav.search': { ar: 'البحث', en: 'Search' },
  'nav.corrections': { ar: 'التصحيحات', en: 'Corrections' },
  'nav.dead': { ar: 'المتعثّر', en: 'Buried work' },
  'nav.settings': { ar: 'العرض', en: 'Display' },
  'nav.sections': { ar: 'أقسام الصفحة', en: 'Sections of this page' },
  'nav.older': { ar: 'الأقدم', en: 'Older' },
  'nav.first': { ar: 'إلى الأحدث', en: 'Back to newest' },
  'nav.more': { ar: 'المزيد', en: 'More' },
  'nav.start': { ar: 'إلى أول القائمة', en: 'Back to the start' },
  'nav.pages': { ar: 'صفحات القائمة', en: 'Pages of the list' },
  'nav.feed': { ar: 'خلاصة القصص (Atom)', en: 'Stories feed (Atom)' },
  'nav.api': { ar: 'الواجهة البرمجية', en: 'API' },
  'nav.keys': { ar: 'اختصارات المفاتيح', en: 'Keyboard shortcuts' },
  'nav.otherLang': { ar: 'English', en: 'العربية' },
  'nav.login': { ar: 'دخول', en: 'Sign in' },
  'nav.sessions': { ar: 'جلسات الدخول', en: 'Sessions' },
  'nav.logout': { ar: 'خروج', en: 'Sign out' },
  'footer.promise': {
    ar: 'سياق لا يكتب شيئاً عن الأخبار: يختار وينسب ويعدّ.',
    en: 'Siyaq writes nothing about the news: it selects, attributes and counts.',
  },
  'search.label': { ar: 'ابحث في الأخبار', en: 'Search the news' },
  'search.go': { ar: 'ابحث', en: 'Search' },

  'count.articles': {
    ar: {
      zero: 'لا مقالات',
      one: 'مقال واحد',
      two: 'مقالان',
      few: '{count} مقالات',
      many: '{count} مقالاً',
      other: '{count} مقال',
    },
    en: { one: '{count} article', other: '{count} articles' },
  },
  'count.sites': {
    ar: {
      zero: 'لا مواقع',
      one: 'موقع واحد',
      two: 'موقعان',
      few: '{count} مواقع',
      many: '{count} موقعاً',
      other: '{count} موقع',
    },
    en: { one: '{count} site', other: '{count} sites' },
  },
  'count.origins': {
    ar: {
      zero: 'بلا مصدر مستقل',
      one: 'مصدر مستقل واحد',
      two: 'مصدران مستقلان',
      few: '{count} مصادر مستقلة',
      many: '{count} مصدراً مستقلاً',
      other: '{count} مصدر مستقل',
    },
    en: { one: '{count} independent origin', other: '{count} independent origins' },
  },
  'count.copies': {
    ar: {
      zero: 'بلا نسخ أخرى',
      one: 'نسخة أخرى بالنص نفسه',
      two: 'نسختان أخريان بالنص نفسه',
      few: '{count} نسخ أخرى بالنص نفسه',
      many: '{count} نسخة أخرى بالنص نفسه',
      other: '{count} نسخة أخرى بالنص نفسه',
    },
    en: { one: '{count} more copy of the same text', other: '{count} more copies of the same text' },
  },
  'count.feeds': {
    ar: {
      zero: 'لا خلاصات',
      one: 'خلاصة واحدة',
      two: 'خلاصتان',
      few: '{count} خلاصات',
      many: '{count} خلاصة',
      other: '{count} خلاصة',
    },
    en: { one: '{count} feed', other: '{count} feeds' },
  },
  'count.failing': {
    ar: {
      zero: 'لا تعثّر',
      one: 'واحدة متعثرة',
      two: 'اثنتان متعثرتان',
      few: '{count} متعثرة',
      many: '{count} متعثرة',
      other: '{count} متعثرة',
    },
    en: { one: '{count} failing', other: '{count} failing' },
  },
  'count.unsure': {
    ar: {
      zero: 'قُرئت كلها بلا شك',
      one: 'مقال واحد قُرئ بشك',
      two: 'مقالان قُرئا بشك',
      few: '{count} مقالات قُرئت بشك',
      many: '{count} مقالا قُرئ بشك',
      other: '{count} مقال قُرئ بشك',
    },
    en: { one: '{count} article read with doubt', other: '{count} articles read with doubt' },
  },
  'count.stories': {
    ar: {
      zero: 'لا قصص',
      one: 'قصة واحدة',
      two: 'قصتان',
      few: '{count} قصص',
      many: '{count} قصة',
      other: '{count} قصة',
    },
    en: { one: '{count} story', other: '{count} stories' },
  },
  'count.times': {
    ar: {
      zero: 'لم يرد',
      one: 'مرة واحدة',
      two: 'مرتان',
      few: '{count} مرات',
      many: '{count} مرة',
      other: '{count} مرة',
    },
    en: { one: 'once', other: '{count} times' },
  },
  'count.new': {
    ar: {
      zero: 'لا جديد',
      one: 'عنصر جديد',
      two: 'عنصران جديدان',
      few: '{count} عناصر جديدة',
      many: '{count} عنصراً جديداً',
      other: '{count} عنصر جديد',
    },
    en: { one: '{count} new item', other: '{count} new items' },
  },
  'count.sitesAndOrigins': { ar: '{sites}، {origins}', en: '{sites}, {origins}' },
  'count.corroboration': {
    ar: 'المربعات المملوءة مصادر مستقلة، والمفرغة مواقع نقلت عنها',
    en: 'Filled squares are independent origins, hollow ones are sites that took it over',
  },

  'time.now': { ar: 'الآن', en: 'just now' },
  'time.unknown': { ar: 'وقت غير معروف', en: 'time unknown' },
  'time.range': { ar: 'من {from} إلى {to}', en: '{from} to {to}' },

  'home.title': { ar: 'القصص الآن', en: 'Stories now' },
  'home.lede': {
    ar: 'كل حدث مرة واحدة: المصادر المستقلة معدودة، والنسخ مطوية.',
    en: 'Each event once: independent origins counted, copies folded.',
  },
  'home.empty': { ar: 'لا قصص بعد', en: 'No stories yet' },
  'home.emptyFiltered': { ar: 'لا قصص بهذه التصفية', en: 'No stories match this filter' },
  'home.emptyHint': {
    ar: 'أضف مصدراً من صفحة المصادر، أو شغّل العرض التجريبي: siyaq demo',
    en: 'Add a source on the sources page, or run the demo: siyaq demo',
  },
  'home.filter': { ar: 'تصفية', en: 'Filter' },
  'home.filterLang': { ar: 'اللغة', en: 'Language' },
  'home.filterSource': { ar: 'المصدر', en: 'Source' },
  'home.allLangs': { ar: 'كل اللغات', en: 'All languages' },
  'home.allSources': { ar: 'كل المصادر', en: 'All sources' },
  'home.order': { ar: 'الترتيب', en: 'Order' },
  'home.order.now': { ar: 'الأهم الآن', en: 'Most important now' },
  'home.order.newest': { ar: 'الأحدث أولاً', en: 'Newest first' },
  'home.order.origins': { ar: 'الأكثر مصادر مستقلة', en: 'Most independent origins' },
  'home.within': { ar: 'المدة', en: 'Time' },
  'home.withinAll': { ar: 'كل الأوقات', en: 'Any time' },
  'home.withinHours': {
    ar: {
      zero: 'الآن',
      one: 'آخر ساعة',
      two: 'آخر ساعتين',
      few: 'آخر {count} ساعات',
      many: 'آخر {count} ساعة',
      other: 'آخر {count} ساعة',
    },
    en: { one: 'Last hour', other: 'Last {count} hours' },
  },
  'home.withinDays': {
    ar: {
      zero: 'اليوم',
      one: 'آخر يوم',
      two: 'آخر يومين',
      few: 'آخر {count} أيام',
      many: 'آخر {count} يوماً',
      other: 'آخر {count} يوم',
    },
    en: { one: 'Last day', other: 'Last {count} days' },
  },
  'home.apply': { ar: 'طبّق', en: 'Apply' },
  'home.clear': { ar: 'أزل التصفية', en: 'Clear filter' },
  'home.alsoAt': { ar: 'تغطية أخرى', en: 'Other coverage' },
  'home.sameText': { ar: 'النص نفسه عند', en: 'Same text at' },
  'home.sharedText': { ar: 'جزء من نصه أو معظمه عند', en: 'Part or most of its text at' },
  'home.activity': { ar: 'المقالات في آخر {count} ساعة', en: 'Articles in the last {count} hours' },
  'home.totals': { ar: 'في هذا المكان', en: 'Held here' },
  'home.lead': { ar: 'أول من نشر', en: 'First published by' },
  'home.refresh': { ar: 'حدّث', en: 'Refresh' },

  'search.title': { ar: 'البحث', en: 'Search' },
  'search.exact': { ar: 'الكلمات كما كتبتها تماماً', en: 'Words exactly as I wrote them' },
  'search.from': { ar: 'من تاريخ', en: 'From' },
  'search.to': { ar: 'إلى تاريخ', en: 'To' },
  'search.results': { ar: 'النتائج', en: 'Results' },
  'search.none': { ar: 'لا نتائج', en: 'No results' },
  'search.noneHint': {
    ar: 'جرّب كلمات أقل، أو أطفئ «تماماً كما كتبتها»، أو وسّع المدة.',
    en: 'Try fewer words, turn the exact switch off, or widen the dates.',
  },
  'search.expansion': { ar: 'ما بحثنا عنه', en: 'What we looked for' },
  'search.expansionHint': {
    ar: 'الكلمة تجد صيغها وتهجئاتها؛ اكتب =كلمة للمطابقة التامة و-كلمة للاستبعاد و"عبارة" للتتابع، و«أو» بين كلمتين، وعنوان: ومصدر: وقبل: وبعد: للتحديد.',
    en: 'A word finds its forms and spellings; =word is exact, -word excludes, "a phrase", OR is either, title: source: before: after: limit.',
  },
  'search.exactly': { ar: 'تماماً', en: 'exactly' },
  'search.without': { ar: 'بدون', en: 'without' },
  'search.phrase': { ar: 'عبارة', en: 'phrase' },
  'search.prompt': { ar: 'اكتب كلمة أو اسماً أو عبارة.', en: 'Type a word, a name or a phrase.' },
  'search.tips': { ar: 'أمثلة', en: 'Examples' },
  'search.meant': { ar: 'هل تقصد', en: 'Did you mean' },
  'search.nearest': {
    ar: 'لا خبر يحوي كل ما كتبت؛ هذه أقرب النتائج إليه.',
    en: 'Nothing has all that you typed; these are the nearest.',
  },
  'search.also': { ar: 'وأيضاً', en: 'also' },
  'search.best': { ar: 'الأنسب أولاً', en: 'Best first' },
  'search.newest': { ar: 'الأحدث أولاً', en: 'Newest first' },
  'search.order': { ar: 'الترتيب', en: 'Order' },
  'search.bySource': { ar: 'حسب المصدر', en: 'By source' },
  'search.bySection': { ar: 'حسب القسم عند الناشر', en: 'By section at the publisher' },
  'search.section': { ar: 'القسم عند الناشر', en: 'Section at the publisher' },
  'search.save': { ar: 'احفظ هذا البحث', en: 'Save this search' },
  'search.saveName': { ar: 'باسم', en: 'Name' },
  'search.saved': { ar: 'حُفظ البحث', en: 'The search is saved' },
  'searches.title': { ar: 'عمليات البحث المحفوظة', en: 'Saved searches' },
  'searches.lede': {
    ar: 'كل بحث محفوظ خلاصةٌ يقرؤها أي قارئ خلاصات.',
    en: 'Every saved search is a feed that any feed reader takes.',
  },
  'searches.none': { ar: 'لا بحث محفوظاً بعد', en: 'No search is saved yet' },
  'searches.remove': { ar: 'احذف', en: 'Remove' },
  'searches.removed': { ar: 'حُذف البحث', en: 'The search was removed' },
  'search.byTime': { ar: 'على مر الأيام', en: 'Over time' },
  'search.allDays': { ar: 'كل الأيام', en: 'All days' },
  'chart.choose': {
    ar: 'اسحب فوق الأعمدة لتختار مدة؛ وبلوحة المفاتيح: Shift مع السهم ثم Enter.',
    en: 'Drag over the bars to choose a time; by keyboard: Shift and arrow, then Enter.',
  },
  'chart.span': { ar: '{from} – {to}', en: '{from} – {to}' },
  'search.byLang': { ar: 'حسب اللغة', en: 'By language' },
  'feed.follow': { ar: 'خلاصته لقارئ الخلاصات', en: 'Its feed, for a feed reader' },
  'search.follow': { ar: 'تابع هذا البحث في قارئ الخلاصات', en: 'Follow this search in a feed reader' },
  'search.export': { ar: 'تنزيل النتائج:', en: 'Download the results:' },
  'search.exportJsonl': { ar: 'سطور JSON بالأدلة', en: 'JSON Lines with evidence' },
  'search.exportCsv': { ar: 'جدول CSV', en: 'CSV table' },
  'search.unfold': { ar: 'اعرض كل المقالات', en: 'Show every article' },
  'search.fold': { ar: 'مقالة واحدة من كل قصة', en: 'One article of each story' },
  'search.others': {
    ar: {
      zero: '',
      one: 'ومقالة أخرى من القصة',
      two: 'ومقالتان أخريان من القصة',
      few: 'و{count} مقالات أخرى من القصة',
      many: 'و{count} مقالة أخرى من القصة',
      other: 'و{count} مقالة أخرى من القصة',
    },
    en: { one: 'and 1 more of this story', other: 'and {count} more of this story' },
  },
  'search.why': { ar: 'لماذا هذه النتيجة؟', en: 'Why this result?' },
  'search.why.words': { ar: 'كلمات البحث فيها', en: 'words of the search' },
  'search.why.title': { ar: 'في العنوان', en: 'in the title' },
  'search.why.opening': { ar: 'في أول النص', en: 'in the opening' },
  'search.why.phrase': { ar: 'متتالية كما كُتبت', en: 'one after the other' },
  'search.why.near': { ar: 'متقاربة', en: 'close together' },
  'search.why.typed': { ar: 'بصيغتها نفسها', en: 'in the very form' },
  'search.why.often': { ar: 'متكررة', en: 'often' },
  'search.why.days': { ar: 'في أيام أفضل النتائج', en: 'on the days of the best results' },
  'search.why.subject': { ar: 'في موضوع أفضل النتائج', en: 'on the subject of the best results' },
  'search.filters': { ar: 'حدود البحث', en: 'Limits' },

  'settings.title': { ar: 'العرض', en: 'Display' },
  'settings.lede': {
    ar: 'تُحفظ هذه الاختيارات في متصفحك وحده.',
    en: 'These choices are kept in your browser only.',
  },
  'settings.lang': { ar: 'لغة الواجهة', en: 'Interface language' },
  'settings.theme': { ar: 'المظهر', en: 'Theme' },
  'settings.theme.auto': { ar: 'كالجهاز', en: 'As the device' },
  'settings.theme.light': { ar: 'فاتح', en: 'Light' },
  'settings.theme.dark': { ar: 'داكن', en: 'Dark' },
  'settings.size': { ar: 'حجم الخط', en: 'Text size' },
  'settings.size.1': { ar: 'صغير', en: 'Small' },
  'settings.size.2': { ar: 'معتاد', en: 'Normal' },
  'settings.size.3': { ar: 'كبير', en: 'Large' },
  'settings.size.4': { ar: 'أكبر', en: 'Larger' },
  'settings.font': { ar: 'خط المقالات', en: 'Article typeface' },
  'settings.font.naskh': { ar: 'نسخ', en: 'Naskh' },
  'settings.font.sans': { ar: 'حديث', en: 'Sans' },
  'settings.digits': { ar: 'الأرقام', en: 'Digits' },
  'settings.digits.auto': { ar: 'كالبلد', en: 'As the country' },
  'settings.digits.latn': { ar: '0123456789', en: '0123456789' },
  'settings.digits.arab': { ar: '٠١٢٣٤٥٦٧٨٩', en: '٠١٢٣٤٥٦٧٨٩' },
  'settings.region': { ar: 'البلد (أسماء الشهور والأرقام)', en: 'Country (month names and digits)' },
  'settings.region.none': { ar: 'عام', en: 'General' },
  'settings.zone': { ar: 'المنطقة الزمنية', en: 'Time zone' },
  'settings.calendar': { ar: 'التقويم', en: 'Calendar' },
  'settings.calendar.gregory': { ar: 'ميلادي', en: 'Gregorian' },
  'settings.calendar.both': { ar: 'ميلادي وهجري', en: 'Gregorian and Hijri' },
  'settings.pictures': { ar: 'الصور', en: 'Pictures' },
  'settings.pictures.on': { ar: 'تظهر', en: 'Shown' },
  'settings.pictures.off': {
    ar: 'تُحجب (لا يُطلب شيء من مواقع الناشرين)',
    en: 'Blocked (nothing is requested from publishers)',
  },
  'settings.save': { ar: 'احفظ', en: 'Save' },

  'keys.title': { ar: 'اختصارات المفاتيح', en: 'Keyboard shortcuts' },
  'keys.next': { ar: 'العنصر التالي', en: 'Next item' },
  'keys.previous': { ar: 'العنصر السابق', en: 'Previous item' },
  'keys.open': { ar: 'افتح', en: 'Open' },
  'keys.story': { ar: 'إلى القصة', en: 'Go to the story' },
  'keys.original': { ar: 'الصفحة الأصلية عند الناشر', en: "The publisher's own page" },
  'keys.search': { ar: 'البحث', en: 'Search' },
  'keys.theme': { ar: 'بدّل المظهر', en: 'Switch theme' },
  'keys.size': { ar: 'كبّر أو صغّر الخط', en: 'Larger or smaller text' },
  'keys.older': {
    ar: 'الصفحة الأقدم أو الأحدث (مع اتجاه القراءة)',
    en: 'Older or newer page (follows reading direction)',
  },
  'keys.help': { ar: 'هذه القائمة', en: 'This list' },

  'error.title': { ar: 'حدث خطأ', en: 'Something went wrong' },
  'error.notFound': { ar: 'لا شيء بهذا العنوان', en: 'There is nothing at this address' },
  'error.notFoundHint': {
    ar: 'ربما دُمجت القصة أو حُذف المقال. ابحث عنه بالاسم أو عد إلى القصص.',
    en: 'The story may have been merged or the article removed. Search for it, or go back to the stories.',
  },
  'error.code': { ar: 'الرمز', en: 'Code' },
  'error.back': { ar: 'عد إلى القصص', en: 'Back to the stories' },
} as const satisfies Record<string, WebText>

export const webMessages = {
  ...shellMessages,
  ...storyMessages,
  ...originMessages,
  ...articleMessages,
  ...adminMessages,
  ...accountMessages,
  ...ownMessages,
  ...folderMessages,
  ...welcomeMessages,
  ...deskMessages,
  ...profileMessages,
  ...citationMessages,
}

export type WebKey = keyof typeof webMessages

/** Whether there is a text under that key. */
export function isWebKey(key: string): key is WebKey {
  return Object.hasOwn(webMessages, key)
}
