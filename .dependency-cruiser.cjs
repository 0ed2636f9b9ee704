/**
 * Import directions between the folders of src/ (ARCHITECTURE.md, "Directions"). Every rule says what to do instead.
 * scripts/check-boundaries.ts plants a violation and expects this file to find it, since a checker that sees no module passes too.
 */
const only = (folder, allowed, comment) => ({
  name: `${folder.replace('/', '-')}-imports`,
  severity: 'error',
  comment,
  from: { path: `^src/${folder}/`, pathNot: '\\.test\\.tsx?$' },
  to: {
    path: '^src/',
    pathNot: [`^src/${folder}/`, '^src/(problem|messages/)', ...allowed.map((a) => `^src/${a}`)],
  },
})

module.exports = {
  forbidden: [
    only('model', [], 'model/ holds the nouns and imports nothing: move the function to the folder that needs it.'),
    only('structures', [], 'structures/ knows no language and no noun: pass what it needs as numbers.'),
    only('data', [], 'data/ holds lists and imports nothing: change src/data/ROOM/LIST.txt and run `npm run lists`.'),
    only(
      'text',
      ['model/', 'structures/', 'data/'],
      'text/ is usable alone (siyaq/text): pass what it needs as an argument.',
    ),
    only(
      'gather',
      ['model/', 'text/', 'data/'],
      'Stages never import each other: pass the function in from pipeline/ or compose.ts.',
    ),
    only(
      'extract',
      ['model/', 'text/', 'data/'],
      'Stages never import each other: pass the function in from pipeline/ or compose.ts.',
    ),
    only(
      'analyse',
      ['model/', 'text/', 'structures/', 'data/'],
      'Stages never import each other: pass the function in from pipeline/ or compose.ts.',
    ),
    only('group', ['model/', 'text/', 'structures/'], 'Stages never import each other: features come in as values.'),
    only('store', ['model/'], 'store/ stores what it is given: analyse before, not inside.'),
    only(
      'queue',
      ['store/', 'model/instant'],
      'The queue knows messages, not articles; only the embedded adapter shares the SQLite connection.',
    ),
    only(
      'pipeline',
      ['model/', 'gather/', 'extract/', 'analyse/', 'group/', 'store/', 'queue/'],
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
        'store/',
        'queue/',
        'pipeline/',
        'config/',
        'demo/press',
        'log',
      ],
      'application/ owns use cases and views; cli/ and serve/ import it: pass what serves pages in from compose.ts.',
    ),
    only(
      'serve',
      ['model/', 'text/', 'store/', 'application/'],
      'A page shows what the store has; what is computed comes as a view of application/.',
    ),
    {
      ...only(
        'cli',
        ['model/', 'text/', 'gather/import/', 'gather/http/decode-body', 'application/', 'config/', 'log'],
        'A command reads its arguments, asks `Siyaq` and prints: what it does belongs to application/.',
      ),
      from: { path: '^src/cli/', pathNot: ['^src/cli/predict/', '\\.test\\.tsx?$'] },
    },
    only(
      'cli/predict',
      ['model/', 'gather/', 'extract/', 'analyse/', 'group/', 'config/options', 'cli/'],
      "predict runs the product's own pure functions over a file for a scorer, without a store: no use case stands between.",
    ),
    only('messages', ['model/'], 'messages/ holds texts: what chooses between them belongs to who says them.'),
    only(
      'config',
      ['model/instant', 'log'],
      'config/ reads settings before anything is opened: it knows no part of the product.',
    ),
    {
      name: 'compose-imports',
      severity: 'error',
      comment: 'compose.ts only puts together: write the use case in application/ and name it here.',
      from: { path: '^src/compose\\.ts$' },
      to: { path: '^src/', pathNot: '^src/(application/|serve/serve-web\\.ts$|problem\\.ts$)' },
    },
    {
      name: 'only-main-composes',
      severity: 'error',
      comment: 'compose.ts stands above every folder: take what you need as an argument.',
      from: { path: '^src/', pathNot: ['^src/(main|siyaq|compose)\\.ts$', '\\.test\\.tsx?$'] },
      to: { path: '^src/(compose|main|siyaq)\\.ts$' },
    },
    only(
      'demo',
      ['model/'],
      'The press is the outside world: it serves bytes over HTTP and knows nothing of the engine.',
    ),
    {
      name: 'only-open-chooses-adapters',
      severity: 'error',
      comment:
        'Only store/open-store.ts and queue/open-queue.ts choose SQLite or PostgreSQL, the embedded queue or JetStream: call them.',
      from: { path: '^src/', pathNot: ['^src/(store|queue)/', '\\.test\\.tsx?$'] },
      to: { path: '^src/(store/(sqlite/sqlite|postgres/)|queue/(embedded|jetstream)\\.ts$)' },
    },
    {
      name: 'core-is-pure',
      severity: 'error',
      comment: 'extract, analyse, group and text take values and return values: no disk, network or process.',
      from: { path: '^src/(extract|analyse|group|text|model)/', pathNot: '\\.test\\.tsx?$' },
      to: { dependencyTypes: ['core'], path: '^(node:)?(fs|http|https|net|dns|child_process|worker_threads)' },
    },
    {
      name: 'one-file-opens-connections',
      severity: 'error',
      comment:
        'Only gather/http/http-client.ts opens a connection to the outside, so that the guard cannot be passed by.',
      from: { path: '^src/', pathNot: ['^src/gather/http/http-client', '\\.test\\.tsx?$'] },
      to: { path: 'node_modules/undici' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Cut the cycle, one of types too: move what both need down into a file of its own.',
      from: {},
      to: { circular: true, viaOnly: { pathNot: 'node_modules' } },
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
