/**
 * Names that the news has more than usual.
 * In: trends and what was chosen. Out: a document. Touches nothing.
 */
import type { Trend, Trends } from '../../../application/profiles/profile-views.ts'
import type { StoryWindow } from '../../../model/story-order.ts'
import { Foreign, Separated, Text } from '../bidi.tsx'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import type { Locale } from '../locale.ts'
import { entityHref, storyHref } from '../parts/cards.tsx'
import { SparkBars } from '../parts/charts.tsx'
import { LangSelect, WindowSelect } from '../parts/filter-selects.tsx'

export interface TrendsView {
  within: StoryWindow
  lang?: string
  langs: readonly string[]
  trends: Trends
}

export function TrendsPage(props: { frame: Frame; view: TrendsView }) {
  const { frame, view } = props
  const { locale } = frame
  const { from, to, before, names, isNew } = view.trends
  return (
    <Layout frame={frame} title={locale.text('trends.title')} nav="trends">
      <section class="columns-one" aria-labelledby="trends-title">
        <div class="page-head">
          <h1 id="trends-title">{locale.text('trends.title')}</h1>
          <p class="lede">{locale.text('trends.lede')}</p>
        </div>
        <form class="filters" action="/trends">
          <WindowSelect locale={locale} chosen={view.within} />
          <LangSelect locale={locale} langs={view.langs} lang={view.lang} />
          <button type="submit">{locale.text('home.apply')}</button>
        </form>
        {isNew ? (
          ''
        ) : (
          <p class="hint">
            {locale.text('trends.span', {
              from: locale.absolute(from),
              to: locale.absolute(to),
              since: locale.day(before.from),
            })}
          </p>
        )}
        {names.length === 0 ? (
          <p class="empty">{locale.text(isNew ? 'trends.tooNew' : 'trends.none')}</p>
        ) : (
          <ol class="trends">
            {names.map((trend) => (
              <TrendItem locale={locale} trend={trend} />
            ))}
          </ol>
        )}
      </section>
    </Layout>
  )
}

function TrendItem(props: { locale: Locale; trend: Trend }) {
  const { locale, trend } = props
  const { key, name, articles, stories, usual, counts, story, beside } = trend
  const inArticles = locale.text('count.articles', { count: articles })
  return (
    <li class="trend">
      <div class="trend-head">
        <h2>
          <a href={entityHref(key)}>
            <bdi>{name}</bdi>
          </a>
        </h2>
        <SparkBars
          locale={locale}
          counts={counts}
          label={locale.text('trends.chart', { name, articles: inArticles })}
        />
      </div>
      <p class="meta">
        {locale.text('trends.count', {
          articles: inArticles,
          stories: locale.text('count.stories', { count: stories }),
          usual: locale.number(Math.round(usual)),
        })}
      </p>
      <p>
        <a href={storyHref(story.id)}>
          <Foreign text={story.title} lang={story.lang} dir={story.dir} />
        </a>{' '}
        <span class="meta">{locale.text('count.sites', { count: story.sourceCount })}</span>
      </p>
      {beside.length === 0 ? (
        ''
      ) : (
        <p class="meta">
          <Text
            locale={locale}
            of="trends.beside"
            values={{
              names: (
                <Separated
                  locale={locale}
                  items={beside.map((each) => (
                    <a href={entityHref(each.key)}>
                      <bdi>{each.name}</bdi>
                    </a>
                  ))}
                />
              ),
            }}
          />
        </p>
      )}
    </li>
  )
}
