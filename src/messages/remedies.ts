/**
 * What to do about a problem of the installation, in both languages: told below the problem by the command line, the pages and `doctor`.
 * In: a code. Out: a text, or nothing where the problem says it all. Touches nothing.
 */
import type { ProblemCode } from './problems.ts'

export const remedies: Partial<Record<ProblemCode, { ar: string; en: string }>> = {
  'fetch.dns': {
    ar: 'راجع كتابة العنوان، وأن لهذا الجهاز اتصالاً بالشبكة',
    en: 'Check the spelling of the address, and that this machine is online',
  },
  'fetch.bad-url': { ar: 'اكتب عنواناً مثل example.com', en: 'Give an address like example.com' },
  'fetch.refused': {
    ar: 'الموقع لا يجيب الآن: أعد المحاولة لاحقاً',
    en: 'The site does not answer now: try again later',
  },
  'fetch.timeout': { ar: 'الموقع بطيء الآن: أعد المحاولة لاحقاً', en: 'The site is slow now: try again later' },
  'fetch.robots': {
    ar: 'الموقع لا يريد أن تُجلب صفحاته: اطلب من ناشره عنوان خلاصة مفتوحة',
    en: 'The site does not want its pages fetched: ask its publisher for an open feed',
  },
  'fetch.blocked-address': {
    ar: 'إن كان الموقع على شبكتك فسمّه في الإعداد allowPrivate؛ وإلا فراجع العنوان',
    en: 'If the site is on your own network, name it in the setting allowPrivate; else check the address',
  },
  'feed.none-found': {
    ar: 'جرّب عنوان الخلاصة نفسه: ابحث في الموقع عن RSS أو «خلاصة»',
    en: 'Try the address of the feed itself: look for “RSS” on the site',
  },
  'sign-in.unreachable': {
    ar: 'حاول بعد قليل، أو ادخل بكلمة مرورك إن كانت لك واحدة؛ ويفحصه siyaq doctor',
    en: 'Try again soon, or sign in with your password if you have one; siyaq doctor looks at it',
  },
  'sign-in.refused': {
    ar: 'أعد المحاولة؛ وإن تكرر فليراجع المالك oidcClientId وسرّه وعنوان العودة لدى المزوّد',
    en: 'Try again; if it goes on, the owner should check oidcClientId, its secret and the return address at the provider',
  },
  'sign-in.untrusted': {
    ar: 'لم يُفتح شيء. أعد المحاولة؛ وإن تكرر فليراجع المالك oidcIssuer وساعة الجهاز',
    en: 'Nothing was opened. Try again; if it goes on, the owner should check oidcIssuer and the clock of this machine',
  },
  'sign-in.over': { ar: 'ابدأ الدخول من جديد', en: 'Begin signing in again' },
  'sign-in.no-account': {
    ar: 'اطلب رابط دعوة من مالك الموقع؛ أو ادخل بكلمة مرورك ثم اربط الدخول من «حسابي»',
    en: 'Ask the owner of this site for an invitation; or sign in with your password and link it on “My account”',
  },
  'sign-in.not-admitted': {
    ar: 'اطلب من مالك الموقع أن يضيفك: مجموعتك أو نطاق بريدك الموثّق ليس بين المسموح به، أو حسابك موقوف',
    en: 'Ask the owner of this site: your group or the domain of your verified e-mail is not among those let in, or your account is disabled',
  },
  'sign-in.no-owner': {
    ar: 'افتح رابط المالك الذي يطبعه siyaq serve عند بدئه',
    en: 'Open the owner’s link that siyaq serve prints when it starts',
  },
  'store.locked': {
    ar: 'أوقف العملية الأخرى، أو نفّذ الأمر من خلالها؛ الأوامر التي تقرأ فقط لا تحتاج إلى ذلك',
    en: 'Stop the other process, or work through it; commands that only read need not wait',
  },
  'store.disk-full': {
    ar: 'أفرغ مكاناً على القرص (في العنقود: قرص PostgreSQL، وشغّله إن كان قد توقف)؛ لم يضع شيء مما خُزّن، والخادم العامل يستأنف وحده خلال دقيقة',
    en: 'Make room on the disk (in a cluster PostgreSQL’s; start it if it ended); nothing stored is lost, and what runs goes on by itself within a minute',
  },
  'store.unreachable': {
    ar: 'شغّل خادم قاعدة البيانات أو أصلح الطريق إليه؛ وإن كان قد توقف وحده (قرص ممتلئ مثلاً) فسجلّه يذكر السبب؛ يستأنف العمل وحده',
    en: 'Start the database server or mend the way to it; if it ended by itself (a full disk?) its log says why; work goes on by itself',
  },
  'store.refused': {
    ar: 'صحّح الاسم وكلمة المرور في الإعداد databaseUrl، أو أعط المستخدم صلاحية على القاعدة',
    en: 'Correct name and password in the setting databaseUrl, or grant that user the database',
  },
  'store.no-database': {
    ar: 'أنشئ القاعدة (createdb) أو صحّح اسمها في الإعداد databaseUrl',
    en: 'Create the database (createdb) or correct its name in the setting databaseUrl',
  },
  'store.not-a-directory': {
    ar: 'سمّ مجلداً في الإعداد dataDir، أو أبعد الملف عن مكانه',
    en: 'Name a directory in the setting dataDir, or move the file away',
  },
  'store.disk-failed': {
    ar: 'افحص القرص ووصله (dmesg، mount)؛ ثم siyaq doctor، والاستعادة من نسخة عند التلف',
    en: 'Look at the disk and its mount (dmesg, mount); then siyaq doctor, and restore a backup if data is damaged',
  },
  'store.damaged': {
    ar: 'أوقف سياق واستعد آخر نسخة احتياطية: siyaq restore FILE --overwrite',
    en: 'Stop Siyaq and restore the last backup: siyaq restore FILE --overwrite',
  },
  'store.unwritable': {
    ar: 'أعط المستخدم الذي يشغّل سياق حق القراءة والكتابة في المجلد، أو سمّ مجلداً آخر في dataDir',
    en: 'Let the user that runs Siyaq read and write the directory, or name another one in dataDir',
  },
  'store.newer': {
    ar: 'شغّل الإصدار الأحدث من سياق، أو استعد نسخة احتياطية أُخذت قبل الترقية',
    en: 'Run the newer Siyaq, or restore a backup that was made before the upgrade',
  },
  'queue.unreachable': {
    ar: 'شغّل خوادم NATS أو أصلح الطريق إليها؛ يستأنف العمل وحده والصفحات تُقرأ أثناء ذلك',
    en: 'Start the NATS servers or mend the way to them; work goes on by itself, and pages are read meanwhile',
  },
  'queue.refused': {
    ar: 'صحّح الاسم وكلمة المرور في الإعداد natsUrls',
    en: 'Correct name and password in the setting natsUrls',
  },
  'queue.no-jetstream': {
    ar: 'شغّل nats-server مع JetStream (الخيار -js أو jetstream في إعداده)',
    en: 'Run nats-server with JetStream (the flag -js, or jetstream in its configuration)',
  },
  'queue.full': {
    ar: 'زد max_file_store لخوادم NATS أو أفرغ مكاناً على أقراصها؛ يستأنف العمل وحده',
    en: 'Raise max_file_store of the NATS servers or make room on their disks; work goes on by itself',
  },
  'queue.no-worker': {
    ar: 'شغّل عاملاً لتلك المرحلة (serve --role worker --stages …)؛ بعد ضياع مخزن NATS يصلحه العاملون خلال ثوانٍ',
    en: 'Start a worker for that stage (serve --role worker --stages …); after a lost store of NATS the workers mend it within seconds',
  },
}
