/**
 * Which commands there are, and their files, loaded when they are wanted: `siyaq search` need not read what an import is made of.
 * In: the arguments of the command line. Out: how the commands in question declare themselves. Touches nothing.
 */
import type { Command } from 'commander'
import type { Tree } from './tree.ts'

export type DeclareCommand = (tree: Tree) => Command

/** In the order in which a newcomer needs them. */
const files: Readonly<Record<string, () => Promise<DeclareCommand>>> = {
  serve: async () => (await import('./commands/serve.ts')).serveCommand,
  demo: async () => (await import('./commands/demo.ts')).demoCommand,
  add: async () => (await import('./commands/add.ts')).addCommand,
  sources: async () => (await import('./commands/sources.ts')).sourcesCommand,
  feeds: async () => (await import('./commands/feeds.ts')).feedsCommand,
  poll: async () => (await import('./commands/poll.ts')).pollCommand,
  import: async () => (await import('./commands/import.ts')).importCommand,
  try: async () => (await import('./commands/try.ts')).tryCommand,
  search: async () => (await import('./commands/search.ts')).searchCommand,
  export: async () => (await import('./commands/search.ts')).exportCommand,
  searches: async () => (await import('./commands/saved-searches.ts')).searchesCommand,
  stories: async () => (await import('./commands/stories.ts')).storiesCommand,
  story: async () => (await import('./commands/story.ts')).storyCommand,
  cite: async () => (await import('./commands/citing/cite.ts')).citeCommand,
  trends: async () => (await import('./commands/profiles/trends.ts')).trendsCommand,
  entity: async () => (await import('./commands/profiles/entity.ts')).entityCommand,
  why: async () => (await import('./commands/why.ts')).whyCommand,
  accuracy: async () => (await import('./commands/accuracy.ts')).accuracyCommand,
  correct: async () => (await import('./commands/correct.ts')).correctCommand,
  regroup: async () => (await import('./commands/regroup.ts')).regroupCommand,
  dead: async () => (await import('./commands/dead.ts')).deadCommand,
  own: async () => (await import('./commands/own/own.ts')).ownCommand,
  accounts: async () => (await import('./commands/accounts.ts')).accountsCommand,
  sessions: async () => (await import('./commands/sessions.ts')).sessionsCommand,
  doctor: async () => (await import('./commands/doctor.ts')).doctorCommand,
  config: async () => (await import('./commands/config.ts')).configCommand,
  backup: async () => (await import('./commands/backup.ts')).backupCommand,
  restore: async () => (await import('./commands/restore.ts')).restoreCommand,
  predict: async () => (await import('./commands/predict.ts')).predictCommand,
}

/**
 * Those whose names are among the arguments, whatever else a name may stand for there; all of them when none is named, as by a mistype, or
 * when help is asked for before one is.
 */
export async function commandsAmong(argv: readonly string[]): Promise<DeclareCommand[]> {
  const helpAt = argv.findIndex((word) => word === '--help' || word === '-h')
  const named = new Set(helpAt < 0 ? argv : argv.slice(0, helpAt))
  const all = Object.entries(files)
  const wanted = all.filter(([name]) => named.has(name))
  return await Promise.all((wanted.length > 0 ? wanted : all).map(([, load]) => load()))
}
