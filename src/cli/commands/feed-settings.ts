/**
 * `siyaq feeds show`, `siyaq feeds set`: the settings of one feed, also as options of `siyaq add`.
 * In: options; secrets from standard input when asked. Out: exit code. Writes the settings without their secrets.
 */
import { InvalidArgumentError, Option, type Command } from 'commander'
import { feedSettingNames, type FeedSettingsChange, type FeedWithSettings } from '../../application/feed-settings.ts'
import { defined } from '../../model/defined.ts'
import type { ItemIdentity } from '../../model/feed-settings.ts'
import type { ShownPush } from '../../model/push.ts'
import { isProblemCode } from '../../problem.ts'
import { problemMessage, type CommandContext } from '../command-context.ts'
import { durationValue, wholeNumber } from '../option-values.ts'
import { dateStyle, feedLines } from '../rows.ts'
import { formatCount, formatInstant, isolate } from '../terminal-bidi.ts'
import type { Tree } from '../tree.ts'

export interface SettingFlags {
  interval?: number
  userAgent?: string
  header?: Record<string, string>
  cookie?: string
  auth?: string
  proxy?: string
  ignoreCache?: boolean
  feedTextOnly?: boolean
  body?: string
  drop?: string
  keep?: string[]
  block?: string[]
  identity?: ItemIdentity
  section?: string
}

type SettingName = (typeof feedSettingNames)[number]

/** The command with an option for each setting of a feed. */
export function settingOptions(tree: Tree, command: Command): Command {
  return command
    .option('--interval <duration>', tree.help('optInterval'), durationValue)
    .option('--user-agent <text>', tree.help('optUserAgent'))
    .option('--header <header>', tree.help('optHeader'), addHeader)
    .option('--cookie <cookies>', tree.help('optCookie'))
    .option('--auth <secret>', tree.help('optAuth'))
    .option('--proxy <url>', tree.help('optProxy'))
    .option('--ignore-cache', tree.help('optIgnoreCache'))
    .option('--feed-text-only', tree.help('optFeedTextOnly'))
    .option('--body <selector>', tree.help('optBody'))
    .option('--drop <selector>', tree.help('optDrop'))
    .option('--keep <rule>', tree.help('optKeepItems'), addLine)
    .option('--block <rule>', tree.help('optBlockItems'), addLine)
    .addOption(new Option('--identity <kind>', tree.help('optIdentity')).choices(['guid', 'link', 'title']))
    .option('--section <name>', tree.help('optSection'))
}

export function showFeedCommand(tree: Tree): Command {
  return tree
    .command('show', 'feedsShow')
    .argument('<id>', tree.help('argFeedId'), wholeNumber(1, Number.MAX_SAFE_INTEGER))
    .action(
      tree.run((context, id: number) =>
        context.withApp(async (app) => {
          const found = await app.feedSettings(id)
          if (!found.ok) return context.fail(found.problem)
          printFeed(context, found.value)
          return 0
        }),
      ),
    )
}

export function setFeedCommand(tree: Tree): Command {
  const command = tree
    .command('set', 'feedsSet')
    .argument('<id>', tree.help('argFeedId'), wholeNumber(1, Number.MAX_SAFE_INTEGER))
  return settingOptions(tree, command)
    .addOption(new Option('--reset <setting...>', tree.help('optReset')).choices(feedSettingNames))
    .action(
      tree.run((context, id: number, flags: SettingFlags & { reset?: SettingName[] }) =>
        context.withApp(async (app) => {
          const taken = Object.fromEntries((flags.reset ?? []).map((name) => [name, null]))
          const done = await app.changeFeedSettings(id, { ...taken, ...(await settingsOf(context, flags)) })
          if (!done.ok) return context.fail(done.problem)
          if (!context.json) context.print(context.say('feeds.changed'))
          printFeed(context, done.value)
          return 0
        }),
      ),
    )
}

/** The settings that the options name; `-` reads the secret from standard input. */
export async function settingsOf(context: CommandContext, flags: SettingFlags): Promise<FeedSettingsChange> {
  const cookie = await secretOf(context, flags.cookie)
  const auth = await secretOf(context, flags.auth)
  const headers = cookie === undefined ? flags.header : { ...flags.header, cookie }
  const colon = auth?.indexOf(':') ?? -1
  return defined({
    intervalMs: flags.interval,
    userAgent: flags.userAgent,
    headers,
    auth: auth === undefined ? undefined : { user: auth.slice(0, Math.max(0, colon)), password: auth.slice(colon + 1) },
    proxy: flags.proxy,
    ignoreCache: flags.ignoreCache,
    feedTextOnly: flags.feedTextOnly,
    bodySelector: flags.body,
    dropSelector: flags.drop,
    keep: flags.keep,
    block: flags.block,
    identity: flags.identity,
    section: flags.section,
  })
}

async function secretOf(context: CommandContext, given: string | undefined): Promise<string | undefined> {
  if (given !== '-') return given
  const parts: Buffer[] = []
  for await (const chunk of context.io.stdin) parts.push(Buffer.from(chunk))
  return Buffer.concat(parts).toString('utf8').split(/\r?\n/)[0] ?? ''
}

function printFeed(context: CommandContext, { feed, settings, health, push }: FeedWithSettings): void {
  context.printJson({ feed, settings, ...defined({ health, push }) })
  for (const line of feedLines(context, feed)) context.print(line)
  const set = Object.entries(settings)
  if (set.length === 0) context.print(`    ${context.say('feeds.noSettings')}`)
  for (const [name, value] of set)
    context.print(`    ${name}: ${isolate(Array.isArray(value) ? value.join(' | ') : String(value))}`)
  if (health) {
    const style = dateStyle(context)
    const counts = Object.fromEntries(Object.entries(health).map(([name, n]) => [name, formatCount(n, style)]))
    context.print(`    ${context.say('feeds.items', counts)}`)
    context.print(`    ${context.say('feeds.unread', counts)}`)
  }
  if (push) for (const line of pushLines(context, push)) context.print(`    ${line}`)
}

function pushLines(context: CommandContext, { state, hub, untilAt, deliveredAt, errorCode = '' }: ShownPush): string[] {
  const style = dateStyle(context)
  const said = context.say(`feeds.push.${state}`, {
    hub: isolate(hub),
    until: formatInstant(untilAt ?? 0, style),
    why: isProblemCode(errorCode) ? problemMessage(errorCode, context.lang) : errorCode,
  })
  if (deliveredAt === undefined) return [said]
  return [said, context.say('feeds.push.delivered', { at: formatInstant(deliveredAt, style) })]
}

function addLine(line: string, before: string[] = []): string[] {
  return [...before, line]
}

function addHeader(line: string, before: Record<string, string> = {}): Record<string, string> {
  const [, name, value] = /^\s*([A-Za-z0-9-]+)\s*:\s*(\S.*?)\s*$/.exec(line) ?? []
  if (name === undefined || value === undefined) throw new InvalidArgumentError('name: value')
  return { ...before, [name.toLowerCase()]: value }
}
