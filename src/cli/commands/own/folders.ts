/**
 * `siyaq own folders`: the folders in which a reader keeps sources.
 * In: a folder by number or name, sources by id; the account. Out: exit code. Writes folders, what is in them, and what was done.
 */
import type { Command } from 'commander'
import type { OwnFolder } from '../../../application/own/folders.ts'
import { defined } from '../../../model/defined.ts'
import type { CommandContext } from '../../command-context.ts'
import { dayValue, wholeNumber } from '../../option-values.ts'
import { dateStyle, printRows } from '../../rows.ts'
import { formatCount, formatInstant, isolate } from '../../terminal-bidi.ts'
import type { Tree } from '../../tree.ts'
import { done, type AccountFlag } from './done.ts'

export function foldersCommand(tree: Tree): Command {
  return tree
    .command('folders', 'ownFolders')
    .addCommand(listCommand(tree), { isDefault: true })
    .addCommand(addCommand(tree))
    .addCommand(renameCommand(tree))
    .addCommand(placeCommand(tree))
    .addCommand(removeCommand(tree))
    .addCommand(putCommand(tree))
    .addCommand(showCommand(tree))
    .addCommand(readCommand(tree))
}

function listCommand(tree: Tree): Command {
  return tree
    .command('list', 'ownFoldersList')
    .option('--account <account>', tree.help('optAccount'))
    .action(
      tree.run((context, { account }: AccountFlag) =>
        context.withApp(async (app) => {
          const found = await (await app.own()).folders(account)
          if (!found.ok) return context.fail(found.problem)
          context.printJson({ items: found.value })
          printRows(context, found.value, (folder) => [
            `#${folder.id} ${isolate(folder.name)} · ${unreadOf(context, folder)}`,
            ...folder.sources.map((id) => `    ${isolate(id)}`),
          ])
          return 0
        }),
      ),
    )
}

function unreadOf(context: CommandContext, { unread, more }: OwnFolder): string {
  return context.say('folders.unread', { count: `${formatCount(unread, dateStyle(context))}${more ? '+' : ''}` })
}

function addCommand(tree: Tree): Command {
  return tree
    .command('add', 'ownFoldersAdd')
    .argument('<name>', tree.help('argFolderName'))
    .option('--account <account>', tree.help('optAccount'))
    .action(
      tree.run((context, name: string, { account }: AccountFlag) =>
        done(context, (own) => own.addFolder(account, name), told(context)),
      ),
    )
}

function renameCommand(tree: Tree): Command {
  return tree
    .command('rename', 'ownFoldersRename')
    .argument('<folder>', tree.help('argFolder'))
    .argument('<name>', tree.help('argFolderName'))
    .option('--account <account>', tree.help('optAccount'))
    .action(
      tree.run((context, folder: string, name: string, { account }: AccountFlag) =>
        done(context, (own) => own.changeFolder(account, folder, { name }), told(context)),
      ),
    )
}

function placeCommand(tree: Tree): Command {
  return tree
    .command('move', 'ownFoldersMove')
    .argument('<folder>', tree.help('argFolder'))
    .argument('<place>', tree.help('argPlace'), wholeNumber(1, 100))
    .option('--account <account>', tree.help('optAccount'))
    .action(
      tree.run((context, folder: string, place: number, { account }: AccountFlag) =>
        done(context, (own) => own.changeFolder(account, folder, { place: place - 1 }), told(context)),
      ),
    )
}

function removeCommand(tree: Tree): Command {
  return tree
    .command('remove', 'ownFoldersRemove')
    .argument('<folder>', tree.help('argFolder'))
    .option('--account <account>', tree.help('optAccount'))
    .action(
      tree.run((context, folder: string, { account }: AccountFlag) =>
        done(
          context,
          (own) => own.removeFolder(account, folder),
          () => context.say('folders.removed'),
        ),
      ),
    )
}

interface PutFlags extends AccountFlag {
  in?: string
}

function putCommand(tree: Tree): Command {
  return tree
    .command('put', 'ownFoldersPut')
    .argument('<source...>', tree.help('argFiledSources'))
    .option('--in <folder>', tree.help('optInFolder'))
    .option('--account <account>', tree.help('optAccount'))
    .action(
      tree.run((context, sources: string[], flags: PutFlags) =>
        done(
          context,
          (own) => own.fileSources(flags.account, sources, flags.in),
          ({ folder }) => context.say(folder === null ? 'folders.out' : 'folders.put'),
        ),
      ),
    )
}

interface ShowFlags extends AccountFlag {
  unread?: boolean
  limit: number
  cursor?: string
}

function showCommand(tree: Tree): Command {
  return tree
    .command('show', 'ownFoldersShow')
    .argument('<folder>', tree.help('argFolder'))
    .option('--unread', tree.help('optUnreadOnly'))
    .option('--limit <n>', tree.help('optLimit'), wholeNumber(1, 1000), 20)
    .option('--cursor <cursor>', tree.help('optCursor'))
    .option('--account <account>', tree.help('optAccount'))
    .action(
      tree.run((context, name: string, { account, unread, limit, cursor }: ShowFlags) =>
        context.withApp(async (app) => {
          const list = unread === true ? 'unread' : 'all'
          const own = await app.own()
          const page = await own.folderArticles(account, name, { list, limit, ...defined({ cursor }) })
          if (!page.ok) return context.fail(page.problem)
          const { folder, items, next } = page.value
          context.printJson(page.value)
          context.print(`${isolate(folder.name)} · ${unreadOf(context, folder)}`)
          printRows(
            context,
            items,
            ({ id, title, sourceId, at, isRead }) => [
              `${isRead ? ' ' : '*'} ${isolate(title)}`,
              `    ${isolate(sourceId)} · ${formatInstant(at, dateStyle(context))} · #${id}`,
            ],
            next,
          )
          return 0
        }),
      ),
    )
}

function readCommand(tree: Tree): Command {
  return tree
    .command('read', 'ownFoldersRead')
    .argument('<folder>', tree.help('argFolder'))
    .option('--account <account>', tree.help('optAccount'))
    .option('--until <date>', tree.help('optUntil'), dayValue)
    .action(
      tree.run((context, folder: string, { account, until }: AccountFlag & { until?: number }) =>
        done(
          context,
          (own) => own.readFolder(account, folder, until),
          ({ upTo }) => context.say('own.readUpTo', { at: formatInstant(upTo, dateStyle(context)) }),
        ),
      ),
    )
}

function told(context: CommandContext): (folder: { id: number; name: string }) => string {
  return ({ id, name }) => context.say('folders.folder', { id: `#${id}`, name: isolate(name) })
}
