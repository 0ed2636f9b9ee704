/**
 * Search: the form with its limits, what the words were taken to mean, and the articles found.
 * In: `SearchView`. Out: a document. Touches nothing.
 */
import { defined } from '../../../model/defined.ts'
import type { ArticleListView } from '../../../application/stories/page-views.ts'
import type { Facets } from '../../../application/search/facets.ts'
import type { ShownTerm } from '../../../application/search/shown-terms.ts'
import { Foreign } from '../bidi.tsx'
import { Pager } from '../parts/cards.tsx'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import { ArticleFeed } from './article-list-pages.tsx'
import type { Locale } from '../locale.ts'
import type { KeptSearch } from '../../../store/saved-searches.ts'
import { searchHref } from '../../../application/search/search-address.ts'
import { OwnLink } from '../parts/own-link.tsx'
import { SaveSearch } from '../parts/saved-searches.tsx'
import type { DaySpan } from '../../../model/day-spans.ts'
import { isDesk } from '../../../model/desks.ts'
import { SpanChart } from '../parts/charts.tsx'
import { DeskOptions } from '../parts/desks.tsx'
import { FilterSelects } from '../parts/filter-selects.tsx'

/** The form as the reader filled it in; days as typed. */
export type SearchForm = KeptSearch

export interface SearchView extends ArticleListView {
  form: SearchForm
  terms: ShownTerm[]
  langs: string[]
  sources: { id: string; name: string }[]
  /** Text of what is wrong with the request. */
  problem?: string
  order?: 'best' | 'newest'
  /** No article meets the query as it is. */
  nearest?: boolean
  /** The query as it may have been meant. */
  meant?: string
  facets?: Facets
  histogram?: readonly DaySpan[]
  /** Queries that may be meant by it. */
  offers?: string[]
  /** One article of each story is shown. */
  folds?: boolean
}

const examples = ['"وقف إطلاق النار"', 'انتخابات -رياضة', '=الأخبار']

export function SearchPage(props: { frame: Frame; view: SearchView }) {
  const { frame, view } = props
  const { locale } = frame
  const asked = view.form.q.trim() !== ''
  return (
    <Layout
      frame={frame}
      title={asked ? `${view.form.q} · ${locale.text('search.title')}` : locale.text('search.title')}
      nav="search"
      query={view.form.q}
      offers={view.offers}
    >
      <div class="columns">
        <section class="column-main" aria-labelledby="search-title">
          <div class="page-head">
            <h1 id="search-title">
              {locale.text('search.title')}
              {asked ? (
                <>
                  {': '}
                  <Foreign text={view.form.q} />
                </>
              ) : (
                ''
              )}
            </h1>
          </div>
          <Expansion locale={locale} terms={view.terms} />
          {view.problem === undefined ? '' : <p class="notice notice-problem">{view.problem}</p>}
          {!asked ? (
            <div class="empty">
              <p>{locale.text('search.prompt')}</p>
              <p class="meta">
                {locale.text('search.tips')}
                {examples.map((q) => (
                  <a class="chip" href={`/search?q=${encodeURIComponent(q)}`}>
                    <bdi>{q}</bdi>
                  </a>
                ))}
              </p>
            </div>
          ) : view.problem === undefined ? (
            <>
              <Meant locale={locale} view={view} />
              <h2 class="sr">{locale.text('search.results')}</h2>
              <ArticleFeed frame={frame} view={view} empty="search.none" />
              {view.articles.length === 0 ? <p class="hint">{locale.text('search.noneHint')}</p> : ''}
              <p class="meta">
                {view.order === 'best' ? (
                  <a href={searchHref(view.form, { fold: view.folds === true ? '0' : '1' })}>
                    {locale.text(view.folds === true ? 'search.unfold' : 'search.fold')}
                  </a>
                ) : (
                  ''
                )}{' '}
                <OwnLink
                  frame={frame}
                  kind="search"
                  id={searchHref(view.form).replace('/search?', '')}
                  about={view.form.q}
                />{' '}
                <a href={searchHref(view.form, {}, '/feeds/search.atom')}>{locale.text('search.follow')}</a>
              </p>
              {view.articles.length === 0 || view.nearest === true ? '' : <ExportLinks locale={locale} view={view} />}
              <Pager locale={locale} path="/search" query={frame.query} next={view.next} />
            </>
          ) : (
            ''
          )}
        </section>
        <aside class="column-side">
          <OverTime locale={locale} view={view} />
          <Limits locale={locale} view={view} />
          <Counts locale={locale} view={view} />
          {asked && frame.editor && view.problem === undefined ? <SaveSearch frame={frame} search={view.form} /> : ''}
        </aside>
      </div>
    </Layout>
  )
}

/** The same search as a file: the newest first, whatever the order here. */
function ExportLinks(props: { locale: Locale; view: SearchView }) {
  const { locale, view } = props
  const href = (format: string): string => searchHref(view.form, { format }, '/api/v1/search/export')
  return (
    <p class="meta">
      {locale.text('search.export')} <a href={href('jsonl')}>{locale.text('search.exportJsonl')}</a> ·{' '}
      <a href={href('csv')}>{locale.text('search.exportCsv')}</a>
    </p>
  )
}

function Expansion(props: { locale: Locale; terms: ShownTerm[] }) {
  const { locale, terms } = props
  if (terms.length === 0) return <></>
  return (
    <div class="expansion">
      <h2>{locale.text('search.expansion')}</h2>
      <ul class="chips">
        {terms.map((term) => (
          <li class={term.negated ? 'chip chip-not' : 'chip'}>
            {term.negated ? <small>{locale.text('search.without')} </small> : ''}
            <b>
              <bdi>{term.surface}</bdi>
            </b>
            {term.phrase ? <small> {locale.text('search.phrase')}</small> : ''}
            {term.exact ? (
              <small> {locale.text('search.exactly')}</small>
            ) : term.forms.length > 0 ? (
              <small>
                {' '}
                ← <bdi>{term.forms.join(' ')}</bdi>
              </small>
            ) : (
              ''
            )}
            {term.also.length > 0 ? (
              <small>
                {` ${locale.text('search.also')} `}
                <bdi>{term.also.map(({ word }) => word).join(locale.lang === 'ar' ? '، ' : ', ')}</bdi>
              </small>
            ) : (
              ''
            )}
          </li>
        ))}
      </ul>
      <p class="hint">{locale.text('search.expansionHint')}</p>
    </div>
  )
}

/** What may have been meant, and that nothing has all of it. */
function Meant(props: { locale: Locale; view: SearchView }) {
  const { locale, view } = props
  return (
    <>
      {view.meant === undefined ? (
        ''
      ) : (
        <p class="notice">
          {locale.text('search.meant')}{' '}
          <a href={searchHref(view.form, { q: view.meant })}>
            <bdi>{view.meant}</bdi>
          </a>
          {locale.lang === 'ar' ? '؟' : '?'}
        </p>
      )}
      {view.nearest === true && view.articles.length > 0 ? <p class="hint">{locale.text('search.nearest')}</p> : ''}
    </>
  )
}

/** The hits over time: a bar leads to its days; the script lets more of them be chosen at once. */
function OverTime(props: { locale: Locale; view: SearchView }) {
  const { locale, view } = props
  const { form, histogram = [] } = view
  const isNarrowed = form.from !== undefined || form.to !== undefined
  if (form.q === '' || (histogram.length === 0 && !isNarrowed)) return <></>
  return (
    <section class="card">
      <h2>{locale.text('search.byTime')}</h2>
      <SpanChart
        locale={locale}
        spans={histogram}
        label={locale.text('search.byTime')}
        hrefOf={({ from, to }) => searchHref(form, { ...defined({ order: view.order }), from, to })}
      />
      {isNarrowed ? (
        <p>
          <a href={searchHref(form, { ...defined({ order: view.order }), from: '', to: '' })}>
            {locale.text('search.allDays')}
          </a>
        </p>
      ) : (
        ''
      )}
    </section>
  )
}

const shownCounts = 8

/** How the hits are spread, each a way to narrow them. */
function Counts(props: { locale: Locale; view: SearchView }) {
  const { locale, view } = props
  const { facets, form } = view
  if (facets === undefined || facets.total < 2) return <></>
  const names = new Map(view.sources.map(({ id, name }) => [id, name]))
  const list = (
    title: 'search.byDesk' | 'search.bySource' | 'search.byLang' | 'search.bySection',
    items: { href: string; text: string; count: number }[],
  ) =>
    items.length < 2 ? (
      ''
    ) : (
      <section class="card">
        <h2>{locale.text(title)}</h2>
        <ul class="plain">
          {items.slice(0, shownCounts).map(({ href, text, count }) => (
            <li>
              <a href={href}>
                <bdi>{text}</bdi>
              </a>{' '}
              <small>{locale.number(count)}</small>
            </li>
          ))}
        </ul>
      </section>
    )
  return (
    <>
      {list(
        'search.bySource',
        facets.sources.map(({ value, count }) => ({
          href: searchHref(form, { source: value }),
          text: names.get(value) ?? value,
          count,
        })),
      )}
      {list(
        'search.byLang',
        facets.langs.map(({ value, count }) => ({
          href: searchHref(form, { in: value }),
          text: locale.languageName(value),
          count,
        })),
      )}
      {list(
        'search.byDesk',
        facets.desks.map(({ value, count }) => ({
          href: searchHref(form, { desk: value }),
          text: isDesk(value) ? locale.text(`desk.${value}`) : value,
          count,
        })),
      )}
      {list(
        'search.bySection',
        facets.sections.map(({ value, count }) => ({ href: searchHref(form, { section: value }), text: value, count })),
      )}
    </>
  )
}

function Limits(props: { locale: Locale; view: SearchView }) {
  const { locale, view } = props
  const { form } = view
  return (
    <form class="card stacked" action="/search">
      <h2>{locale.text('search.filters')}</h2>
      <label>
        <span>{locale.text('search.label')}</span>
        <input name="q" type="search" dir="auto" value={form.q} />
      </label>
      <label class="choice">
        <input type="checkbox" name="exact" value="1" checked={form.exact} />
        <span>{locale.text('search.exact')}</span>
      </label>
      <label>
        <span>{locale.text('search.order')}</span>
        <select name="order">
          {(['best', 'newest'] as const).map((order) => (
            <option value={order} selected={order === (view.order ?? 'best')}>
              {locale.text(`search.${order}`)}
            </option>
          ))}
        </select>
      </label>
      <FilterSelects
        locale={locale}
        langs={view.langs}
        sources={view.sources}
        lang={form.lang}
        sourceId={form.sourceId}
      />
      <label>
        <span>{locale.text('desk.label')}</span>
        <select name="desk">
          <option value="">{locale.text('desk.all')}</option>
          <DeskOptions locale={locale} chosen={form.desk} />
        </select>
      </label>
      <label>
        <span>{locale.text('search.section')}</span>
        <input name="section" dir="auto" value={form.section ?? ''} list="sections" />
      </label>
      <datalist id="sections">
        {(view.facets?.sections ?? []).map(({ value }) => (
          <option value={value} />
        ))}
      </datalist>
      <label>
        <span>{locale.text('search.from')}</span>
        <input type="date" name="from" value={form.from ?? ''} />
      </label>
      <label>
        <span>{locale.text('search.to')}</span>
        <input type="date" name="to" value={form.to ?? ''} />
      </label>
      <button type="submit">{locale.text('search.go')}</button>
    </form>
  )
}
