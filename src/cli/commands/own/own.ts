/**
 * `siyaq own`: what a reader has read, saved, follows and has muted, and changing it.
 * In: a list, or what to mark; the account. Out: exit code. Writes lists and what was done.
 */
import { Argument, type Command } from 'commander'
import { storyLists, type OwnList, type OwnListed, type OwnStory } from '../../../application/own/own-state.ts'
import { defined } from '../../../model/defined.ts'
import type { CommandContext, ExitCode } from '../../command-context.ts'
import { dayValue, wholeNumber } from '../../option-values.ts'
import { dateStyle, printRows, storyLines } from '../../rows.ts'
import { formatCount, formatInstant, isolate } from '../../terminal-bidi.ts'
import type { Tree } from '../../tree.ts'
import { done, type AccountFlag } from './done.ts'
import { foldersCommand } from './folders.ts'

const lists = [...storyLists, 'follow', 'mute'] as const
type List = (typeof lists)[number]

export function ownCommand(tree: Tree): Command {
  return tree
    .command('own', 'own')
    .addCommand(listCommand(tree), { isDefault: true })
    .addCommand(markCommand(tree))
    .addCommand(putCommand(tree, 'follow'))
    .addCommand(putCommand(tree, 'mute'))
    .addCommand(readAllCommand(tree))
    .addCommand(foldersCommand(tree))
}

interface ListFlags extends AccountFlag {
  limit: number
  cursor?: string
}

function listCommand(tree: Tree): Command {
  return tree
    .command('list', 'ownList')
    .addArgument(new Argument('[list]', tree.help('argOwnList')).choices(lists).default('unread'))
    .option('--account <account>', tree.help('optAccount'))
    .option('--limit <n>', tree.help('optLimit'), wholeNumber(1, 1000), 20)
    .option('--cursor <cursor>', tree.help('optCursor'))
    .action(
      tree.run((context, list: List, flags: ListFlags) =>
        list === 'follow' || list === 'mute' ? tellListed(context, list, flags) : tellStories(context, list, flags),
      ),
    )
}

function tellListed(context: CommandContext, list: OwnList, { account }: ListFlags): Promise<ExitCode> {
  return context.withApp(async (app) => {
    const listed = await (await app.own()).listed(account, list)
    if (!listed.ok) return context.fail(listed.problem)
    context.printJson({ items: listed.value })
    printRows(context, listed.value, ({ kind, key, name }: OwnListed) => [
      `${kind} ${isolate(name)}`,
      `    ${isolate(key)}`,
    ])
    return 0
  })
}

function tellStories(
  context: CommandContext,
  list: (typeof storyLists)[number],
  { account, limit, cursor }: ListFlags,
): Promise<ExitCode> {
  return context.withApp(async (app) => {
    const own = await app.own()
    const stories = await own.stories(account, { list, limit, ...defined({ cursor }) })
    if (!stories.ok) return context.fail(stories.problem)
    // As on the page: saved articles stand with the first of the saved stories.
    const withArticles = list === 'saved' && cursor === undefined
    const articles = withArticles ? await own.articles(account, { limit }) : undefined
    if (articles?.ok === false) return context.fail(articles.problem)
    context.printJson({ ...stories.value, ...defined({ articles: articles?.value.items }) })
    printRows(context, stories.value.items, (story) => ownLines(context, story), stories.value.next)
    for (const { id, title, sourceId } of articles?.value.items ?? []) {
      context.print(isolate(title))
      context.print(`    ${isolate(sourceId)} · article #${id}`)
    }
    return 0
  })
}

function ownLines(context: CommandContext, story: OwnStory): string[] {
  const { fresh } = story
  const told = fresh === undefined ? [] : [context.say('own.fresh', { count: formatCount(fresh, dateStyle(context)) })]
  return [...storyLines(context, story), ...told.map((line) => `    ${line}`)]
}

interface MarkFlags extends AccountFlag {
  read?: boolean
  unread?: boolean
  save?: boolean
  unsave?: boolean
}

function markCommand(tree: Tree): Command {
  return tree
    .command('mark', 'ownMark')
    .addArgument(new Argument('<kind>', tree.help('argMarked')).choices(['story', 'article']))
    .argument('<id>', tree.help('argMarkedId'), wholeNumber(0, Number.MAX_SAFE_INTEGER))
    .option('--account <account>', tree.help('optAccount'))
    .option('--read', tree.help('optRead'))
    .option('--unread', tree.help('optUnread'))
    .option('--save', tree.help('optSave'))
    .option('--unsave', tree.help('optUnsave'))
    .action(
      tree.run(async (context, kind: 'story' | 'article', id: number, flags: MarkFlags) => {
        const change = defined({
          read: flags.read === true ? true : flags.unread === true ? false : undefined,
          saved: flags.save === true ? true : flags.unsave === true ? false : undefined,
        })
        if (Object.keys(change).length === 0) {
          context.note(context.say('usage.missingArgument', { what: '--read | --unread | --save | --unsave' }))
          return 2
        }
        return await done(
          context,
          async (own) => await own.mark(flags.account, { kind, id, ...change }),
          (marked) => context.say('own.marked', { id: `#${marked.id}` }),
        )
      }),
    )
}

interface PutFlags extends AccountFlag {
  name?: string
  off?: boolean
}

function putCommand(tree: Tree, list: OwnList): Command {
  const kinds = list === 'follow' ? ['story', 'entity', 'speaker', 'search', 'source'] : ['source', 'word', 'entity']
  return tree
    .command(list, list === 'follow' ? 'ownFollow' : 'ownMute')
    .addArgument(new Argument('<kind>', tree.help('argListed')).choices(kinds))
    .argument('<key>', tree.help('argListedKey'))
    .option('--account <account>', tree.help('optAccount'))
    .option('--name <name>', tree.help('optListedName'))
    .option('--off', tree.help('optOff'))
    .action(
      tree.run((context, kind: string, key: string, { account, name, off }: PutFlags) =>
        done(
          context,
          async (own) => await own.list(account, { list, kind, key, on: off !== true, ...defined({ name }) }),
          ({ listed }) => context.say(listed ? 'own.listed' : 'own.unlisted'),
        ),
      ),
    )
}

function readAllCommand(tree: Tree): Command {
  return tree
    .command('read-all', 'ownReadAll')
    .option('--account <account>', tree.help('optAccount'))
    .option('--until <date>', tree.help('optUntil'), dayValue)
    .action(
      tree.run((context, { account, until }: AccountFlag & { until?: number }) =>
        done(
          context,
          async (own) => await own.readAll(account, until),
          ({ upTo }) => context.say('own.readUpTo', { at: formatInstant(upTo, dateStyle(context)) }),
        ),
      ),
    )
}
