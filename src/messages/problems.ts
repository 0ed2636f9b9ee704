/**
 * Texts of every problem code, Arabic and English.
 * In: nothing. Out: the table; `ProblemCode` is its keys. Touches nothing.
 */
export const problems = {
  'fetch.blocked-address': {
    ar: 'العنوان داخل الشبكة المحلية أو غير مسموح به',
    en: 'The address is private or not allowed',
  },
  'fetch.bad-url': { ar: 'العنوان غير صالح', en: 'The address is not valid' },
  'fetch.dns': { ar: 'لم يُعثر على الخادم بهذا الاسم', en: 'No server was found by that name' },
  'fetch.refused': { ar: 'رفض الخادم الاتصال', en: 'The server refused the connection' },
  'fetch.tls': { ar: 'شهادة الخادم غير صالحة', en: "The server's certificate is not valid" },
  'fetch.timeout': { ar: 'انتهت المهلة قبل أن يجيب الخادم', en: 'The server did not answer in time' },
  'fetch.too-large': { ar: 'الصفحة أكبر من الحد المسموح', en: 'The page is larger than the limit' },
  'fetch.redirect-loop': { ar: 'عدد كبير من التحويلات المتتالية', en: 'Too many redirects' },
  'fetch.status': { ar: 'أجاب الخادم برمز خطأ', en: 'The server answered with an error status' },
  'fetch.gone': { ar: 'لم تعد الصفحة موجودة', en: 'The page no longer exists' },
  'fetch.rate-limited': { ar: 'طلب الخادم التمهل', en: 'The server asked us to slow down' },
  'fetch.robots': { ar: 'يمنع ملف robots.txt جلب هذه الصفحة', en: 'This page is disallowed by robots.txt' },
  'fetch.network': { ar: 'انقطع الاتصال أثناء الجلب', en: 'The connection broke while fetching' },
  'fetch.content-type': { ar: 'المحتوى ليس صفحة ولا خلاصة', en: 'The content is neither a page nor a feed' },
  'feed.not-a-feed': { ar: 'هذا العنوان ليس خلاصة', en: 'This address is not a feed' },
  'feed.malformed': { ar: 'تعذرت قراءة الخلاصة', en: 'The feed could not be read' },
  'feed.empty': { ar: 'الخلاصة فارغة', en: 'The feed is empty' },
  'feed.xml-bomb': { ar: 'الخلاصة تحوي كيانات XML خطرة', en: 'The feed holds dangerous XML entities' },
  'feed.no-link': { ar: 'عناصر بلا رابط في الخلاصة', en: 'Items of the feed have no link' },
  'feed.future-date': {
    ar: 'عناصر بتاريخ في المستقبل، أُهمل تاريخها',
    en: 'Items are dated in the future; the date was ignored',
  },
  'feed.none-found': { ar: 'لم يُعثر على خلاصة في هذا الموقع', en: 'No feed was found on this site' },
  'extract.empty': { ar: 'لا نص في الصفحة', en: 'The page has no text' },
  'extract.not-an-article': { ar: 'الصفحة ليست مقالاً', en: 'The page is not an article' },
  'extract.paywall': { ar: 'النص خلف جدار دفع', en: 'The text is behind a paywall' },
  'extract.consent': { ar: 'صفحة موافقة على الكعكات لا مقال', en: 'A consent page, not an article' },
  'extract.not-found-page': { ar: 'صفحة خطأ جاءت برمز نجاح', en: 'An error page that came with a success status' },
  'import.bad-line': { ar: 'سطر غير صالح في الملف', en: 'A line of the file is not valid' },
  'import.truncated': { ar: 'الملف مقطوع في وسطه', en: 'The file is cut short' },
  'import.unknown-format': { ar: 'صيغة الملف غير معروفة', en: 'The format of the file is not known' },
  'import.no-text': { ar: 'عنصر بلا نص', en: 'An item has no text' },
  'import.bad-charset': { ar: 'ترميز النص غير معروف أو معطوب', en: 'The text is damaged or its charset is not known' },
  'import.too-large': { ar: 'عنصر أكبر من الحد المسموح', en: 'An item is larger than the limit' },
  'import.unreadable': { ar: 'تعذرت قراءة الملف', en: 'The file cannot be read' },
  'import.not-found': { ar: 'الملف غير موجود', en: 'The file does not exist' },
  'import.server-away': {
    ar: 'الخادم الذي يستخدم مجلد البيانات لا يجيب',
    en: 'The server that uses the data directory does not answer',
  },
  'store.locked': { ar: 'عملية أخرى تستخدم مجلد البيانات نفسه', en: 'Another process uses the same data directory' },
  'store.disk-full': { ar: 'القرص ممتلئ', en: 'The disk is full' },
  'store.unreachable': { ar: 'تعذر الاتصال بقاعدة البيانات', en: 'The database cannot be reached' },
  'store.refused': {
    ar: 'رفضت قاعدة البيانات اسم المستخدم أو كلمة المرور أو الصلاحية',
    en: 'The database refused the name, the password or the permission',
  },
  'store.no-database': { ar: 'لا قاعدة بيانات بهذا الاسم على الخادم', en: 'The server has no database of that name' },
  'store.not-a-directory': {
    ar: 'ملف في المكان الذي ينبغي أن يكون مجلداً',
    en: 'A file stands where a directory is to be',
  },
  'store.disk-failed': { ar: 'القرص لا يجيب أو يعطي أخطاء', en: 'The disk does not answer or gives errors' },
  'store.damaged': { ar: 'ملف قاعدة البيانات تالف', en: 'The database file is damaged' },
  'store.unwritable': { ar: 'تعذرت الكتابة في مجلد البيانات', en: 'The data directory cannot be written' },
  'store.backup-elsewhere': {
    ar: 'النسخ الاحتياطي لقاعدة PostgreSQL يكون بأداتها pg_dump',
    en: 'PostgreSQL is backed up with its own pg_dump',
  },
  'store.newer': { ar: 'قاعدة البيانات من إصدار أحدث من سياق', en: 'The database was written by a newer Siyaq' },
  'store.not-empty': {
    ar: 'في مجلد البيانات قاعدة بيانات؛ استخدم --overwrite لاستبدالها',
    en: 'The data directory holds a database; use --overwrite to replace it',
  },
  'queue.unreachable': { ar: 'تعذر الاتصال بطابور الرسائل', en: 'The message queue cannot be reached' },
  'queue.refused': {
    ar: 'رفض طابور الرسائل اسم المستخدم أو كلمة المرور',
    en: 'The message queue refused the name or the password',
  },
  'queue.no-jetstream': { ar: 'خادم NATS يعمل بلا JetStream', en: 'The NATS server runs without JetStream' },
  'queue.full': { ar: 'لا مكان في مخزن طابور الرسائل', en: 'The store of the message queue has no room' },
  'config.invalid': { ar: 'إعداد غير صالح', en: 'A setting is not valid' },
  'config.mixed-deployment': {
    ar: 'SQLite مع NATS أو PostgreSQL مع الطابور المدمج تركيب غير مدعوم',
    en: 'SQLite with NATS, or PostgreSQL with the embedded queue, is not supported',
  },
  'query.bad-cursor': { ar: 'مؤشر الصفحة غير صالح', en: 'The page cursor is not valid' },
  'query.empty': { ar: 'لا كلمات في البحث', en: 'The search has no words' },
  'query.bad-date': { ar: 'التاريخ غير صالح', en: 'The date is not valid' },
  'request.not-found': { ar: 'لا شيء بهذا العنوان', en: 'There is nothing at this address' },
  'request.invalid': { ar: 'الطلب غير صالح', en: 'The request is not valid' },
  'request.forbidden': { ar: 'هذا الفعل يحتاج إلى إذن', en: 'This action needs permission' },
  'request.unauthorized': {
    ar: 'الدخول مطلوب، أو الرمز غير صحيح',
    en: 'Sign in first, or the token is not right',
  },
  'request.slow-down': {
    ar: 'محاولات كثيرة برمز خاطئ؛ انتظر ثم أعد المحاولة',
    en: 'Too many tries with a wrong token; wait, then try again',
  },
  'request.unknown-host': {
    ar: 'هذا الخادم لا يجيب عن هذا الاسم؛ يسميه الإعداد publicUrl أو allowedHosts',
    en: 'This server does not answer to that name; name it in the setting publicUrl or allowedHosts',
  },
  'feed.search-timed-out': {
    ar: 'انتهت المهلة قبل العثور على خلاصة تعمل؛ جرّب عنوان الخلاصة نفسه',
    en: 'No working feed was found in time; try the address of the feed itself',
  },
  'stage.timed-out': {
    ar: 'تجاوزت المعالجة الوقت المسموح، فتُركت هذه المادة ومضى العمل في غيرها',
    en: 'Processing took longer than the limit: it was given up, and the rest went on',
  },
  'stage.out-of-memory': {
    ar: 'احتاجت المعالجة إلى ذاكرة أكثر من المسموح، فتُركت هذه المادة ومضى العمل في غيرها',
    en: 'Processing needed more memory than the limit: it was given up, and the rest went on',
  },
  'stage.crashed': { ar: 'خطأ غير متوقع أثناء المعالجة', en: 'An unexpected error while processing' },
} as const satisfies Record<string, { ar: string; en: string }>

export type ProblemCode = keyof typeof problems
