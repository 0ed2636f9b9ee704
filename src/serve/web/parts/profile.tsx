/**
 * A name over time and who stands beside it; the coverage of a source in figures.
 * In: profiles. Out: markup; nothing where they rest on too little. Touches nothing.
 */
import type { Child } from 'hono/jsx'
import type { NameBeside, NameProfile, SourceCoverage } from '../../../application/profiles/profile-views.ts'
import type { Locale } from '../locale.ts'
import { entityHref, speakerHref } from './cards.tsx'
import { SpanChart } from './charts.tsx'

/** Fewer articles make no curve. */
const leastInChart = 5

export function NameOverTime(props: { locale: Locale; profile: NameProfile }) {
  const { locale, profile } = props
  const { histogram, names, speakers } = profile
  const articles = histogram.reduce((sum, { count }) => sum + count, 0)
  const sample = locale.text('profile.sample', { stories: locale.text('count.stories', { count: profile.stories }) })
  return (
    <>
      {articles < leastInChart ? (
        ''
      ) : (
        <section class="block" aria-labelledby="over-time">
          <h2 id="over-time">{locale.text('search.byTime')}</h2>
          <SpanChart locale={locale} spans={histogram} label={locale.text('count.articles', { count: articles })} />
        </section>
      )}
      {names.length === 0 && speakers.length === 0 ? (
        ''
      ) : (
        <section class="block beside" aria-labelledby="beside">
          <h2 id="beside">
            {locale.text('profile.names')} <small>{sample}</small>
          </h2>
          <Beside locale={locale} names={names} hrefOf={entityHref} />
          {speakers.length === 0 ? (
            ''
          ) : (
            <>
              <h3>{locale.text('profile.speakers')}</h3>
              <Beside locale={locale} names={speakers} hrefOf={speakerHref} />
            </>
          )}
        </section>
      )}
    </>
  )
}

function Beside(props: { locale: Locale; names: readonly NameBeside[]; hrefOf: (key: string) => string }) {
  const { locale } = props
  return (
    <ul class="chips">
      {props.names.map(({ key, name, stories }) => (
        <li>
          <a class="chip" href={props.hrefOf(key)}>
            <bdi>{name}</bdi>{' '}
            <small title={locale.text('count.stories', { count: stories })}>{locale.number(stories)}</small>
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Cards for the side of a source's page. */
export function CoverageCards(props: { locale: Locale; coverage: SourceCoverage }) {
  const { locale, coverage } = props
  const { histogram, articles, days, silentDays, desks } = coverage
  const [first, last] = [histogram[0], histogram.at(-1)]
  if (first === undefined || last === undefined) return <></>
  const dayOf = new Map(histogram.map(({ from, fromAt }) => [from, fromAt]))
  return (
    <>
      <section class="card">
        <h2>{locale.text('coverage.title')}</h2>
        <SpanChart locale={locale} spans={histogram} label={locale.text('count.articles', { count: articles })} />
        <p class="hint">
          {locale.text('coverage.span', {
            articles: locale.text('count.articles', { count: articles }),
            perDay: Math.round(articles / days),
            from: locale.day(first.fromAt),
            to: locale.day(last.toAt),
          })}
        </p>
        {silentDays.length === 0 ? (
          ''
        ) : (
          <>
            <h3>{locale.text('coverage.silent')}</h3>
            <ul class="silent">
              {silentDays.map((day) => (
                <li>
                  <time datetime={day}>{locale.day(dayOf.get(day) ?? first.fromAt)}</time>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <Shared locale={locale} coverage={coverage} />
      {desks === undefined ? (
        ''
      ) : (
        <section class="card">
          <h2>{locale.text('coverage.sections')}</h2>
          <p class="hint">
            {locale.text('coverage.sectionsOf', { articles: locale.text('count.articles', { count: desks.known }) })}
          </p>
          <dl class="tally">
            {desks.counts.map(({ desk, articles: n }) => (
              <Fact
                name={locale.text(`desk.${desk}`)}
                value={locale.percent(n / desks.known)}
                title={locale.text('count.articles', { count: n })}
              />
            ))}
          </dl>
        </section>
      )}
    </>
  )
}

/** How its texts stand to those of others. */
function Shared(props: { locale: Locale; coverage: SourceCoverage }) {
  const { locale, coverage } = props
  const { shared, first } = coverage
  if (shared === undefined && first === undefined) return <></>
  return (
    <section class="card">
      <h2>{locale.text('coverage.shared')}</h2>
      {shared === undefined ? (
        ''
      ) : (
        <>
          <p class="hint">
            {locale.text('coverage.sharedOf', { stories: locale.text('count.stories', { count: shared.stories }) })}
          </p>
          <dl class="tally">
            {(
              [
                ['coverage.own', shared.own],
                ['coverage.takenUp', shared.takenUp],
                ['coverage.credited', shared.credited],
                ['coverage.agency', shared.agency],
                ['coverage.later', shared.earlierElsewhere],
              ] as const
            ).map(([name, count]) =>
              count === 0 ? '' : <Fact name={locale.text(name)} value={locale.number(count)} />,
            )}
          </dl>
          {shared.agencies.length === 0 ? (
            ''
          ) : (
            <>
              <h3>{locale.text('source.credits')}</h3>
              <dl class="tally">
                {shared.agencies.map(({ name, stories }) => (
                  <Fact name={<bdi>{name}</bdi>} value={locale.number(stories)} />
                ))}
              </dl>
            </>
          )}
        </>
      )}
      {first === undefined ? (
        ''
      ) : (
        <>
          <dl class="tally">
            <Fact
              name={locale.text('coverage.first')}
              value={locale.text('coverage.firstOf', {
                count: first.first,
                of: locale.text('count.stories', { count: first.of }),
              })}
            />
          </dl>
          <p class="hint">{locale.text('coverage.firstHint')}</p>
        </>
      )}
      <p class="hint">
        <a href="/accuracy">{locale.text('accuracy.title')}</a>
      </p>
    </section>
  )
}

export function Fact(props: { name: Child; value: Child; title?: string }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd title={props.title}>{props.value}</dd>
    </div>
  )
}
