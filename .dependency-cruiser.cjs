/**
 * Import directions between the folders of src/ (ARCHITECTURE.md, "Directions"). Every rule says what to do instead.
 * scripts/check-boundaries.ts plants a violation of every rule and expects each to be found, since a checker that sees nothing passes too.
 */
const tests = '\\.test\\.tsx?$'

/** Files of src/FOLDER may import their own folder, src/problem.ts and what is allowed; of src/, nothing else. */
const only = (folder, allowed, comment) => ({
  name: `${folder}-imports`,
  severity: 'error',
  comment,
  from: { path: `^src/${folder}/`, pathNot: tests },
  to: { path: '^src/', pathNot: [`^src/${folder}/`, '^src/problem\\.ts$', ...allowed.map((a) => `^src/${a}`)] },
})

/** Files of the room src/PARENT/ROOM may import of src/PARENT their own room and what is allowed. */
const room = (name, allowed, comment) => {
  const parent = name.slice(0, name.lastIndexOf('/'))
  return {
    name: `${name}-imports`,
    severity: 'error',
    comment,
    from: { path: `^src/${name}/`, pathNot: tests },
    to: { path: `^src/${parent}/`, pathNot: [`^src/${name}/`, ...allowed.map((a) => `^src/${parent}/${a}`)] },
  }
}

const stage = 'Stages never import each other: pass the function in from pipeline/ or application/.'

const folders = [
  only('model', [], 'model/ holds the nouns and imports nothing: move the function to the folder that needs it.'),
  only('structures', [], 'structures/ knows no language and no noun: pass what it needs as numbers.'),
  only('data', [], 'data/ holds lists and imports nothing: change src/data/ROOM/LIST.txt and run `npm run lists`.'),
  only(
    'text',
    ['model/', 'structures/', 'data/'],
    'text/ is usable alone (siyaq/text): pass what it needs as an argument.',
  ),
  only('gather', ['model/', 'text/', 'data/'], stage),
  only('extract', ['model/', 'text/', 'data/'], stage),
  only('analyse', ['model/', 'text/', 'structures/', 'data/'], stage),
  only(
    'group',
    ['model/', 'text/', 'structures/', 'data/'],
    'Stages never import each other: features come in as values.',
  ),
  only(
    'search',
    ['model/', 'text/', 'analyse/names/keys/', 'data/'],
    'search/ ranks what it is given and asks no store: application/search/ finds the candidates.',
  ),
  only('store', ['model/', 'give-way\\.ts$'], 'store/ stores what it is given: analyse before, not inside.'),
  only(
    'queue',
    ['store/', 'model/instant'],
    'The queue knows messages, not articles; only the embedded adapter shares the SQLite connection.',
  ),
  only('messages', ['model/'], 'messages/ holds texts: what chooses between them belongs to who says them.'),
  only(
    'config',
    ['model/instant', 'model/shown-address', 'log\\.ts$'],
    'config/ reads settings before anything is opened: it knows no part of the product.',
  ),
  only(
    'pipeline',
    ['model/', 'gather/', 'extract/', 'analyse/', 'group/', 'store/', 'queue/', 'give-way\\.ts$'],
    'pipeline/ runs the stages over store and queue: what a command or page does with them belongs to application/.',
  ),
  only(
    'application',
    [
      'model/',
      'text/',
      'gather/',
      'extract/',
      'analyse/',
      'group/',
      'search/',
      'store/',
      'queue/',
      'pipeline/',
      'config/',
      'demo/press',
      // A citation is a text that leaves the program, whoever asked for it.
      'messages/citations\\.ts$',
      'log\\.ts$',
      'give-way\\.ts$',
    ],
    'application/ owns use cases and views; cli/ and serve/ import it: pass what serves pages in from compose.ts.',
  ),
  only(
    'serve',
    ['model/', 'text/', 'store/', 'application/', 'messages/', 'give-way\\.ts$'],
    'A page shows what the store has; what is computed comes as a view of application/.',
  ),
  {
    ...only(
      'cli',
      [
        'model/',
        'text/',
        'gather/import/',
        'gather/http/decode-body',
        'application/',
        'config/',
        'messages/',
        'log\\.ts$',
        'give-way\\.ts$',
      ],
      'A command reads its arguments, asks `Siyaq` and prints: what it does belongs to application/.',
    ),
    from: { path: '^src/cli/', pathNot: ['^src/cli/predict/', tests] },
  },
  only(
    'cli/predict',
    [
      'model/',
      'gather/',
      'extract/',
      'analyse/',
      'group/',
      'config/options',
      'application/search/search\\.ts$',
      'application/stories/(article-view|context-deps)\\.ts$',
      'pipeline/(compute-batch|group-articles)',
      'store/(open-store|store)\\.ts$',
    ],
    "predict runs the product's own functions over a file for a scorer; a store of its own is opened for search and background alone.",
  ),
  {
    name: 'compose-imports',
    severity: 'error',
    comment: 'compose.ts only puts together: write the use case in application/ and name it here.',
    from: { path: '^src/compose[^/]*$' },
    to: { path: '^src/', pathNot: '^src/(application/|serve/serve-(web|monitor)\\.ts$|problem\\.ts$)' },
  },
  {
    name: 'only-main-composes',
    severity: 'error',
    comment: 'compose.ts stands above every folder: take what you need as an argument.',
    from: { path: '^src/', pathNot: ['^src/(main|siyaq|compose)\\.ts$', tests] },
    to: { path: '^src/(compose|main|siyaq)\\.ts$' },
  },
  only(
    'demo',
    ['model/'],
    'The press is the outside world: it serves bytes over HTTP and knows nothing of the engine.',
  ),
]

/** What stands above the rooms of text/, and what stands below them. */
const textTop = '(text|query|search-tokens|search-row)\\.ts$'
const textBase = `(?!${textTop})[^/]+$`

/** From below upwards; a room imports those before it. Exceptions are named file by file. */
const rooms = [
  {
    name: 'text-base',
    severity: 'error',
    comment: 'Letters, folding and units are below every room of text/: move up what needs a scan or the vocabulary.',
    from: { path: '^src/text/[^/]+$', pathNot: [tests, `^src/text/${textTop}`] },
    to: { path: '^src/text/[^/]+/' },
  },
  room('text/morphology', [textBase], 'Stems and clitics need the units of one word alone.'),
  room(
    'text/vocabulary',
    [textBase, 'morphology/', 'scanner/(numbers|token-)'],
    'The vocabulary keeps what a word alone says: of the scanner it knows how a token is marked, not how it is found.',
  ),
  room(
    'text/scanner',
    [textBase, 'vocabulary/'],
    'The scanner finds tokens and asks the vocabulary; numerals, dates and queries read its scans.',
  ),
  room('text/numerals', [textBase, 'scanner/'], 'Numerals are read from a scan, whatever they count.'),
  room('text/dates', [textBase, 'scanner/', 'numerals/'], 'Dates are read from a scan and its numerals.'),
  room('gather/http', [], 'http/ fetches and decodes bytes, whatever is in them.'),
  room('gather/feeds', ['http/decode-body'], 'Feeds are read from bytes: whoever fetches them passes them in.'),
  room('gather/import', ['http/'], 'An import brings its own pages and knows no feeds.'),
  room('extract/page', [], 'page/ reads the document and what it says of itself.'),
  room('extract/fields', ['page/', 'parts/split-lines'], 'A field is read from the page, whatever its body is.'),
  room(
    'extract/body',
    ['page/', 'fields/', 'parts/furniture-labels'],
    'The body is chosen before the parts around it.',
  ),
  room('extract/parts', ['page/', 'fields/', 'body/', 'extract-article'], 'Parts are what is left around the body.'),
  room(
    'analyse/words',
    ['credits/publisher', 'figures/figure-words'],
    'Classes of words are known before anything is found: of finders only their lists are asked.',
  ),
  room(
    'analyse/names',
    ['words/', 'credits/(publishers|agencies|outlets)', 'analysed-text', 'language'],
    'Names are found in words and told by nothing that comes later.',
  ),
  ...['figures', 'keyphrases', 'statements', 'credits', 'features'].map((finder) =>
    room(
      `analyse/${finder}`,
      ['words/', 'names/', 'analysed-text', 'language'],
      'Finders stand side by side on words and names: what two of them need moves down into words/ or names/.',
    ),
  ),
  room('group/engine', [], 'The engine decides from features; what pages read of a story is in reading/.'),
  room(
    'group/reading',
    ['engine/average-link', 'origins/', 'changes/'],
    'reading/ is a pure view of a grouped story and starts no grouping.',
  ),
  room(
    'group/changes',
    [],
    'Two versions of a text are compared without knowing story or fold: pass what is known as values.',
  ),
  room('group/origins', ['engine/average-link'], 'Origins are counted from the articles of a grouped story.'),
  room('store/sqlite', ['[^/]+$'], 'An adapter opens its database; queries are written once for both.'),
  room('store/postgres', ['[^/]+$'], 'An adapter opens its database; queries are written once for both.'),
  room('store/queries', ['[^/]+$'], 'Queries are written once for both databases: what differs is in dialect.ts.'),
  room('store/people', ['[^/]+$'], 'Queries are written once for both databases: what differs is in dialect.ts.'),
  room('store/hubs', ['[^/]+$'], 'Queries are written once for both databases: what differs is in dialect.ts.'),
  room(
    'store/reading',
    ['[^/]+$', 'queries'],
    'Queries are written once for both databases: what differs is in dialect.ts.',
  ),
  room('serve/access', ['app-deps'], 'Who asks, from where and with what right is known before any page is.'),
  room('serve/kept', ['[^/]+$', 'access/', 'web/'], 'It keeps pages without knowing which: pass in how one is made.'),
  room('serve/style', [], 'Styles and scripts are constants.'),
  room('serve/web', [], 'Pages and their parts know views and messages, not routes: pass the view in.'),
  room('serve/web/parts', ['[^/]+$'], 'A part is used by pages and knows none.'),
  room('serve/api', ['[^/]+$', 'access/', 'web/'], 'The API answers with the views of the pages.'),
  room('serve/feeds', ['[^/]+$', 'web/(?:locale|origins-text|parts/cards)'], 'An outgoing feed is written from views.'),
  room(
    'cli/commands',
    ['(?!command-tree|run-cli|cli-reference|process-io)[^/]+$', 'predict/'],
    'The tree lists the commands: a command knows neither the tree nor who runs it.',
  ),
]

module.exports = {
  forbidden: [
    ...folders,
    ...rooms,
    {
      name: 'only-openers-name-adapters',
      severity: 'error',
      comment:
        'Only store/open-store.ts and queue/open-queue.ts choose SQLite or PostgreSQL, embedded queue or JetStream.',
      from: {
        path: '^src/',
        pathNot: [
          '^src/store/(open-store\\.ts$|sqlite/|postgres/)',
          '^src/queue/(open-queue|embedded|jetstream)',
          tests,
        ],
      },
      to: {
        path: '^src/(store/(sqlite/sqlite|postgres/)|queue/(embedded|jetstream))',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'core-is-pure',
      severity: 'error',
      comment:
        'The core takes values and returns values: no disk, network or process. Excepted: packaged lists of stop words and of ' +
        'languages, read once (stop-words.ts, language.ts). Clocks and randomness are held by tests/tidy.test.ts.',
      from: {
        path: '^src/(model|structures|data|text|extract|analyse|group)/',
        pathNot: [tests, '^src/text/stop-words\\.ts$', '^src/analyse/language\\.ts$'],
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'one-file-opens-connections',
      severity: 'error',
      comment:
        'Only gather/http/http-client.ts opens a connection to the outside, so that the guard cannot be passed by.',
      from: { path: '^src/', pathNot: ['^src/gather/http/http-client', tests] },
      to: { path: 'node_modules/undici' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Cut the cycle, also one of types: move what both need down.',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
