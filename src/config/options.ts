/**
 * The settings of Siyaq, as data: every option once, with its unit in the name, default, bounds and meaning.
 * In: nothing. Out: the table. Touches nothing. docs/configuration.md is generated from it (scripts/make-docs.ts).
 */
import {
  addressOption,
  addressesOption,
  choiceOption,
  choicesOption,
  countOption,
  durationOption,
  nameOption,
  networksOption,
  optionalPathOption,
  optionalTextOption,
  pathOption,
  sizeOption,
  switchOption,
  textOption,
  wordsOption,
} from './option-types.ts'
import { signInOptions } from './sign-in-options.ts'

/** The stages that a worker can be limited to. */
export const stageNames = ['poll', 'fetch', 'extract', 'analyse', 'group'] as const
export const configOptions = {
  dataDir: pathOption({
    fallback: 'data',
    doc: {
      ar: 'مجلد البيانات: قاعدة SQLite وملف الإعدادات siyaq.json',
      en: 'Data directory: the SQLite database and the settings file siyaq.json',
    },
  }),
  databaseUrl: addressOption({
    schemes: ['postgres', 'postgresql'],
    secret: true,
    doc: {
      ar: 'قاعدة PostgreSQL للتشغيل العنقودي؛ بدونها تُستخدم SQLite في مجلد البيانات',
      en: 'PostgreSQL database of a cluster; without it SQLite in the data directory is used',
    },
  }),
  databasePoolSize: countOption({
    fallback: 10,
    min: 1,
    max: 200,
    doc: { ar: 'أكبر عدد من اتصالات PostgreSQL لكل عملية', en: 'Most PostgreSQL connections of one process' },
  }),
  natsUrls: addressesOption({
    schemes: ['nats', 'tls'],
    secret: true,
    doc: {
      ar: 'خوادم NATS JetStream للتشغيل العنقودي؛ بدونها يُستخدم الطابور المدمج',
      en: 'NATS JetStream servers of a cluster; without them the embedded queue is used',
    },
  }),
  natsReplicas: countOption({
    fallback: 3,
    min: 1,
    max: 5,
    doc: { ar: 'عدد نسخ كل رسالة في JetStream', en: 'Copies that JetStream keeps of each message' },
  }),
  natsStream: nameOption({
    fallback: 'siyaq',
    doc: {
      ar: 'اسم مجرى الرسائل في JetStream؛ غيّره إن اشترك أكثر من سياق في خوادم NATS نفسها',
      en: 'Name of the stream in JetStream; another one for each Siyaq that shares the NATS servers',
    },
  }),
  natsCaFile: optionalPathOption({
    doc: {
      ar: 'شهادة الجهة التي وقّعت شهادات خوادم NATS؛ معها يكون الاتصال مشفراً دائماً (سمِّ الخوادم بأسمائها لا بعناوينها)',
      en: 'Certificate of who signed those of the NATS servers; with it the connection is always encrypted (name the servers by host name)',
    },
  }),
  natsCertFile: optionalPathOption({
    doc: {
      ar: 'شهادتنا لدى NATS، حيث يطلبها؛ معها natsKeyFile',
      en: 'Our certificate at NATS, where it asks for one; with natsKeyFile',
    },
  }),
  natsKeyFile: optionalPathOption({ doc: { ar: 'مفتاح natsCertFile', en: 'Key of natsCertFile' } }),
  natsCredentialsFile: optionalPathOption({
    doc: {
      ar: 'ملف اعتماد NATS (.creds)، بدل الاسم وكلمة المرور في العنوان',
      en: 'Credentials file of NATS (.creds), in place of name and password in the address',
    },
  }),
  monitorPort: countOption({
    fallback: 0,
    min: 0,
    max: 65_535,
    doc: {
      ar: 'منفذ للعامل تجيب عليه /live و/ready و/metrics على العنوان host؛ 0 يعني لا منفذ',
      en: 'Port on which a worker answers /live, /ready and /metrics, at the address host; 0 is none',
    },
  }),
  host: textOption({
    fallback: '127.0.0.1',
    maxChars: 253,
    doc: {
      ar: 'العنوان الذي يستمع عليه الخادم؛ 0.0.0.0 لكل الشبكات',
      en: 'Address the web server listens on; 0.0.0.0 for every network',
    },
  }),
  port: countOption({
    fallback: 8080,
    min: 0,
    max: 65_535,
    doc: { ar: 'منفذ الخادم؛ 0 لأي منفذ حر', en: 'Port of the web server; 0 takes a free one' },
  }),
  publicUrl: addressOption({
    schemes: ['http', 'https'],
    doc: {
      ar: 'العنوان الذي يصل القرّاء منه، إن كان خلف وسيط؛ يُكتب في الخلاصات الصادرة، ونجيب عن اسمه، ومع https تكون الكعكات آمنة',
      en: 'Address at which readers reach this server: written into outgoing feeds; its host is answered to; with https cookies are secure',
    },
  }),
  trustedProxies: networksOption({
    doc: {
      ar: 'عناوين الوسطاء الذين نصدق ترويساتهم X-Forwarded-For وX-Forwarded-Host وX-Forwarded-Proto',
      en: 'Proxies whose headers X-Forwarded-For, X-Forwarded-Host and X-Forwarded-Proto are believed',
    },
  }),
  allowedHosts: wordsOption({
    fallback: [],
    shape: /^(?:\*|(?:\*\.)?[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){0,20}|\[[0-9a-f:.]{2,45}\])$/i,
    shown: 'news.example.org',
    doc: {
      ar: 'أسماء أخرى نجيب عنها إلى جانب publicUrl؛ *.example.org لما تحتها، و* لكل اسم',
      en: 'Further host names that we answer to beside publicUrl; *.example.org for those below it, * for every name',
    },
  }),
  role: choiceOption({
    fallback: 'all',
    choices: ['all', 'web', 'worker'],
    doc: {
      ar: 'ما تفعله هذه العملية: الكل، أو صفحات الويب، أو العمل في الخلفية',
      en: 'What this process does: everything, web pages, or background work',
    },
  }),
  stages: choicesOption({
    fallback: stageNames,
    choices: stageNames,
    doc: {
      ar: 'المراحل التي يعمل فيها العامل؛ fetch يقرأ الخلاصات أيضاً، وpoll وحدها تقرؤها فقط',
      en: 'Stages that a worker works on; fetch polls feeds as well, poll does nothing else',
    },
  }),
  workers: countOption({
    fallback: 0,
    min: 0,
    max: 256,
    doc: {
      ar: 'خيوط الاستخراج والتحليل؛ 0 يعني عدد الأنوية ناقصاً واحداً (واحد على الأقل)',
      en: 'Threads for extraction and analysis; 0 means the number of cores less one (at least one)',
    },
  }),
  computeTimeoutMs: durationOption({
    fallback: '20s',
    min: '1s',
    max: '10m',
    doc: {
      ar: 'أطول مدة لمعالجة صفحة واحدة أو مقال أو خلاصة؛ بعدها تُترك مع ذكر السبب ويمضي العمل في غيرها',
      en: 'Longest time for extracting one page, analysing one article or reading one feed; then it is given up with its reason',
    },
  }),
  computeMaxMemoryBytes: sizeOption({
    fallback: '1GB',
    min: '200MB',
    max: '64GB',
    doc: {
      ar: 'أكبر ذاكرة لكل خيط من خيوط المعالجة',
      en: 'Largest memory of one of these threads',
    },
  }),
  adminToken: optionalTextOption({
    minChars: 12,
    secret: true,
    doc: {
      ar: 'رمز لمن يدير الموقع بلا حساب؛ بدونه، وبلا حسابات، يُسمح بذلك من هذا الجهاز فقط',
      en: 'Token for managing the site without an account; without it, and without accounts, this is allowed from this machine only',
    },
  }),
  readerToken: optionalTextOption({
    minChars: 12,
    secret: true,
    doc: {
      ar: 'رمز للقراءة وحدها بلا حساب، حيث القراءة لمن دخل',
      en: 'Token for reading alone without an account, where reading is for those who signed in',
    },
  }),
  reading: choiceOption({
    fallback: 'auto',
    choices: ['auto', 'open', 'signed-in'],
    doc: {
      ar: 'من يقرأ: الجميع (open)، أو من دخل بحساب أو رمز (signed-in)؛ auto: من دخل، متى وُجدت حسابات ووصل غير هذا الجهاز إلى الخادم، وإلا فالجميع',
      en: 'Who may read: everybody (open), or who signed in (signed-in); auto: the latter, once there are accounts and others reach the server',
    },
  }),
  apiRequestsPerMinute: countOption({
    fallback: 600,
    min: 0,
    max: 1_000_000,
    doc: {
      ar: 'أكثر ما يطلبه كل رمز أو حساب أو عنوان من الواجهة البرمجية في الدقيقة، في كل عملية ويب؛ 0 بلا حد. لا يُعدّ من يجلس إلى هذا الجهاز',
      en: 'Most requests of the API in a minute by each token, account or address, in each web process; 0: no limit. This machine itself is not counted',
    },
  }),
  ...signInOptions,
  userAgent: textOption({
    fallback: 'Siyaq/0.1 (self-hosted news reader)',
    maxChars: 200,
    doc: {
      ar: 'الاسم الذي نعرّف به أنفسنا لدى المواقع؛ أضف إليه وسيلة اتصال بك',
      en: 'Name under which sites see us; add a way to reach you',
    },
  }),
  respectRobots: switchOption({
    fallback: true,
    doc: { ar: 'الالتزام بملف robots.txt', en: 'Obey robots.txt' },
  }),
  fetchTimeoutMs: durationOption({
    fallback: '30s',
    min: '1s',
    max: '10m',
    doc: { ar: 'أطول مدة لطلب واحد من أوله إلى آخره', en: 'Longest time for one request from start to end' },
  }),
  fetchConnectTimeoutMs: durationOption({
    fallback: '10s',
    min: '500ms',
    max: '2m',
    doc: { ar: 'أطول مدة لإقامة الاتصال', en: 'Longest time for making the connection' },
  }),
  fetchMaxWireBytes: sizeOption({
    fallback: '10MB',
    min: '64KB',
    max: '500MB',
    doc: { ar: 'أكبر حجم للمحتوى كما يصل على الشبكة', en: 'Largest body as it comes over the wire' },
  }),
  fetchMaxDecodedBytes: sizeOption({
    fallback: '30MB',
    min: '64KB',
    max: '1GB',
    doc: { ar: 'أكبر حجم للمحتوى بعد فك الضغط', en: 'Largest body after decompression' },
  }),
  fetchMaxRedirects: countOption({
    fallback: 8,
    min: 0,
    max: 20,
    doc: { ar: 'أكثر عدد من التحويلات المتتالية', en: 'Most redirects followed in a row' },
  }),
  fetchConcurrency: countOption({
    // Most of them wait for the turn of their host.
    fallback: 64,
    min: 1,
    max: 500,
    doc: { ar: 'عدد الطلبات المتزامنة في كل عملية', en: 'Requests under way at once in one process' },
  }),
  hostDelayMs: durationOption({
    fallback: '2s',
    min: '0ms',
    max: '10m',
    doc: { ar: 'أقل فاصل بين طلبين إلى الخادم نفسه', en: 'Least time between two requests to the same host' },
  }),
  allowPrivate: wordsOption({
    fallback: [],
    shape: /^(?:\[[0-9a-f:.]{2,45}\]|[a-z0-9.-]{1,253}):\d{1,5}$/i,
    shown: '127.0.0.1:9000',
    doc: {
      ar: 'عناوين محلية (مضيف:منفذ) يُسمح بالجلب منها؛ كل ما عداها من الشبكة المحلية ممنوع',
      en: 'Private addresses (host:port) that may be fetched; every other private address is refused',
    },
  }),
  pollMinMs: durationOption({
    fallback: '5m',
    min: '1s',
    max: '1d',
    doc: { ar: 'أقصر فاصل بين قراءتين للخلاصة نفسها', en: 'Shortest time between two polls of the same feed' },
  }),
  pollMaxMs: durationOption({
    fallback: '12h',
    min: '1m',
    max: '30d',
    doc: { ar: 'أطول فاصل بين قراءتين للخلاصة نفسها', en: 'Longest time between two polls of the same feed' },
  }),
  webSub: switchOption({
    fallback: true,
    doc: {
      ar: 'الاشتراك لدى موزّعي الخلاصات (WebSub hub) كي يدفعوا إلينا الجديد فور نشره؛ يلزمه publicUrl يصل إليه الموزّع، والقراءة الدورية تبقى',
      en: 'Subscribe at the hubs of feeds (WebSub), which push what is new as it appears; needs a publicUrl that hubs can reach; polling goes on',
    },
  }),
  webSubHub: addressOption({
    schemes: ['https', 'http'],
    doc: {
      ar: 'موزّع (WebSub hub) تسمّيه خلاصاتنا الصادرة ويُخبر حين تتغير، مثل https://pubsubhubbub.appspot.com/؛ معه publicUrl يصل إليه الموزّع',
      en: 'Hub (WebSub) that outgoing feeds name and that is told when they change, like https://pubsubhubbub.appspot.com/; needs publicUrl',
    },
  }),
  windowMs: durationOption({
    fallback: '7d',
    min: '1h',
    max: '365d',
    doc: {
      ar: 'المدة التي يبقى فيها الخبر مفتوحاً لمقالات جديدة',
      en: 'How long a story stays open for further articles',
    },
  }),
  defaultLang: choiceOption({
    fallback: 'ar',
    choices: ['ar', 'en'],
    doc: { ar: 'لغة الصفحات لمن لم يختر', en: 'Language of the pages for readers who have not chosen' },
  }),
  listPictures: choiceOption({
    fallback: 'off',
    choices: ['off', 'proxied'],
    doc: {
      ar: 'صور الأخبار في القوائم: بلا صور (off)، أو يجلبها هذا الخادم ويعرضها من عنوانه (proxied) فلا يعرف الناشر من يقرأ',
      en: 'Pictures in lists: none (off), or fetched by this server and shown from its own address (proxied), so that no publisher learns who reads',
    },
  }),
  digits: choiceOption({
    fallback: 'latn',
    choices: ['latn', 'arab'],
    doc: { ar: 'شكل الأرقام: latn (123) أو arab (١٢٣)', en: 'Shape of digits: latn (123) or arab (١٢٣)' },
  }),
  timeZone: textOption({
    fallback: 'UTC',
    maxChars: 64,
    doc: { ar: 'المنطقة الزمنية للتواريخ المعروضة، مثل Asia/Riyadh', en: 'Time zone of shown dates, like Asia/Riyadh' },
  }),
  logLevel: choiceOption({
    fallback: 'info',
    choices: ['trace', 'debug', 'info', 'warn', 'error', 'silent'],
    doc: { ar: 'أقل مستوى يُكتب في السجل', en: 'Lowest level that is logged' },
  }),
} as const

export type ConfigName = keyof typeof configOptions
