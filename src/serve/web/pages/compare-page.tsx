/**
 * Two sources side by side: how much, in which sections, what both have and what one alone has, who was first, who carries whose text.
 * In: a comparison, or what is chosen so far. Out: a document. Touches nothing.
 */
import type { ComparedSide, ComparedStory, SourceComparison } from '../../../application/profiles/profile-views.ts'
import { desks } from '../../../model/desks.ts'
import type { StoryWindow } from '../../../model/story-order.ts'
import { Foreign, Text, When } from '../bidi.tsx'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import type { Locale } from '../locale.ts'
import { sourceHref, storyHref } from '../parts/cards.tsx'
import { WindowSelect } from '../parts/filter-selects.tsx'

export interface CompareView {
  sources: readonly { id: string; name: string }[]
  a?: string
  b?: string
  within: StoryWindow
  comparison?: SourceComparison
  /** Text of what is wrong with the choice. */
  problem?: string
}

export function ComparePage(props: { frame: Frame; view: CompareView }) {
  const { frame, view } = props
  const { locale } = frame
  const { comparison } = view
  return (
    <Layout frame={frame} title={locale.text('compare.title')} nav="sources">
      <section class="columns-one" aria-labelledby="compare-title">
        <div class="page-head">
          <h1 id="compare-title">{locale.text('compare.title')}</h1>
          <p class="lede">{locale.text('compare.lede')}</p>
        </div>
        <form class="filters" action="/compare">
          <SourceSelect locale={locale} view={view} name="a" />
          <SourceSelect locale={locale} view={view} name="b" />
          <WindowSelect locale={locale} chosen={view.within} />
          <button type="submit">{locale.text('compare.go')}</button>
        </form>
        {view.problem === undefined ? '' : <p class="notice notice-problem">{view.problem}</p>}
        {comparison === undefined ? '' : <Compared locale={locale} comparison={comparison} />}
      </section>
    </Layout>
  )
}

function SourceSelect(props: { locale: Locale; view: CompareView; name: 'a' | 'b' }) {
  const { locale, view, name } = props
  return (
    <label>
      <span>{locale.text(name === 'a' ? 'compare.one' : 'compare.other')}</span>
      <select name={name} required>
        <option value="">{locale.text('compare.choose')}</option>
        {view.sources.map((source) => (
          <option value={source.id} selected={source.id === view[name]} dir="auto">
            {source.name}
          </option>
        ))}
      </select>
    </label>
  )
}

function Compared(props: { locale: Locale; comparison: SourceComparison }) {
  const { locale, comparison } = props
  const { a, b, both, bothStories, timed, sameAgency } = comparison
  const counts: [name: string, of: (side: ComparedSide) => string][] = [
    [locale.text('compare.articles'), ({ articles }) => locale.number(articles)],
    [locale.text('compare.only'), ({ only }) => locale.number(only)],
  ]
  // Without printed times nobody knows whose text it is: none found is not none.
  if (a.takenUp + b.takenUp > 0) counts.push([locale.text('compare.takenUp'), ({ takenUp }) => locale.number(takenUp)])
  const stories = (count: number): string => locale.text('count.stories', { count })
  if (timed !== undefined)
    counts.push([locale.text('compare.first', { stories: stories(timed) }), ({ first = 0 }) => locale.number(first)])
  // Shares are told where both have enough of them.
  if (a.desks !== undefined && b.desks !== undefined)
    for (const desk of desks) counts.push([locale.text(`desk.${desk}`), (side) => locale.percent(shareOf(side, desk))])
  return (
    <>
      <table class="compared">
        <caption>
          {locale.text('time.range', { from: locale.day(comparison.from), to: locale.day(comparison.to) })}
        </caption>
        <thead>
          <tr>
            <td></td>
            {[a, b].map(({ sourceId, name }) => (
              <th scope="col">
                <a href={sourceHref(sourceId)}>
                  <bdi>{name}</bdi>
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counts.map(([name, of]) => (
            <tr>
              <th scope="row">{name}</th>
              <td>{of(a)}</td>
              <td>{of(b)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <section class="block" aria-labelledby="both">
        <h2 id="both">
          {locale.text('compare.both')} <small>{stories(both)}</small>
        </h2>
        {sameAgency === 0 ? (
          ''
        ) : (
          <p class="hint">{locale.text('compare.sameAgency', { stories: stories(sameAgency) })}</p>
        )}
        <Stories locale={locale} stories={bothStories} names={{ a: a.name, b: b.name }} />
      </section>
      <div class="pair">
        {[a, b].map((side, i) => (
          <section class="block" aria-labelledby={`only-${i}`}>
            <h2 id={`only-${i}`}>
              <Text locale={locale} of="compare.onlyAt" values={{ name: <bdi>{side.name}</bdi> }} />{' '}
              <small>{stories(side.only)}</small>
            </h2>
            <Stories locale={locale} stories={side.onlyStories} names={{ a: a.name, b: b.name }} />
          </section>
        ))}
      </div>
    </>
  )
}

function shareOf({ desks: found }: ComparedSide, desk: string): number {
  const articles = found?.counts.find((each) => each.desk === desk)?.articles ?? 0
  return articles / Math.max(1, found?.known ?? 0)
}

function Stories(props: { locale: Locale; stories: readonly ComparedStory[]; names: Record<'a' | 'b', string> }) {
  const { locale, stories, names } = props
  if (stories.length === 0) return <p class="empty">{locale.text('count.stories', { count: 0 })}</p>
  return (
    <ul class="related">
      {stories.map((story) => (
        <li>
          <a href={storyHref(story.id)}>
            <Foreign text={story.title} lang={story.lang} dir={story.dir} />
          </a>
          <p class="meta">
            {story.first === undefined ? (
              ''
            ) : (
              <span class="tag">
                <Text locale={locale} of="compare.firstAt" values={{ name: <bdi>{names[story.first]}</bdi> }} />
              </span>
            )}
            <When locale={locale} at={story.lastAt} />
            <span class="dot" />
            <span>{locale.text('count.sites', { count: story.sourceCount })}</span>
          </p>
        </li>
      ))}
    </ul>
  )
}
