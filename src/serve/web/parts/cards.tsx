/**
 * Lists of articles: a line, a member of a story, a keyset pager.
 * In: cards. Out: markup. Touches nothing.
 */
import type { Child } from 'hono/jsx'
import type { ArticleCard, RelatedStory } from '../../../application/stories/views.ts'
import { Foreign, Separated, When } from '../bidi.tsx'
import { Icon } from './icons.tsx'
import type { Locale } from '../locale.ts'
import { outsideLink } from '../../../model/outside-link.ts'
import { ReasonList } from './reasons.tsx'

export function articleHref(id: number): string {
  return `/article/${id}`
}

export function storyHref(id: number): string {
  return `/story/${id}`
}

export function sourceHref(id: string): string {
  return `/source/${encodeURIComponent(id)}`
}

export function entityHref(key: string): string {
  return `/entity/${encodeURIComponent(key)}`
}

export function speakerHref(key: string): string {
  return `/speaker/${encodeURIComponent(key)}`
}

/** Where reader apps find what is new of a story, a name, a speaker or a source. */
export function FeedLink(props: { locale: Locale; of: 'story' | 'entity' | 'speaker' | 'source'; id: string }) {
  const { locale, of, id } = props
  const file = of === 'source' ? 'stories' : 'articles'
  return <a href={`/feeds/${file}.atom?${of}=${encodeURIComponent(id)}`}>{locale.text('feed.follow')}</a>
}

export function SourceLink(props: { card: { sourceId: string; sourceName: string } }) {
  return (
    <a class="source" href={sourceHref(props.card.sourceId)}>
      <bdi>{props.card.sourceName}</bdi>
    </a>
  )
}

/** An article's lead picture, from this server; decoration beside the headline that names what it shows. */
export function ListPicture(props: { of: number | undefined }) {
  if (props.of === undefined) return <></>
  return (
    <img
      class="list-picture"
      src={`/picture/${props.of}`}
      alt=""
      width="128"
      height="84"
      loading="lazy"
      decoding="async"
      data-picture
    />
  )
}

/** Source, author and time of an article, as one line. */
export function Byline(props: { locale: Locale; card: ArticleCard; absolute?: boolean }) {
  const { locale, card } = props
  return (
    <p class="meta">
      <SourceLink card={card} />
      <span class="dot" />
      <When locale={locale} at={card.at} dateOnly={card.dateOnly} absolute={props.absolute === true} />
      {card.goneAt === undefined ? (
        ''
      ) : (
        <span class="flag flag-gone">
          <Icon name="gone" />
          {locale.text('timeline.gone')}
        </span>
      )}
      {(card.revision ?? 1) > 1 ? (
        <a class="flag flag-edit" href={`${articleHref(card.id)}#revisions`}>
          <Icon name="edit" />
          {locale.text('article.revised', { count: card.revision ?? 1 })}
        </a>
      ) : (
        ''
      )}
    </p>
  )
}

export function ArticleLink(props: { card: ArticleCard; query?: string }) {
  const { card } = props
  return (
    <a href={`${articleHref(card.id)}${props.query ?? ''}`} data-original={outsideLink(card.url)}>
      <Foreign text={card.title} lang={card.lang} dir={card.dir} />
    </a>
  )
}

/** One article in a list, with what stands below its title. */
export function ArticleItem(props: {
  locale: Locale
  card: ArticleCard
  snippet?: string | undefined
  children?: Child
  level?: 2 | 3
  /** The day written out instead of "3 hours ago". */
  absolute?: boolean
  /** With its lead picture. */
  picture?: boolean
}) {
  const { locale, card, level = 3 } = props
  const title = <ArticleLink card={card} />
  return (
    <article class="item" data-item aria-labelledby={`t${card.id}`}>
      <ListPicture of={props.picture === true ? card.id : undefined} />
      {level === 2 ? (
        <h2 class="item-title" id={`t${card.id}`}>
          {title}
        </h2>
      ) : (
        <h3 class="item-title" id={`t${card.id}`}>
          {title}
        </h3>
      )}
      <Byline locale={locale} card={card} absolute={props.absolute === true} />
      {props.snippet === undefined || props.snippet === '' ? (
        ''
      ) : (
        <p class="snippet">
          <Foreign text={props.snippet} lang={card.lang} dir={card.dir} />
        </p>
      )}
      {props.children ?? ''}
    </article>
  )
}

export function Credits(props: { locale: Locale; names: string[] }) {
  return (
    <p class="credit-line">
      {props.locale.text('article.credits')}{' '}
      <Separated
        locale={props.locale}
        items={props.names.map((name) => (
          <bdi>{name}</bdi>
        ))}
      />
    </p>
  )
}

export function RelatedList(props: { locale: Locale; stories: RelatedStory[] }) {
  const { locale } = props
  return (
    <ul class="related">
      {props.stories.map((story) => (
        <li>
          <a href={storyHref(story.id)}>
            <Foreign text={story.title} lang={story.lang} dir={story.dir} />
          </a>
          <p class="meta">
            <span class="tag">{locale.text(`relation.${story.relation}`)}</span>
            <When locale={locale} at={story.lastAt} />
            <span class="dot" />
            <span>{locale.text('count.sites', { count: story.sourceCount })}</span>
          </p>
          <ReasonList locale={locale} reasons={story.reasons} most={2} />
        </li>
      ))}
    </ul>
  )
}

/** Links to the next page of a keyset list and back to its start; a list that is not by time does not call them older and newest. */
export function Pager(props: {
  locale: Locale
  path: string
  query: string
  next?: string | undefined
  untimed?: boolean
}) {
  const { locale, path, next, untimed = false } = props
  const query = new URLSearchParams(props.query)
  const paged = query.has('after')
  query.delete('after')
  const first = query.toString()
  if (next === undefined && !paged) return <></>
  if (next !== undefined) query.set('after', next)
  return (
    <nav class="pager" aria-label={locale.text('nav.pages')}>
      {paged ? (
        <a href={first === '' ? path : `${path}?${first}`} rel="first">
          {locale.text(untimed ? 'nav.start' : 'nav.first')}
        </a>
      ) : (
        ''
      )}
      {next === undefined ? (
        ''
      ) : (
        <a class="pager-next" href={`${path}?${query.toString()}`} rel="next">
          {locale.text(untimed ? 'nav.more' : 'nav.older')}
          <Icon name="next" flow />
        </a>
      )}
    </nav>
  )
}

/** The other carriers of one text, oldest first. */
export function CopiesList(props: { locale: Locale; copies: readonly ArticleCard[] }) {
  return (
    <ul class="copies">
      {props.copies.map((copy) => (
        <li>
          <SourceLink card={copy} />
          <span class="dot" />
          <When locale={props.locale} at={copy.at} dateOnly={copy.dateOnly} />
          <span class="copy-title">
            <ArticleLink card={copy} />
          </span>
        </li>
      ))}
    </ul>
  )
}

/** The first article of each source. */
export function onePerSource(cards: readonly ArticleCard[]): ArticleCard[] {
  const first = new Map<string, ArticleCard>()
  for (const card of cards) if (!first.has(card.sourceId)) first.set(card.sourceId, card)
  return [...first.values()]
}
