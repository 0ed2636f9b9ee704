/**
 * A reader's folders of sources: all of them, one with its articles, the sources to choose for it. Nobody else's is ever on these pages.
 * In: plain data. Out: documents. Touches nothing.
 */
import { mostFolderChars, type FolderArticle, type OwnFolder } from '../../../application/own/folders.ts'
import { cardOf } from '../../../application/stories/article-card.ts'
import { Foreign, When } from '../bidi.tsx'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import { ArticleLink, ListPicture, Pager, sourceHref, SourceLink, storyHref } from '../parts/cards.tsx'
import { folderHref, FolderStrip, OwnLink, UnreadCount } from '../parts/own-link.tsx'

export interface FoldersView {
  folders: OwnFolder[]
  /** What was typed and could not be taken. */
  typed?: string
}

export function FoldersPage(props: { frame: Frame; view: FoldersView }) {
  const { frame, view } = props
  const { locale } = frame
  const { folders } = view
  return (
    <Layout frame={frame} title={locale.text('folders.title')} nav="own">
      <div class="columns-one">
        <div class="page-head">
          <p class="kicker">
            <a href="/own">{locale.text('own.title')}</a>
          </p>
          <h1>{locale.text('folders.title')}</h1>
          <p class="lede">{locale.text('folders.lede')}</p>
        </div>
        <form class="add" method="post" action="/own/folders">
          <input type="hidden" name="csrf" value={frame.csrf} />
          <label for="folder-name">{locale.text('folders.new')}</label>
          <div class="add-row">
            <input
              id="folder-name"
              name="name"
              dir="auto"
              maxlength={mostFolderChars}
              value={view.typed ?? ''}
              autocomplete="off"
              required
            />
            <button type="submit">{locale.text('folders.make')}</button>
          </div>
        </form>
        {folders.length === 0 ? <p class="empty">{locale.text('folders.none')}</p> : ''}
        <ol class="corrections own-folders">
          {folders.map((folder, i) => (
            <FolderRow frame={frame} folder={folder} isFirst={i === 0} isLast={i === folders.length - 1} />
          ))}
        </ol>
      </div>
    </Layout>
  )
}

function FolderRow(props: { frame: Frame; folder: OwnFolder; isFirst: boolean; isLast: boolean }) {
  const { frame, folder } = props
  const { locale } = frame
  const move = (act: 'up' | 'down') => (
    <button class="quiet" name="do" value={act} aria-label={`${locale.text(`folders.${act}`)}: ${folder.name}`}>
      {locale.text(`folders.${act}`)}
    </button>
  )
  return (
    <li>
      <div class="source-row">
        <h2>
          <a href={folderHref(folder.id)}>
            <bdi dir="auto">{folder.name}</bdi>
          </a>
        </h2>
        <p class="meta">
          {folder.unread === 0 ? (
            ''
          ) : (
            <>
              <UnreadCount locale={locale} of={folder} />
              <span class="dot" />
            </>
          )}
          <span>{locale.text('folders.sources', { count: folder.sources.length })}</span>
          <a href={`${folderHref(folder.id)}/sources`} aria-label={`${locale.text('folders.choose')}: ${folder.name}`}>
            {locale.text('folders.choose')}
          </a>
        </p>
        <form method="post" action={folderHref(folder.id)} class="inline">
          <input type="hidden" name="csrf" value={frame.csrf} />
          {props.isFirst ? '' : move('up')}
          {props.isLast ? '' : move('down')}
        </form>
      </div>
      <details>
        <summary class="hint" aria-label={`${locale.text('folders.edit')}: ${folder.name}`}>
          {locale.text('folders.edit')}
        </summary>
        <form class="own-folder" method="post" action={folderHref(folder.id)}>
          <input type="hidden" name="csrf" value={frame.csrf} />
          <label>
            <span class="sr">{locale.text('folders.name')}</span>
            <input name="name" dir="auto" maxlength={mostFolderChars} value={folder.name} required />
          </label>
          <button class="quiet" name="do" value="rename">
            {locale.text('folders.rename')}
          </button>
        </form>
        <form class="own-folder" method="post" action={folderHref(folder.id)}>
          <input type="hidden" name="csrf" value={frame.csrf} />
          <button class="quiet quiet-danger" name="do" value="remove">
            {locale.text('folders.remove')}
          </button>
          <span class="hint">{locale.text('folders.removeHint')}</span>
        </form>
      </details>
    </li>
  )
}

export const folderLists = ['unread', 'all'] as const

export interface FolderView {
  folder: OwnFolder
  folders: OwnFolder[]
  list: (typeof folderLists)[number]
  items: FolderArticle[]
  muted: number
  names: ReadonlyMap<string, string>
  next?: string
}

export function FolderPage(props: { frame: Frame; view: FolderView }) {
  const { frame, view } = props
  const { locale } = frame
  const { folder, list, items } = view
  return (
    <Layout frame={frame} title={`${folder.name} · ${locale.text('folders.title')}`} nav="own">
      <div class="columns-one">
        <div class="page-head">
          <p class="kicker">
            <a href="/own">{locale.text('own.title')}</a>
            <span>{locale.text('folders.kicker')}</span>
          </p>
          <h1>
            <bdi dir="auto">{folder.name}</bdi>
          </h1>
          <p class="meta">
            <span>{locale.text('folders.sources', { count: folder.sources.length })}</span>
            <span class="dot" />
            <a href={`${folderHref(folder.id)}/sources`}>{locale.text('folders.choose')}</a>
          </p>
        </div>
        <FolderStrip frame={frame} folders={view.folders} current={folder.id} />
        <nav class="own-tabs" aria-label={locale.text('folders.lists')}>
          {folderLists.map((one) => (
            <a href={`${folderHref(folder.id)}?list=${one}`} aria-current={one === list ? 'page' : undefined}>
              {locale.text(`folders.${one}`)}
            </a>
          ))}
        </nav>
        {folder.unread > 0 ? (
          <form method="post" action={`${folderHref(folder.id)}/read-all`}>
            <input type="hidden" name="csrf" value={frame.csrf} />
            <input type="hidden" name="upTo" value={String(locale.now)} />
            <button class="quiet">{locale.text('folders.readAll')}</button>
          </form>
        ) : (
          ''
        )}
        {items.length === 0 && view.muted === 0 ? <Empty frame={frame} view={view} /> : ''}
        <div class="feed">
          {items.map((article) => (
            <Article frame={frame} names={view.names} article={article} />
          ))}
        </div>
        {view.muted === 0 ? (
          ''
        ) : (
          <p class="hint">
            <a href="/own?list=mute">{locale.text('folders.mutedHere', { count: view.muted })}</a>
          </p>
        )}
        <Pager locale={locale} path={folderHref(folder.id)} query={frame.query} next={view.next} />
        {folder.sources.length === 0 ? '' : <Sources frame={frame} view={view} />}
      </div>
    </Layout>
  )
}

function Empty(props: { frame: Frame; view: FolderView }) {
  const { folder, list } = props.view
  const { locale } = props.frame
  return (
    <p class="empty">
      {folder.sources.length === 0 ? (
        <>
          {locale.text('folders.empty')} ·{' '}
          <a href={`${folderHref(folder.id)}/sources`}>{locale.text('folders.choose')}</a>
        </>
      ) : (
        locale.text(list === 'unread' ? 'folders.allRead' : 'folders.noArticles')
      )}
    </p>
  )
}

function Article(props: { frame: Frame; names: ReadonlyMap<string, string>; article: FolderArticle }) {
  const { frame, names, article } = props
  const { locale } = frame
  const card = cardOf(article, names)
  const said = [
    ...(article.isRead ? [locale.text('own.articleRead')] : []),
    ...(article.savedAt === undefined ? [] : [locale.text('own.articleSaved')]),
  ]
  return (
    <article
      class={article.isRead ? 'item is-read' : 'item'}
      data-item
      data-own={`article:${card.id}`}
      data-own-read={article.isRead ? '1' : undefined}
      aria-labelledby={`t${card.id}`}
    >
      <ListPicture of={frame.pictures && article.imageUrl !== undefined ? card.id : undefined} />
      <h2 class="item-title" id={`t${card.id}`}>
        <ArticleLink card={card} />
      </h2>
      <p class="meta">
        <SourceLink card={card} />
        <span class="dot" />
        <When locale={locale} at={card.at} dateOnly={card.dateOnly} />
        <OwnLink frame={frame} kind="article" id={String(card.id)} about={card.title} />
        {article.storyId === undefined || article.storyId === card.id ? (
          ''
        ) : (
          <a href={storyHref(article.storyId)} data-story-link>
            {locale.text('keys.story')}
          </a>
        )}
        {said.length === 0 ? '' : <span class="own-state flag">{said.join(' · ')}</span>}
      </p>
      {article.snippet === '' ? (
        ''
      ) : (
        <p class="snippet">
          <Foreign text={article.snippet} lang={card.lang} dir={card.dir} />
        </p>
      )}
    </article>
  )
}

function Sources(props: { frame: Frame; view: FolderView }) {
  const { folder, names } = props.view
  return (
    <section class="card" aria-labelledby="folder-sources">
      <h2 id="folder-sources">{props.frame.locale.text('folders.chooseFor')}</h2>
      <ul class="chips">
        {folder.sources.map((id) => (
          <li>
            <a class="chip" href={sourceHref(id)}>
              <bdi>{names.get(id) ?? id}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

export interface FolderSourcesView {
  folder: { id: number; name: string }
  q: string
  /** Only those that are in no folder. */
  free: boolean
  shown: { id: string; name: string; lang?: string; isIn: boolean; elsewhere?: string }[]
  /** Found as well, and not shown. */
  rest: number
}

export function FolderSourcesPage(props: { frame: Frame; view: FolderSourcesView }) {
  const { frame, view } = props
  const { locale } = frame
  const { folder } = view
  const path = `${folderHref(folder.id)}/sources`
  return (
    <Layout frame={frame} title={`${locale.text('folders.chooseFor')} ${folder.name}`} nav="own">
      <div class="columns-one">
        <div class="page-head">
          <p class="kicker">
            <a href={folderHref(folder.id)}>
              <bdi dir="auto">{folder.name}</bdi>
            </a>
          </p>
          <h1>
            {locale.text('folders.chooseFor')} <bdi dir="auto">{folder.name}</bdi>
          </h1>
        </div>
        <form class="folder-filter" action={path} role="search" aria-label={locale.text('folders.filter')}>
          <label>
            <span>{locale.text('folders.filter')}</span>
            <input name="q" type="search" dir="auto" maxlength={100} value={view.q} autocomplete="off" />
          </label>
          <label class="choice">
            <input type="checkbox" name="free" value="1" checked={view.free} />
            <span>{locale.text('folders.free')}</span>
          </label>
          <button type="submit">{locale.text('folders.show')}</button>
        </form>
        {view.shown.length === 0 ? (
          <p class="empty">{locale.text('folders.notFound')}</p>
        ) : (
          <form method="post" action={path}>
            <input type="hidden" name="csrf" value={frame.csrf} />
            <input type="hidden" name="next" value={frame.query === '' ? path : `${path}?${frame.query}`} />
            <fieldset class="starter">
              <legend class="sr">{locale.text('folders.choose')}</legend>
              {view.shown.map((source) => (
                <SourceChoice frame={frame} source={source} />
              ))}
            </fieldset>
            {view.rest === 0 ? '' : <p class="hint">{locale.text('folders.rest', { count: view.rest })}</p>}
            <div class="buttons">
              <button type="submit">{locale.text('folders.save')}</button>
            </div>
          </form>
        )}
      </div>
    </Layout>
  )
}

function SourceChoice(props: { frame: Frame; source: FolderSourcesView['shown'][number] }) {
  const { id, name, lang, isIn, elsewhere } = props.source
  return (
    <label class="choice">
      <input type="hidden" name="shown" value={id} />
      <input type="checkbox" name="source" value={id} checked={isIn} />
      <span>
        <bdi lang={lang}>{name}</bdi>{' '}
        {elsewhere === undefined ? (
          ''
        ) : (
          <span class="meta-inline">
            {props.frame.locale.text('folders.elsewhere')} <bdi dir="auto">{elsewhere}</bdi>
          </span>
        )}
      </span>
    </label>
  )
}
