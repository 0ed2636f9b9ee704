/**
 * Pages that are lists of articles under a name: a source, an entity, a speaker.
 * In: the name's facts and a page of articles. Out: documents. Touches nothing.
 */
import { shownAddress } from '../../../model/shown-address.ts'
import type {
  ArticleListView,
  EntityPageView,
  ListedArticle,
  SourcePageView,
  SpeakerPageView,
} from '../../../application/stories/page-views.ts'
import { Separated, Text, When } from '../bidi.tsx'
import { FolderChooser, OwnLink, type FolderChoice } from '../parts/own-link.tsx'
import { ArticleItem, FeedLink, Pager, entityHref, sourceHref, speakerHref, storyHref } from '../parts/cards.tsx'
import type { Frame } from '../frame.ts'
import { Icon } from '../parts/icons.tsx'
import { Layout } from '../layout.tsx'
import type { Locale } from '../locale.ts'
import { CoverageCards, NameOverTime } from '../parts/profile.tsx'
import { namesOfCountry } from '../parts/names-of-country.ts'
import { outsideLink } from '../../../model/outside-link.ts'
import { FeedState } from './sources-page.tsx'
import { StatementItem } from '../parts/statements.tsx'

/** `folder`: where the visitor keeps it, if they have folders of their own. */
export function SourcePage(props: { frame: Frame; view: SourcePageView; folder?: FolderChoice }) {
  const { frame, view } = props
  const { locale } = frame
  const { source } = view
  const home = outsideLink(source.homeUrl && shownAddress(source.homeUrl))
  return (
    <Layout frame={frame} title={source.name} nav="sources">
      <div class="columns">
        <section class="column-main" aria-labelledby="source-title">
          <div class="page-head">
            <p class="kicker">
              {locale.text(`sourceKind.${source.kind}`)}
              {source.country === undefined ? '' : ` · ${locale.regionName(source.country)}`}
              {source.paused ? <span class="flag">{locale.text('source.paused')}</span> : ''}
            </p>
            <h1 id="source-title">
              <bdi lang={source.lang}>{source.name}</bdi>
            </h1>
            <p class="meta">
              <OwnLink frame={frame} kind="source" id={source.id} about={source.name} />
              <FeedLink locale={locale} of="source" id={source.id} />
              <span>{locale.text('count.articles', { count: view.articleCount })}</span>
              {view.unsureCount === 0 ? (
                ''
              ) : (
                <>
                  <span class="dot" />
                  <span>{locale.text('count.unsure', { count: view.unsureCount })}</span>
                </>
              )}
              {view.lastArticleAt === undefined ? (
                ''
              ) : (
                <>
                  <span class="dot" />
                  <span>
                    {locale.text('source.last')} <When locale={locale} at={view.lastArticleAt} />
                  </span>
                </>
              )}
              {home === undefined ? (
                ''
              ) : (
                <a class="original" href={home} rel="noopener noreferrer external">
                  {locale.text('source.home')}
                  <Icon name="out" flow />
                </a>
              )}
            </p>
          </div>
          {props.folder === undefined ? (
            ''
          ) : (
            <FolderChooser frame={frame} source={source.id} choice={props.folder} next={sourceHref(source.id)} />
          )}
          <Family frame={frame} source={source} />
          <h2 class="sr">{locale.text('source.articles')}</h2>
          <ArticleFeed frame={frame} view={view} empty="source.none" />
          <Pager locale={locale} path={frame.path} query={frame.query} next={view.next} />
        </section>
        <aside class="column-side">
          <p>
            <a href={`/compare?a=${encodeURIComponent(source.id)}`}>{locale.text('compare.with')}</a>
          </p>
          {view.coverage === undefined ? '' : <CoverageCards locale={locale} coverage={view.coverage} />}
          {view.feeds.length > 0 ? (
            <section class="card">
              <h2>{locale.text('source.feeds')}</h2>
              <ul class="plain">
                {view.feeds.map((feed) => (
                  <li>
                    <FeedState locale={locale} feed={feed} />
                  </li>
                ))}
              </ul>
            </section>
          ) : (
            ''
          )}
        </aside>
      </div>
    </Layout>
  )
}

/** Whose outlet it is: outlets of one owner count as one publisher. */
function Family(props: { frame: Frame; source: SourcePageView['source'] }) {
  const { frame, source } = props
  const { locale } = frame
  if (!frame.editor) {
    if (source.family === undefined) return <></>
    return (
      <p class="meta">
        {locale.text('source.family')}: <bdi>{source.family}</bdi>
      </p>
    )
  }
  return (
    <form class="add" method="post" action={`${sourceHref(source.id)}/family`}>
      <input type="hidden" name="csrf" value={frame.csrf} />
      <label for="family">{locale.text('source.family')}</label>
      <div class="add-row">
        <input id="family" name="family" value={source.family ?? ''} maxlength={120} dir="auto" />
        <button type="submit">{locale.text('source.familySave')}</button>
      </div>
      <p class="hint">{locale.text('source.familyHint')}</p>
    </form>
  )
}

export function EntityPage(props: { frame: Frame; view: EntityPageView }) {
  const { frame, view } = props
  const { locale } = frame
  const inLanguages = namesOfCountry(view.key)
  return (
    <Layout frame={frame} title={view.name}>
      <section class="columns-one" aria-labelledby="entity-title">
        <div class="page-head">
          {view.kind === undefined ? '' : <p class="kicker">{locale.text(`entityKind.${view.kind}`)}</p>}
          <h1 id="entity-title">
            <bdi lang={view.lang} dir={view.dir}>
              {view.name}
            </bdi>
          </h1>
          <p class="meta">
            <OwnLink frame={frame} kind="entity" id={view.key} about={view.name} />{' '}
            <FeedLink locale={locale} of="entity" id={view.key} />
          </p>
          {view.variants.length > 0 ? (
            <p class="meta">
              <span>{locale.text('entity.variants')}</span>
              <span>
                <Separated
                  locale={locale}
                  items={view.variants.slice(0, 12).map((v) => (
                    <bdi>{v}</bdi>
                  ))}
                />
              </span>
            </p>
          ) : (
            ''
          )}
          {inLanguages.length > 0 ? (
            <p class="meta">
              <span>{locale.text('entity.inLanguages')}</span>
              <span>
                <Separated
                  locale={locale}
                  items={inLanguages.map(({ lang, dir, name }) => (
                    <bdi lang={lang} dir={dir}>
                      {name}
                    </bdi>
                  ))}
                />
              </span>
            </p>
          ) : (
            ''
          )}
          {view.hasStatements ? (
            <p>
              <a class="button-link" href={speakerHref(view.key)}>
                <Icon name="quote" />
                {locale.text('entity.said')}
              </a>
            </p>
          ) : (
            ''
          )}
        </div>
        {view.profile === undefined ? '' : <NameOverTime locale={locale} profile={view.profile} />}
        <h2 class="sr">{locale.text('entity.articles')}</h2>
        <ArticleFeed frame={frame} view={view} empty="entity.none" />
        <Pager locale={locale} path={frame.path} query={frame.query} next={view.next} />
      </section>
    </Layout>
  )
}

export function SpeakerPage(props: { frame: Frame; view: SpeakerPageView }) {
  const { frame, view } = props
  const { locale } = frame
  return (
    <Layout frame={frame} title={locale.text('speaker.title', { name: view.name })}>
      <section class="columns-one" aria-labelledby="speaker-title">
        <div class="page-head">
          <p class="kicker">{locale.text('speaker.label')}</p>
          <h1 id="speaker-title">
            <Text
              locale={locale}
              of="speaker.title"
              values={{
                name: (
                  <bdi lang={view.lang} dir={view.dir}>
                    {view.name}
                  </bdi>
                ),
              }}
            />
          </h1>
          <p class="meta">
            <OwnLink frame={frame} kind="speaker" id={view.key} about={view.name} />{' '}
            <FeedLink locale={locale} of="speaker" id={view.key} />
          </p>
          <p class="hint">{locale.text('story.sayingHint')}</p>
          {view.isEntity ? (
            <p>
              <a class="button-link" href={entityHref(view.key)}>
                {locale.text('entity.articles')}
              </a>
            </p>
          ) : (
            ''
          )}
        </div>
        {view.profile === undefined ? '' : <NameOverTime locale={locale} profile={view.profile} />}
        {view.statements.length === 0 ? (
          <p class="empty">{locale.text('speaker.none')}</p>
        ) : (
          <h2 class="sr">{locale.text('article.show.statements')}</h2>
        )}
        <div class="feed" role="feed" aria-busy="false">
          {view.statements.map(({ card, statement }) => (
            <ArticleItem locale={locale} card={card}>
              <StatementItem locale={locale} statement={statement} bare />
            </ArticleItem>
          ))}
        </div>
        <Pager locale={locale} path={frame.path} query={frame.query} next={view.next} />
      </section>
    </Layout>
  )
}

const mostReasons = 4

/** Why a search has it there: what speaks for it, with its share. */
function WhyLine(props: { locale: Locale; why: NonNullable<ListedArticle['why']> }) {
  const { locale, why } = props
  const reasons = why
    .slice(0, mostReasons)
    .map(({ kind, share }) => `${locale.text(`search.why.${kind}`)} ${locale.number(Math.round(share * 100))}%`)
  return (
    <details class="meta">
      <summary>{locale.text('search.why')}</summary>
      {reasons.join(locale.lang === 'ar' ? '، ' : ', ')}
    </details>
  )
}

/** What matched a search, its words marked. */
function PassageLine(props: { passage: NonNullable<ListedArticle['passage']>; card: ListedArticle['card'] }) {
  const { passage, card } = props
  const pieces = []
  let at = 0
  for (const { start, end } of passage.marks) {
    pieces.push(passage.text.slice(at, start), <mark class="mark-found">{passage.text.slice(start, end)}</mark>)
    at = end
  }
  pieces.push(passage.text.slice(at))
  return (
    <p class="snippet">
      <bdi lang={card.lang} dir={card.dir}>
        {pieces}
      </bdi>
    </p>
  )
}

export function ArticleFeed(props: {
  frame: Frame
  view: ArticleListView
  empty: 'source.none' | 'entity.none' | 'search.none'
}) {
  const { frame, view } = props
  const { locale } = frame
  if (view.articles.length === 0) return <p class="empty">{locale.text(props.empty)}</p>
  return (
    <div class="feed" role="feed" aria-busy="false">
      {view.articles.map((a) => (
        <ArticleItem
          locale={locale}
          card={a.card}
          snippet={a.passage === undefined ? a.snippet : undefined}
          picture={frame.pictures && a.hasPicture === true}
        >
          {a.passage === undefined ? '' : <PassageLine passage={a.passage} card={a.card} />}
          {a.why === undefined ? '' : <WhyLine locale={locale} why={a.why} />}
          {a.storyId === undefined || (a.storyId === a.card.id && a.others === undefined) ? (
            ''
          ) : (
            <p class="meta">
              <a href={storyHref(a.storyId)} data-story-link>
                {locale.text('keys.story')}
              </a>
              {a.others === undefined ? '' : ` · ${locale.text('search.others', { count: a.others })}`}
            </p>
          )}
        </ArticleItem>
      ))}
    </div>
  )
}
