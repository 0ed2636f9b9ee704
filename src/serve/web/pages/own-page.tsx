/**
 * One's own lists, and what to do with one thing: read, save, follow, mute. Nobody else's is ever on these pages.
 * In: plain data. Out: documents. Touches nothing.
 */
import type { OwnFolder } from '../../../application/own/folders.ts'
import type { ListedKind, OwnListed, OwnStory } from '../../../application/own/own-state.ts'
import type { ArticleHead } from '../../../store/records.ts'
import { Foreign, When } from '../bidi.tsx'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import { FolderChooser, FolderStrip, OwnLink, type FolderChoice } from '../parts/own-link.tsx'
import { articleHref, entityHref, Pager, sourceHref, speakerHref, storyHref } from '../parts/cards.tsx'

export const ownTabs = ['unread', 'changed', 'saved', 'follow', 'mute'] as const
export type OwnTab = (typeof ownTabs)[number]

export interface OwnView {
  tab: OwnTab
  stories: OwnStory[]
  articles: ArticleHead[]
  listed: OwnListed[]
  names: ReadonlyMap<string, string>
  folders: OwnFolder[]
  next?: string
}

export function OwnPage(props: { frame: Frame; view: OwnView }) {
  const { frame, view } = props
  const { locale } = frame
  const { tab, stories, articles, listed } = view
  const isEmpty = stories.length + articles.length + listed.length === 0
  return (
    <Layout frame={frame} title={`${locale.text(`own.${tab}`)} · ${locale.text('own.title')}`} nav="own">
      <div class="columns-one">
        <div class="page-head">
          <h1>{locale.text(`own.${tab}`)}</h1>
          {tab === 'mute' ? <p class="lede">{locale.text('own.muteLede')}</p> : ''}
        </div>
        <nav class="own-tabs" aria-label={locale.text('own.title')}>
          {ownTabs.map((one) => (
            <a href={`/own?list=${one}`} aria-current={one === tab ? 'page' : undefined}>
              {locale.text(`own.${one}`)}
            </a>
          ))}
        </nav>
        <FolderStrip frame={frame} folders={view.folders} />
        {tab === 'unread' && stories.length > 0 ? (
          <form method="post" action="/own/read-all">
            <input type="hidden" name="csrf" value={frame.csrf} />
            <input type="hidden" name="upTo" value={String(locale.now)} />
            <button class="quiet">{locale.text('own.readAll')}</button>
          </form>
        ) : (
          ''
        )}
        {isEmpty ? <p class="empty">{locale.text(`own.${tab}.none`)}</p> : ''}
        <Stories frame={frame} view={view} />
        {articles.length === 0 ? '' : <Articles frame={frame} view={view} />}
        <ul class="corrections">
          {listed.map((one) => (
            <li class="source-row">
              <p>
                <span class="tag">{locale.text(`own.kind.${one.kind}`)}</span> <ListedLink listed={one} />
              </p>
              <ListForm frame={frame} list={tab === 'mute' ? 'mute' : 'follow'} of={one} on={false} />
            </li>
          ))}
        </ul>
        {tab === 'mute' ? (
          <form class="card stacked" method="post" action="/own/lists">
            <input type="hidden" name="csrf" value={frame.csrf} />
            <input type="hidden" name="kind" value="word" />
            <input type="hidden" name="next" value="/own?list=mute" />
            <label>
              <span>{locale.text('own.muteWord')}</span>
              <input name="key" dir="auto" maxlength={80} required />
            </label>
            <button name="do" value="mute">
              {locale.text('own.do.mute')}
            </button>
          </form>
        ) : (
          ''
        )}
        <Pager locale={locale} path="/own" query={frame.query} next={view.next} />
      </div>
    </Layout>
  )
}

function Stories(props: { frame: Frame; view: OwnView }) {
  const { locale } = props.frame
  return (
    <>
      {props.view.stories.map((story) => (
        <article class="item" data-item data-own={`story:${story.id}`} aria-labelledby={`s${story.id}`}>
          <h2 class="item-title" id={`s${story.id}`}>
            <a href={storyHref(story.id)}>
              <Foreign text={story.title} lang={story.lang} dir={story.dir} />
            </a>
          </h2>
          <p class="meta">
            <a class="source" href={sourceHref(story.leadSourceId)}>
              <bdi>{props.view.names.get(story.leadSourceId) ?? story.leadSourceId}</bdi>
            </a>
            <span class="dot" />
            <When locale={locale} at={story.lastAt} />
            {story.fresh === undefined ? (
              ''
            ) : (
              <span class="flag flag-edit">{locale.text('own.fresh', { count: story.fresh })}</span>
            )}
            {story.readAt === undefined ? (
              ''
            ) : (
              <span>
                {locale.text('own.readAt')} <When locale={locale} at={story.readAt} />
              </span>
            )}
            <OwnLink frame={props.frame} kind="story" id={String(story.id)} about={story.title} />
          </p>
        </article>
      ))}
    </>
  )
}

function Articles(props: { frame: Frame; view: OwnView }) {
  const { locale } = props.frame
  return (
    <section aria-labelledby="own-articles">
      <h2 id="own-articles">{locale.text('own.articles')}</h2>
      {props.view.articles.map((article) => (
        <article class="item" data-item aria-labelledby={`a${article.id}`}>
          <h3 class="item-title" id={`a${article.id}`}>
            <a href={articleHref(article.id)}>
              <Foreign text={article.title} lang={article.lang} dir={article.dir} />
            </a>
          </h3>
          <p class="meta">
            <bdi>{props.view.names.get(article.sourceId) ?? article.sourceId}</bdi>
            <span class="dot" />
            <When locale={locale} at={article.at} />
            <OwnLink frame={props.frame} kind="article" id={String(article.id)} about={article.title} />
          </p>
        </article>
      ))}
    </section>
  )
}

function ListedLink(props: { listed: OwnListed }) {
  const { kind, key, name } = props.listed
  if (kind === 'word') return <bdi dir="auto">{name}</bdi>
  return (
    <a href={hrefOf(kind, key)}>
      <bdi dir="auto">{name}</bdi>
    </a>
  )
}

/** The page of what is listed. */
export function hrefOf(kind: ListedKind | 'article', key: string): string {
  if (kind === 'story' || kind === 'article') return `/${kind}/${encodeURIComponent(key)}`
  if (kind === 'entity') return entityHref(key)
  if (kind === 'speaker') return speakerHref(key)
  if (kind === 'source') return sourceHref(key)
  return kind === 'search' ? `/search?${key}` : '/own?list=mute'
}

export interface OwnItem {
  kind: ListedKind | 'article'
  key: string
  name: string
  /** Of stories and articles. */
  marks?: { read: boolean; saved: boolean }
  followed?: boolean
  muted?: boolean
  /** Of sources. */
  folder?: FolderChoice
}

export function OwnItemPage(props: { frame: Frame; item: OwnItem }) {
  const { frame, item } = props
  const { locale } = frame
  const of = { kind: item.kind, key: item.key, name: item.name }
  return (
    <Layout frame={frame} title={`${locale.text('own.itemTitle')} ${item.name}`} nav="own">
      <div class="columns-one narrow">
        <div class="page-head">
          <h1>{locale.text('own.itemTitle')}</h1>
          <p class="lede">
            <span class="tag">{locale.text(`own.kind.${item.kind}`)}</span> <bdi dir="auto">{item.name}</bdi>
          </p>
        </div>
        <div class="own-acts">
          {item.marks === undefined ? (
            ''
          ) : (
            <>
              <MarkForm frame={frame} item={item} act={item.marks.saved ? 'unsave' : 'save'} />
              <MarkForm frame={frame} item={item} act={item.marks.read ? 'unread' : 'read'} />
            </>
          )}
          {item.followed === undefined ? '' : <ListForm frame={frame} list="follow" of={of} on={!item.followed} here />}
          {item.muted === undefined ? '' : <ListForm frame={frame} list="mute" of={of} on={!item.muted} here />}
        </div>
        {item.folder === undefined ? (
          ''
        ) : (
          <FolderChooser frame={frame} source={item.key} choice={item.folder} next={`/own/item?${frame.query}`} />
        )}
        <p>
          <a href={hrefOf(item.kind, item.key)}>{locale.text('own.back')}</a> ·{' '}
          <a href="/own?list=saved">{locale.text('own.title')}</a>
        </p>
      </div>
    </Layout>
  )
}

function MarkForm(props: { frame: Frame; item: OwnItem; act: 'save' | 'unsave' | 'read' | 'unread' }) {
  const { frame, item, act } = props
  return (
    <form method="post" action="/own/marks">
      <input type="hidden" name="csrf" value={frame.csrf} />
      <input type="hidden" name="kind" value={item.kind} />
      <input type="hidden" name="id" value={item.key} />
      <input type="hidden" name="next" value={`/own/item?${frame.query}`} />
      <button name="do" value={act}>
        {frame.locale.text(`own.do.${act}`)}
      </button>
    </form>
  )
}

/** `here`: back to this page, else to the list. */
function ListForm(props: {
  frame: Frame
  list: 'follow' | 'mute'
  of: { kind: string; key: string; name: string }
  on: boolean
  here?: boolean
}) {
  const { frame, list, of, on } = props
  const act = `${on ? '' : 'un'}${list}` as const
  return (
    <form method="post" action="/own/lists" class={props.here === true ? '' : 'inline'}>
      <input type="hidden" name="csrf" value={frame.csrf} />
      <input type="hidden" name="kind" value={of.kind} />
      <input type="hidden" name="key" value={of.key} />
      <input type="hidden" name="name" value={of.name} />
      <input type="hidden" name="next" value={props.here === true ? `/own/item?${frame.query}` : `/own?list=${list}`} />
      <button class={props.here === true ? '' : 'quiet'} name="do" value={act}>
        {frame.locale.text(`own.do.${act}`)}
      </button>
    </form>
  )
}
