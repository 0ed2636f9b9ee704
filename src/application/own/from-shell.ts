/**
 * One reader's own state from the command line: whoever may read the data directory acts for the account that they name.
 * In: a store, the number or name of an account. Out: lists and marks of that account alone. Reads stories; reads and writes own state.
 */
import { failed, ok, type Outcome, type Problem } from '../../problem.ts'
import type { ArticleHead, ListPage } from '../../store/records.ts'
import { nameKeyOf } from '../accounts/names.ts'
import { fileImported, type FiledSource } from './file-imported.ts'
import * as folders from './folders.ts'
import * as own from './own-state.ts'

/** What `siyaq own` asks. `account`: its number or name; absent on a site without accounts, whose one user it is then. */
export interface OwnFromShell {
  stories(
    account: string | undefined,
    o: { list: own.StoryList; limit: number; cursor?: string },
  ): Promise<Outcome<ListPage<own.OwnStory>>>
  /** Saved ones. */
  articles(account: string | undefined, o: { limit: number; cursor?: string }): Promise<Outcome<ListPage<ArticleHead>>>
  listed(account: string | undefined, list: own.OwnList): Promise<Outcome<own.OwnListed[]>>
  mark(account: string | undefined, o: Parameters<typeof own.setMark>[2]): Promise<Outcome<{ id: number }>>
  list(account: string | undefined, o: Parameters<typeof own.setListed>[2]): Promise<Outcome<{ listed: boolean }>>
  /** Everything up to an instant, by default now. */
  readAll(account: string | undefined, upTo?: number): Promise<Outcome<{ upTo: number }>>
  folders(account: string | undefined): Promise<Outcome<folders.OwnFolder[]>>
  addFolder(account: string | undefined, name: string): Promise<Outcome<{ id: number; name: string }>>
  /** `folder`, here and below: its number or name. */
  changeFolder(
    account: string | undefined,
    folder: string,
    change: { name?: string; place?: number },
  ): Promise<Outcome<{ id: number; name: string }>>
  removeFolder(account: string | undefined, folder: string): Promise<Outcome<{ id: number }>>
  /** Without a folder: out of any. */
  fileSources(
    account: string | undefined,
    sourceIds: readonly string[],
    folder?: string,
  ): Promise<Outcome<{ folder: number | null }>>
  folderArticles(
    account: string | undefined,
    folder: string,
    o: Parameters<typeof folders.folderArticles>[3],
  ): Promise<Outcome<folders.FolderPage>>
  /** Sources of an import, into folders as they stood there; where there are accounts and none is named, into none. */
  fileImported(
    account: string | undefined,
    imported: readonly FiledSource[],
  ): Promise<Outcome<{ filed: number; problems: Problem[] }>>
  /** Everything in it up to an instant, by default now. */
  readFolder(account: string | undefined, folder: string, upTo?: number): Promise<Outcome<{ upTo: number }>>
}

/** `within`: how a store is lent. Problems: request.invalid where an account must be named, request.not-found for one that is not there. */
export function ownFromShell(
  within: <T>(work: (deps: own.OwnDeps) => Promise<Outcome<T>>) => Promise<Outcome<T>>,
): OwnFromShell {
  const of = <T>(
    account: string | undefined,
    work: (deps: own.OwnDeps, holder: number) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> =>
    within(async (deps) => {
      const holder = await holderOf(deps, account)
      return holder.ok ? await work(deps, holder.value) : holder
    })
  const inFolder = <T>(
    account: string | undefined,
    folder: string,
    work: (deps: own.OwnDeps, holder: number, id: number) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> =>
    of(account, async (deps, holder) => {
      const found = await folders.folderNamed(deps.store, holder, folder)
      return found === undefined ? failed('request.not-found', folder) : await work(deps, holder, found.id)
    })
  return {
    stories: (account, o) => of(account, async (deps, holder) => ok(await own.ownStories(deps, holder, o))),
    articles: (account, o) => of(account, async (deps, holder) => ok(await own.ownArticles(deps, holder, o))),
    listed: (account, list) =>
      of(account, async (deps, holder) => ok(await deps.store.people.own.listed(holder, list))),
    mark: (account, o) => of(account, (deps, holder) => own.setMark(deps, holder, o)),
    list: (account, o) => of(account, (deps, holder) => own.setListed(deps, holder, o)),
    readAll: (account, upTo) => of(account, (deps, holder) => own.readAll(deps, holder, upTo ?? deps.clock())),
    folders: (account) => of(account, async (deps, holder) => ok(await folders.ownFolders(deps, holder))),
    addFolder: (account, name) => of(account, (deps, holder) => folders.addFolder(deps, holder, name)),
    changeFolder: (account, folder, change) =>
      inFolder(account, folder, (deps, holder, id) => folders.changeFolder(deps, holder, id, change)),
    removeFolder: (account, folder) =>
      inFolder(account, folder, (deps, holder, id) => folders.removeFolder(deps, holder, id)),
    fileSources: (account, sourceIds, folder) =>
      folder === undefined
        ? of(account, (deps, holder) => folders.fileSources(deps, holder, sourceIds, undefined))
        : inFolder(account, folder, (deps, holder, id) => folders.fileSources(deps, holder, sourceIds, id)),
    folderArticles: (account, folder, o) =>
      inFolder(account, folder, (deps, holder, id) => folders.folderArticles(deps, holder, id, o)),
    fileImported: (account, imported) =>
      within(async (deps) => {
        const holder = await holderIfNamed(deps, account)
        if (!holder.ok) return holder
        return ok(
          holder.value === undefined ? { filed: 0, problems: [] } : await fileImported(deps, holder.value, imported),
        )
      }),
    readFolder: (account, folder, upTo) =>
      inFolder(account, folder, (deps, holder, id) => folders.readFolder(deps, holder, id, upTo ?? deps.clock())),
  }
}

/** As for `siyaq own`; undefined where there are accounts and none is named. Problems: request.not-found. */
export async function holderIfNamed(
  deps: Pick<own.OwnDeps, 'store'>,
  account: string | undefined,
): Promise<Outcome<number | undefined>> {
  const anyone = account === undefined && (await deps.store.people.accounts.any())
  return anyone ? ok(undefined) : await holderOf(deps, account)
}

async function holderOf({ store }: Pick<own.OwnDeps, 'store'>, account: string | undefined): Promise<Outcome<number>> {
  const all = await store.people.accounts.list()
  if (account === undefined) return all.length === 0 ? ok(0) : failed('request.invalid', '--account')
  const found = all.find(({ id, name }) => String(id) === account || nameKeyOf(name) === nameKeyOf(account))
  return found === undefined ? failed('request.not-found', account) : ok(found.id)
}
