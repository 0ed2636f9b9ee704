/**
 * The home page: stories now, each event once.
 * In: `HomeView`. Out: a document. Touches nothing.
 */
import { defined } from '../../../model/defined.ts'
import { hourMs } from '../../../model/instant.ts'
import type { HomeStory, HomeView } from '../../../application/stories/page-views.ts'
import { Foreign, Separated, When } from '../bidi.tsx'
import { ArticleLink, ListPicture, Pager, SourceLink, storyHref } from '../parts/cards.tsx'
import { Sparkline } from '../parts/charts.tsx'
import { Corroboration } from '../parts/counts.tsx'
import { DeskLink, DeskStrip } from '../parts/desks.tsx'
import type { Frame } from '../frame.ts'
import { Icon } from '../parts/icons.tsx'
import { Layout } from '../layout.tsx'
import type { Locale } from '../locale.ts'
import { outsideLink } from '../../../model/outside-link.ts'
import { FilterSelects, ListingSelects } from '../parts/filter-selects.tsx'

export function HomePage(props: { frame: Frame; view: HomeView }) {
  const { frame, view } = props
  const { locale } = frame
  const { lang, sourceId, desk, order, within } = view.filter
  const filtered = Object.keys(view.filter).length > 0
  return (
    <Layout frame={frame} nav="stories" description={locale.text('home.lede')}>
      <div class="columns">
        <section class="column-main" aria-labelledby="home-title">
          <div class="page-head">
            <h1 id="home-title">{locale.text('home.title')}</h1>
            <p class="lede">{locale.text('home.lede')}</p>
          </div>
          <DeskStrip locale={locale} chosen={desk} kept={defined({ in: lang, source: sourceId, order, within })} />
          <Filters locale={locale} view={view} filtered={filtered} />
          {view.stories.length === 0 ? (
            <div class="empty">
              <p>{locale.text(filtered ? 'home.emptyFiltered' : 'home.empty')}</p>
              {filtered ? (
                <p>
                  <a href="/">{locale.text('home.clear')}</a>
                </p>
              ) : (
                <>
                  <p>{locale.text('home.emptyHint')}</p>
                  {frame.editor ? (
                    <p>
                      <a class="button-link" href="/welcome">
                        {locale.text('welcome.title')}
                      </a>
                    </p>
                  ) : (
                    ''
                  )}
                </>
              )}
            </div>
          ) : (
            <div class="feed" role="feed" aria-busy="false" data-live={String(locale.now)}>
              {view.stories.map((story, i) => (
                <StoryItem locale={locale} story={story} position={i + 1} pictures={frame.pictures} />
              ))}
            </div>
          )}
          <Pager locale={locale} path="/" query={frame.query} next={view.next} untimed={order === 'origins'} />
        </section>
        <aside class="column-side">
          <Activity locale={locale} view={view} />
        </aside>
      </div>
    </Layout>
  )
}

function StoryItem(props: { locale: Locale; story: HomeStory; position: number; pictures: boolean }) {
  const { locale, story } = props
  return (
    <article
      class={story.sourceCount > 1 ? 'story' : 'story story-single'}
      data-item
      data-own={`story:${story.id}`}
      data-at={String(story.lastAt)}
      tabindex={-1}
      aria-posinset={props.position}
      aria-setsize={-1}
      aria-labelledby={`s${story.id}`}
    >
      <ListPicture of={props.pictures && story.hasPicture === true ? story.lead.articleId : undefined} />
      <h2 class="story-title" id={`s${story.id}`}>
        <a href={storyHref(story.id)} data-original={outsideLink(story.lead.url)}>
          <Foreign text={story.title} lang={story.lang} dir={story.dir} />
        </a>
      </h2>
      <p class="meta">
        <SourceLink card={story.lead} />
        <span class="dot" />
        <When locale={locale} at={story.lastAt} />
        {story.desk === undefined ? (
          ''
        ) : (
          <>
            <span class="dot" />
            <DeskLink locale={locale} desk={story.desk} />
          </>
        )}
        {story.sourceCount > 1 ? (
          <>
            <span class="dot" />
            <Corroboration locale={locale} of={story} />
          </>
        ) : (
          ''
        )}
        {story.instants.length > 5 ? (
          <Sparkline
            locale={locale}
            instants={story.instants}
            from={Math.min(...story.instants)}
            to={Math.max(...story.instants)}
            bins={16}
            label={locale.text('count.articles', { count: story.articleCount })}
          />
        ) : (
          ''
        )}
      </p>
      {story.snippet === '' ? (
        ''
      ) : (
        <p class="snippet">
          <Foreign text={story.snippet} lang={story.lang} dir={story.dir} />
        </p>
      )}
      <Carriers locale={locale} of="home.sameText" sources={story.sameText} />
      <Carriers locale={locale} of="home.sharedText" sources={story.sharedText} />
      {story.others.length > 0 ? (
        <ul class="others" aria-label={locale.text('home.alsoAt')}>
          {story.others.map((card) => (
            <li>
              <SourceLink card={card} />
              <ArticleLink card={card} />
            </li>
          ))}
        </ul>
      ) : (
        ''
      )}
    </article>
  )
}

function Filters(props: { locale: Locale; view: HomeView; filtered: boolean }) {
  const { locale, view } = props
  if (view.stories.length === 0 && !props.filtered) return <></>
  return (
    <form class="filters" action="/" aria-label={locale.text('home.filter')}>
      {view.langs.length < 2 && view.sources.length < 2 ? (
        ''
      ) : (
        <FilterSelects
          locale={locale}
          langs={view.langs}
          sources={view.sources}
          lang={view.filter.lang}
          sourceId={view.filter.sourceId}
        />
      )}
      <ListingSelects
        locale={locale}
        order={view.filter.order}
        within={view.filter.within}
        ofSource={view.filter.sourceId !== undefined}
      />
      {view.filter.desk === undefined ? '' : <input type="hidden" name="desk" value={view.filter.desk} />}
      <button type="submit">{locale.text('home.apply')}</button>
      {props.filtered ? <a href="/">{locale.text('home.clear')}</a> : ''}
    </form>
  )
}

function Activity(props: { locale: Locale; view: HomeView }) {
  const { locale, view } = props
  const { instants, hours } = view.activity
  return (
    <>
      {instants.length > 0 ? (
        <section class="card">
          <h2>{locale.text('home.activity', { count: hours })}</h2>
          <Sparkline
            locale={locale}
            instants={instants}
            from={locale.now - hours * hourMs}
            to={locale.now}
            bins={48}
            label={locale.text('count.articles', { count: instants.length })}
          />
        </section>
      ) : (
        ''
      )}
      <section class="card">
        <h2>{locale.text('home.totals')}</h2>
        <ul class="totals">
          <li>{locale.text('count.stories', { count: view.totals.stories })}</li>
          <li>{locale.text('count.articles', { count: view.totals.articles })}</li>
          <li>
            <a href="/sources">{locale.text('count.sites', { count: view.totals.sources })}</a>
          </li>
        </ul>
      </section>
    </>
  )
}

const mostCarriers = 5

/** Who else has the lead's text. */
function Carriers(props: {
  locale: Locale
  of: 'home.sameText' | 'home.sharedText'
  sources: readonly { sourceId: string; sourceName: string }[]
}) {
  const { locale, of, sources } = props
  if (sources.length === 0) return <></>
  return (
    <p class="same-text">
      <Icon name="copies" />
      <span>
        {locale.text(of)}{' '}
        <Separated
          locale={locale}
          items={sources.slice(0, mostCarriers).map((s) => (
            <SourceLink card={s} />
          ))}
        />
        {sources.length > mostCarriers ? ` +${locale.number(sources.length - mostCarriers)}` : ''}
      </span>
    </p>
  )
}
