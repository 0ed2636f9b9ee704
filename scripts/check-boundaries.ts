/**
 * Checks import boundaries (.dependency-cruiser.cjs), and that every rule can fail.
 * In: the work tree. Out: violations, exit code. Plants one file per rule that breaks it, all at once, and removes them again.
 */
import { createRequire } from 'node:module'
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { cruise } from './cruise.ts'

const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
  forbidden: readonly { name: string; comment: string }[]
}

/** What the planted file of the folder imports, by the rule that it breaks; both seen from src/. Rules of compose.ts hold for compose-*. */
const canaries: Readonly<Record<string, readonly [folder: string, imports: string]>> = {
  'model-imports': ['model', 'queue/queue.ts'],
  'structures-imports': ['structures', 'model/ids.ts'],
  'data-imports': ['data', 'model/ids.ts'],
  'text-imports': ['text', 'analyse/language.ts'],
  'gather-imports': ['gather', 'extract/extract.ts'],
  'extract-imports': ['extract', 'gather/feeds.ts'],
  'analyse-imports': ['analyse', 'extract/extract.ts'],
  'group-imports': ['group', 'analyse/language.ts'],
  'search-imports': ['search', 'store/store.ts'],
  'store-imports': ['store', 'text/normalise.ts'],
  'queue-imports': ['queue', 'model/article.ts'],
  'messages-imports': ['messages', 'config/config.ts'],
  'config-imports': ['config', 'store/store.ts'],
  'pipeline-imports': ['pipeline', 'application/siyaq.ts'],
  'application-imports': ['application', 'cli/run-cli.ts'],
  'serve-imports': ['serve', 'pipeline/stages.ts'],
  'cli-imports': ['cli', 'store/store.ts'],
  'demo-imports': ['demo', 'gather/feeds.ts'],
  'text-base': ['text', 'text/scanner/scan.ts'],
  'text/morphology-imports': ['text/morphology', 'text/scanner/scan.ts'],
  'text/vocabulary-imports': ['text/vocabulary', 'text/scanner/scan.ts'],
  'text/scanner-imports': ['text/scanner', 'text/query.ts'],
  'text/numerals-imports': ['text/numerals', 'text/dates/months.ts'],
  'text/dates-imports': ['text/dates', 'text/query.ts'],
  'gather/http-imports': ['gather/http', 'gather/feeds/schedule.ts'],
  'gather/feeds-imports': ['gather/feeds', 'gather/http/http-client.ts'],
  'gather/import-imports': ['gather/import', 'gather/feeds/parse-feed.ts'],
  'extract/page-imports': ['extract/page', 'extract/fields/title.ts'],
  'extract/fields-imports': ['extract/fields', 'extract/body/choose-body.ts'],
  'extract/body-imports': ['extract/body', 'extract/parts/page-parts.ts'],
  'extract/parts-imports': ['extract/parts', 'extract/extract.ts'],
  'analyse/words-imports': ['analyse/words', 'analyse/names/entities.ts'],
  'analyse/names-imports': ['analyse/names', 'analyse/statements/statements.ts'],
  'analyse/figures-imports': ['analyse/figures', 'analyse/credits/credits.ts'],
  'analyse/keyphrases-imports': ['analyse/keyphrases', 'analyse/features/features.ts'],
  'analyse/statements-imports': ['analyse/statements', 'analyse/keyphrases/keyphrases.ts'],
  'analyse/credits-imports': ['analyse/credits', 'analyse/statements/statements.ts'],
  'analyse/features-imports': ['analyse/features', 'analyse/figures/figures.ts'],
  'group/engine-imports': ['group/engine', 'group/reading/saga.ts'],
  'group/reading-imports': ['group/reading', 'group/engine/grouper.ts'],
  'group/changes-imports': ['group/changes', 'group/reading/saga.ts'],
  'group/origins-imports': ['group/origins', 'group/reading/saga.ts'],
  'store/sqlite-imports': ['store/sqlite', 'store/queries/analyses.ts'],
  'store/postgres-imports': ['store/postgres', 'store/queries/analyses.ts'],
  'store/queries-imports': ['store/queries', 'store/sqlite/backup.ts'],
  'store/people-imports': ['store/people', 'store/queries/analyses.ts'],
  'store/hubs-imports': ['store/hubs', 'store/queries/analyses.ts'],
  'store/reading-imports': ['store/reading', 'store/sqlite/backup.ts'],
  'serve/access-imports': ['serve/access', 'serve/visitor.ts'],
  'serve/kept-imports': ['serve/kept', 'serve/feeds/feed-routes.ts'],
  'serve/style-imports': ['serve/style', 'serve/visitor.ts'],
  'serve/web-imports': ['serve/web', 'serve/app.tsx'],
  'serve/web/parts-imports': ['serve/web/parts', 'serve/web/pages/home-page.tsx'],
  'serve/api-imports': ['serve/api', 'serve/feeds/feed-routes.ts'],
  'serve/feeds-imports': ['serve/feeds', 'serve/api/api-routes.ts'],
  'cli/commands-imports': ['cli/commands', 'cli/run-cli.ts'],
  'cli/predict-imports': ['cli/predict', 'cli/run-cli.ts'],
  'compose-imports': ['', 'cli/run-cli.ts'],
  'only-main-composes': ['application', 'compose.ts'],
  'only-openers-name-adapters': ['application', 'queue/jetstream.ts'],
  'core-is-pure': ['group', 'node:fs'],
  'one-file-opens-connections': ['application', 'undici'],
}
const cycle = 'no-cycles'

const planted = new Map<string, string>()
Object.values(canaries).forEach(([folder, imports], i) => {
  const isFile = /\.tsx?$/.test(imports)
  const specifier = isFile ? `./${path.posix.relative(path.posix.join('src', folder), `src/${imports}`)}` : imports
  planted.set(path.posix.join('src', folder, `compose-canary-${i}.ts`), `import '${specifier}'\n`)
})
for (const [one, other] of [
  ['a', 'b'],
  ['b', 'a'],
])
  planted.set(
    `src/model/compose-canary-${one}.ts`,
    `import type { ${other} } from './compose-canary-${other}.ts'\nexport type ${one} = ${other} | 1\n`,
  )

const cruised = ((): ReturnType<typeof cruise> => {
  try {
    for (const [file, text] of planted) writeFileSync(file, text)
    return cruise()
  } finally {
    for (const file of planted.keys()) rmSync(file, { force: true })
  }
})()

const isPlanted = (file: string): boolean => planted.has(file)
const { violations } = cruised.summary
const found = new Set(violations.filter(({ from }) => isPlanted(from)).map(({ rule }) => rule.name))
const real = violations.filter(
  ({ from, to, cycle: through = [] }) => ![from, to, ...through.map((m) => m.name)].some(isPlanted),
)
const modules = cruised.modules.filter(({ source }) => source.startsWith('src/') && !isPlanted(source)).length

const faults = [
  ...real.map(
    ({ from, to, rule }) =>
      `${rule.name}: ${from} imports ${to}; ${forbidden.find((f) => f.name === rule.name)?.comment}`,
  ),
  ...forbidden
    .filter(({ name }) => !found.has(name))
    .map(({ name }) =>
      name in canaries || name === cycle
        ? `${name}: the planted violation was not found; the rule is blind`
        : `${name}: no violation is planted; add one to the canaries of scripts/check-boundaries.ts`,
    ),
  ...Object.keys(canaries)
    .filter((name) => !forbidden.some((rule) => rule.name === name))
    .map((name) => `${name}: a canary without a rule`),
  ...(modules < 200 ? [`only ${modules} modules were seen`] : []),
]
for (const fault of faults) console.error(`boundaries: ${fault}`)
if (faults.length > 0) process.exit(1)
console.log(`boundaries: ${modules} modules, ${forbidden.length} rules, a planted violation of each found`)
