/**
 * Import directions between the folders of src/ (ARCHITECTURE.md, "Directions"). Every rule says what to do instead.
 * scripts/check-boundaries.ts plants a violation and expects this file to find it, since a checker that sees no module passes too.
 */
const only = (folder, allowed, comment) => ({
  name: `${folder}-imports`,
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
      'serve',
      ['model/', 'text/', 'store/', 'application/'],
      'A page shows what the store has; what is computed comes through StoryContext.',
    ),
    only(
      'demo',
      ['model/'],
      'The press is the outside world: it serves bytes over HTTP and knows nothing of the engine.',
    ),
    {
      name: 'only-compose-names-adapters',
      severity: 'error',
      comment: 'Only compose.ts chooses SQLite or PostgreSQL, the embedded queue or JetStream.',
      from: { path: '^src/', pathNot: ['^src/(compose|store/|queue/)', '\\.test\\.tsx?$'] },
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
      comment: 'Cut the cycle: move what both need down.',
      from: {},
      to: { circular: true, viaOnly: { pathNot: 'node_modules', dependencyTypesNot: ['type-only'] } },
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
