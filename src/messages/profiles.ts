/**
 * Texts of what is told about a name over time and about the coverage of a source.
 * In: nothing. Out: the table, joined into `webMessages`. Touches nothing.
 */
import type { WebText } from './page-text.ts'

export const profileMessages = {
  'profile.names': { ar: 'أسماء في القصص نفسها', en: 'Named in the same stories' },
  'profile.speakers': { ar: 'متحدثون في التقارير نفسها', en: 'Speakers in the same reports' },
  'profile.sample': { ar: 'في أحدث {stories}', en: 'In the newest {stories}' },
  'coverage.tooLittle': { ar: 'ما عندنا منه أقل من أن يُقال فيه شيء', en: 'too little of it is here to tell' },
  'coverage.title': { ar: 'تغطيته', en: 'Its coverage' },
  'coverage.span': {
    ar: '{articles}، نحو {perDay} في اليوم، من {from} إلى {to}',
    en: '{articles}, about {perDay} a day, {from} to {to}',
  },
  'coverage.silent': {
    ar: 'أيام بلا مقال منه، ولغيره فيها أخبار',
    en: 'Days without an article, though others had news',
  },
  'coverage.sections': { ar: 'أقسامه', en: 'Its sections' },
  'coverage.sectionsOf': { ar: 'من {articles} عُرف قسمها', en: 'Of {articles} whose section is known' },
  'coverage.shared': { ar: 'قصصه المشتركة مع غيره', en: 'Stories it shares with others' },
  'coverage.sharedOf': { ar: 'من {stories} نشرها غيره أيضاً', en: 'Of {stories} that others published, too' },
  'coverage.own': { ar: 'له فيها تقرير خاص', en: 'Has a report of its own' },
  'coverage.takenUp': { ar: 'نشر غيره نصه', en: 'Others carry its text' },
  'coverage.credited': { ar: 'ونسبه إليه ناشر آخر', en: 'And a publisher credits it' },
  'coverage.agency': { ar: 'ينقل نص وكالة أو ناشر آخر', en: 'Carries an agency’s or another outlet’s text' },
  'coverage.later': {
    ar: 'نص بلا نسبة سبقه إليه غيره',
    en: 'Carries an uncredited text that another had first',
  },
  'coverage.first': { ar: 'أول من نشر', en: 'Published first' },
  'coverage.firstOf': { ar: '{count} من {of}', en: '{count} of {of}' },
  'coverage.firstHint': {
    ar: 'بحسب الأوقات التي يكتبها الناشرون، حيث تُعرف ويفصل بينها دقيقة فأكثر.',
    en: 'By the times that publishers print, where they are known and at least a minute apart.',
  },
  'compare.title': { ar: 'مقارنة مصدرين', en: 'Compare two sources' },
  'compare.lede': {
    ar: 'ما غطاه كل منهما في المدة نفسها، ومن سبق، ومن نشر نص الآخر.',
    en: 'What each covered in the same time, who was first, who carries whose text.',
  },
  'compare.one': { ar: 'المصدر الأول', en: 'One source' },
  'compare.other': { ar: 'المصدر الثاني', en: 'Other source' },
  'compare.choose': { ar: 'اختر مصدراً', en: 'Choose a source' },
  'compare.same': { ar: 'اختر مصدرين مختلفين.', en: 'Choose two different sources.' },
  'compare.go': { ar: 'قارن', en: 'Compare' },
  'compare.with': { ar: 'قارنه بمصدر آخر', en: 'Compare with another source' },
  'compare.articles': { ar: 'المقالات', en: 'Articles' },
  'compare.only': { ar: 'قصص ليست عند الآخر', en: 'Stories that the other has not' },
  'compare.takenUp': { ar: 'نصه منشور عند الآخر', en: 'The other carries its text' },
  'compare.first': { ar: 'سبق إلى القصة، من {stories} تُعرف أوقاتها', en: 'First, of {stories} whose times are known' },
  'compare.both': { ar: 'عندهما معاً', en: 'Both have' },
  'compare.sameAgency': { ar: 'منها {stories} بنص وكالة واحدة', en: 'Of these, {stories} with the text of one agency' },
  'compare.onlyAt': { ar: 'لا توجد إلا عند {name}', en: 'Only at {name}' },
  'compare.firstAt': { ar: 'سبق {name}', en: '{name} was first' },
  'trends.title': { ar: 'حضور فوق المعتاد', en: 'In the news more than usual' },
  'trends.lede': {
    ar: 'أسماء كثر ذكرها عن المعتاد، محسوبةً من القصص التي نشرتها مواقع عدة. ما يُذكر كل يوم لا يظهر هنا.',
    en: 'Names that the news has more than usual, counted in stories of several publishers. What is in the news every day is not here.',
  },
  'trends.span': {
    ar: '{from} – {to}، مقارنةً بما قبلها منذ {since}',
    en: '{from} – {to}, against the time before since {since}',
  },
  'trends.count': { ar: '{articles} في {stories}، والمعتاد {usual}', en: '{articles} in {stories}; usually {usual}' },
  'trends.chart': { ar: '{name}: {articles} في هذه المدة', en: '{name}: {articles} in this time' },
  'trends.beside': { ar: 'في القصص نفسها: {names}', en: 'In the same stories: {names}' },
  'trends.none': {
    ar: 'لا اسم كثر ذكره عن المعتاد في هذه المدة.',
    en: 'No name is in the news more than usual in this time.',
  },
  'trends.tooNew': {
    ar: 'لم تمضِ على المتابعة أيام تكفي ليُعرف المعتاد. اختر مدة أقصر أو عد لاحقاً.',
    en: 'There are too few days to know what is usual. Choose a shorter time or come back later.',
  },
  'trends.usual': { ar: 'المعتاد {usual}', en: 'usually {usual}' },
} as const satisfies Record<string, WebText>
