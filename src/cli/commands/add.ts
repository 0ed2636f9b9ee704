/**
 * `siyaq add <url>`: a source by its site's or feed's address.
 * In: address and options. Out: exit code. Writes what was added.
 */
import { Option, type Command } from 'commander'
import type { SourceKind } from '../../model/article.ts'
import type { AddSourceOptions } from '../../application/siyaq.ts'
import { isolate } from '../terminal-bidi.ts'
import type { Tree } from '../tree.ts'
import { settingOptions, settingsOf, type SettingFlags } from './feed-settings.ts'

interface AddFlags {
  name?: string
  id?: string
  language?: string
  kind?: SourceKind
  all?: boolean
}

type Flags = AddFlags & SettingFlags

const kinds: readonly SourceKind[] = ['newspaper', 'agency', 'broadcaster', 'aggregator', 'government', 'other']

export function addCommand(tree: Tree): Command {
  const command = tree
    .command('add', 'add')
    .argument('<url>', tree.help('argUrl'))
    .option('--name <name>', tree.help('optName'))
    .option('--id <key>', tree.help('optId'))
    .option('--language <tag>', tree.help('optLanguage'))
    .addOption(new Option('--kind <kind>', tree.help('optKind')).choices(kinds))
    .option('--all', tree.help('optAllFeeds'))
  return settingOptions(tree, command).action(
    tree.run((context, url: string, flags: Flags) =>
      context.withApp(async (app) => {
        const settings = await settingsOf(context, flags)
        const options = addOptions(flags)
        if (Object.keys(settings).length > 0) options.settings = settings
        const added = await app.addSource(withScheme(url), options)
        if (!added.ok) return context.fail(added.problem)
        const { source, feeds, others } = added.value
        context.printJson(added.value)
        context.print(context.say('add.added', { name: isolate(source.name), id: isolate(source.id) }))
        for (const { feed, isNew } of feeds)
          context.print(`  ${context.say(isNew ? 'add.feed' : 'add.known', { url: isolate(feed.url) })} (#${feed.id})`)
        if (others.length > 0) context.print(context.say('add.others'))
        for (const other of others) context.print(`  ${isolate(other.url)} ${isolate(other.title ?? other.kind)}`)
        return 0
      }),
    ),
  )
}

function addOptions(flags: AddFlags): AddSourceOptions {
  const options: AddSourceOptions = {}
  if (flags.name !== undefined) options.name = flags.name
  if (flags.id !== undefined) options.id = flags.id
  if (flags.language !== undefined) options.lang = flags.language
  if (flags.kind !== undefined) options.kind = flags.kind
  if (flags.all !== undefined) options.all = flags.all
  return options
}

/** `example.com` as people write it is `https://example.com`. */
function withScheme(url: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `https://${url}`
}
