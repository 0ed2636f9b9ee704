/**
 * Help texts of the command line, Arabic and English: what each command, argument and option is for.
 * In: nothing. Out: the table. Touches nothing. docs/cli.md is generated from the command tree (scripts/make-docs.ts).
 */
export const cliHelp = {
  program: {
    ar: 'سياق: محرك أخبار على جهازك. يتابع المصادر ويجمع ما كُتب عن الحدث الواحد، ويبين من قاله أولاً ومن نقله',
    en: 'Siyaq: a news engine of your own. Follows sources, brings together what is written about one event, and shows who said it first and who copied it',
  },
  exitCodes: {
    ar: 'رموز الخروج: 0 تم، 1 مشكلة، 2 استعمال خاطئ، 3 تم بعضه',
    en: 'Exit codes: 0 done, 1 a problem, 2 wrong usage, 3 done in part',
  },
  settingsNote: {
    ar: 'كل إعداد يُقبل خياراً أيضاً (مثل --port 8080)؛ القائمة: siyaq config --list',
    en: 'Every setting is also a flag (like --port 8080); the list: siyaq config --list',
  },
  // commands
  serve: { ar: 'تشغيل سياق: متابعة المصادر وصفحات الويب', en: 'Run Siyaq: follow the sources and serve the pages' },
  add: { ar: 'إضافة مصدر بعنوان موقعه أو خلاصته', en: "Add a source by its site's or feed's address" },
  sources: { ar: 'المصادر وأعدادها', en: 'Sources with their counts' },
  feeds: { ar: 'الخلاصات وحالها', en: 'Feeds and how they are' },
  feedsList: { ar: 'سرد الخلاصات', en: 'List the feeds' },
  feedsPause: { ar: 'إيقاف متابعة خلاصة', en: 'Stop polling a feed' },
  feedsResume: { ar: 'استئناف متابعة خلاصة', en: 'Poll a paused feed again' },
  feedsRemove: { ar: 'حذف خلاصة؛ مقالاتها تبقى', en: 'Remove a feed; its articles stay' },
  poll: { ar: 'قراءة الخلاصات المستحقة مرة واحدة ثم الخروج', en: 'Poll the feeds that are due, once, and exit' },
  import: {
    ar: 'استيراد ملفات: JSONL وOPML وصفحات HTML محفوظة ونص صفحات وWARC، مضغوطة أو لا',
    en: 'Import files: JSONL, OPML, saved HTML pages, pages as text, WARC; gzip or not',
  },
  try: {
    ar: 'ما تفعله كل مرحلة بصفحة واحدة؛ لا يُحفظ شيء',
    en: 'What each stage makes of one page; stores nothing',
  },
  why: {
    ar: 'لماذا المقال حيث هو، أو لماذا مقالان معاً أو منفصلان',
    en: 'Why an article is where it is, or why two are together or apart',
  },
  search: { ar: 'البحث في المقالات', en: 'Search the articles' },
  stories: { ar: 'أخبار الآن', en: 'The stories now' },
  story: { ar: 'خبر واحد ومقالاته', en: 'One story and its articles' },
  dead: { ar: 'العمل المدفون: ما تعذرت معالجته، ولماذا', en: 'Buried work: what could not be processed, and why' },
  deadList: { ar: 'سرد العمل المدفون', en: 'List buried work' },
  deadRetry: {
    ar: 'إعادة المحاولة: ما سُمّي، أو الكل مع --all',
    en: 'Try again: the named ones, or everything with --all',
  },
  doctor: { ar: 'فحص التركيب وما حوله', en: 'Check the installation and what it needs' },
  config: {
    ar: 'الإعدادات السارية ومن أين جاءت؛ الأسرار محجوبة',
    en: 'The settings in force and where they come from; secrets are hidden',
  },
  backup: { ar: 'نسخة احتياطية في ملف واحد، وسياق يعمل', en: 'A backup in one file, while Siyaq runs' },
  restore: { ar: 'استعادة نسخة احتياطية', en: 'Restore a backup' },
  regroup: {
    ar: 'إعادة جمع كل الأخبار من المخزون؛ التصحيحات تبقى',
    en: 'Group all stories again from what is stored; corrections stay',
  },
  demo: {
    ar: 'صحافة صغيرة مخترعة على هذا الجهاز، وسياق يتابعها',
    en: 'A small invented press on this machine, and Siyaq following it',
  },
  predict: {
    ar: 'التنبؤ لأجل القياس: سطر JSON لكل مدخل (ينظر docs/cli.md)',
    en: 'Predictions for scoring: one JSON line for each input (see docs/cli.md)',
  },
  // arguments
  argUrl: { ar: 'عنوان', en: 'address' },
  argPaths: { ar: 'ملفات أو مجلدات', en: 'files or directories' },
  argTarget: {
    ar: 'عنوان، أو ملف HTML أو نص، أو - للمدخل القياسي',
    en: 'address, HTML or text file, or - for standard input',
  },
  argArticle: { ar: 'رقم المقال أو عنوانه', en: 'id or address of the article' },
  argOther: { ar: 'رقم مقال آخر أو عنوانه', en: 'id or address of another article' },
  argQuery: {
    ar: 'كلمات؛ "متتالية" للعبارة، -كلمة للاستبعاد، =كلمة بالحرف',
    en: 'words; "a phrase", -word leaves out, =word exactly as written',
  },
  argFeedId: { ar: 'رقم الخلاصة', en: 'number of the feed' },
  argFeedIds: { ar: 'أرقام خلاصات بعينها، مستحقة أو لا', en: 'numbers of certain feeds, due or not' },
  argStoryId: { ar: 'رقم الخبر', en: 'number of the story' },
  argDeadIds: { ar: 'أرقام من dead list', en: 'numbers from dead list' },
  argBackupFile: { ar: 'ملف النسخة', en: 'backup file' },
  argKind: { ar: 'نوع التنبؤ', en: 'kind of prediction' },
  argInput: { ar: 'ملف JSONL، مضغوط أو لا', en: 'JSONL file, gzip or not' },
  argOutput: { ar: 'ملف النتائج', en: 'file for the results' },
  // options
  optHelp: { ar: 'هذه المساعدة', en: 'this help' },
  optVersion: { ar: 'رقم الإصدار', en: 'version number' },
  optJson: { ar: 'الجواب JSON على المخرج القياسي', en: 'answer as JSON on standard output' },
  optLang: { ar: 'لغة الأوامر (أو SIYAQ_LANG)', en: 'language of the commands (or SIYAQ_LANG)' },
  optConfig: {
    ar: 'ملف الإعدادات بدل siyaq.json في مجلد البيانات',
    en: 'settings file instead of siyaq.json in the data directory',
  },
  optName: { ar: 'اسم المصدر', en: 'name of the source' },
  optId: { ar: 'مفتاح المصدر بدل نطاق موقعه', en: "key of the source instead of its site's domain" },
  optLanguage: { ar: 'لغة المصدر أو المقالات', en: 'language of the source or the articles' },
  optKind: { ar: 'نوع المصدر', en: 'kind of source' },
  optAllFeeds: { ar: 'كل خلاصات الموقع بدل أفضلها', en: "all of the site's feeds instead of the best one" },
  optSource: { ar: 'هذا المصدر وحده', en: 'this source only' },
  optFailing: { ar: 'الفاشلة وحدها', en: 'failing ones only' },
  optFormat: { ar: 'الصيغة، إن لم تُعرف من الملف', en: 'format, if the file does not tell' },
  optField: {
    ar: 'أي حقل في JSONL لأي شيء، مثل title=meta.headline؛ يُكرر',
    en: 'which JSONL field is what, like title=meta.headline; may be repeated',
  },
  optImportSource: { ar: 'المصدر لما لا يذكر مصدره', en: 'source of items that name none' },
  optAgain: {
    ar: 'قراءة ما استُورد من قبل ثانية؛ لا يتكرر شيء',
    en: 'read again what was imported before; nothing doubles',
  },
  optDryRun: { ar: 'القراءة والعدّ دون حفظ', en: 'read and count, store nothing' },
  optPageUrl: { ar: 'عنوان الصفحة المحفوظة، إن لم تذكره', en: "the saved page's address, if the page does not tell" },
  optFull: { ar: 'النص كاملاً بدل أوله', en: 'the whole text instead of its beginning' },
  optExact: { ar: 'الكلمات كما كُتبت، بلا تصريفات', en: 'words as written, no other forms' },
  optFrom: { ar: 'من هذا التاريخ (2026-01-31)', en: 'from this date (2026-01-31)' },
  optTo: { ar: 'إلى هذا التاريخ، وهو داخل', en: 'to this date, included' },
  optLimit: { ar: 'أكثر عدد', en: 'at most so many' },
  optCursor: { ar: 'من حيث انتهت القائمة السابقة', en: 'go on where the last list ended' },
  optSince: { ar: 'أخبار آخر مدة، مثل 24h', en: 'stories of the last time, like 24h' },
  optStage: { ar: 'هذه المرحلة وحدها', en: 'this stage only' },
  optAllDead: { ar: 'كل العمل المدفون', en: 'all buried work' },
  optList: { ar: 'كل الإعدادات ومعناها', en: 'every setting and what it means' },
  optOverwrite: { ar: 'فوق بيانات موجودة', en: 'over existing data' },
  optSpeed: { ar: 'كم مرة أسرع من الساعة', en: 'how many times faster than the clock' },
  optOnce: { ar: 'الخروج بعد أن يُقرأ كل ما نُشر', en: 'exit when everything published was read' },
  optKeep: { ar: 'حفظ بيانات العرض في هذا المجلد', en: "keep the demo's data in this directory" },
  optPairs: { ar: 'ملف الأزواج لنوع copies', en: 'file of pairs, for copies' },
  // help's own words
  'Usage:': { ar: 'الاستعمال:', en: 'Usage:' },
  'Arguments:': { ar: 'المدخلات:', en: 'Arguments:' },
  'Options:': { ar: 'الخيارات:', en: 'Options:' },
  'Global Options:': { ar: 'خيارات عامة:', en: 'Global options:' },
  'Commands:': { ar: 'الأوامر:', en: 'Commands:' },
  choices: { ar: 'من: {what}', en: 'one of: {what}' },
  default: { ar: 'الأصل: {what}', en: 'default: {what}' },
  helpCommand: { ar: 'مساعدة عن أمر', en: 'help about a command' },
  settingsOf: { ar: 'إعدادات:', en: 'Settings:' },
} as const satisfies Record<string, { ar: string; en: string }>

export type CliHelp = keyof typeof cliHelp
