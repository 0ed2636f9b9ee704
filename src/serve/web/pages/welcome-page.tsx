/**
 * The first steps of a new site, each of which can be passed over: the owner's account, sources, region.
 * In: what there is already, the starter directory. Out: a document. Touches nothing.
 */
import type { StarterOutlet } from '../../../application/starter/starter-sources.ts'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import { AddSourceForm } from '../parts/add-source-form.tsx'

export interface WelcomeView {
  hasAccounts: boolean
  /** Ids of the sources that are followed. */
  followed: ReadonlySet<string>
  outlets: readonly StarterOutlet[]
  /** Limits the directory; '' for all. */
  country: string
}

export function WelcomePage(props: { frame: Frame; view: WelcomeView }) {
  const { frame, view } = props
  const { locale } = frame
  return (
    <Layout frame={frame} title={locale.text('welcome.title')}>
      <div class="columns-one">
        <div class="page-head">
          <h1>{locale.text('welcome.title')}</h1>
          <p class="lede">{locale.text('welcome.lede')}</p>
        </div>
        <section aria-labelledby="owner">
          <h2 id="owner">{locale.text('welcome.owner')}</h2>
          <p>{locale.text(view.hasAccounts ? 'welcome.owned' : 'welcome.noAccounts')}</p>
          {view.hasAccounts || !frame.owner ? (
            ''
          ) : (
            <p>
              <a class="button-link" href="/accounts">
                {locale.text('accounts.first')}
              </a>
            </p>
          )}
        </section>
        <section aria-labelledby="sources">
          <h2 id="sources">{locale.text('welcome.sources')}</h2>
          <AddSourceForm frame={frame} />
          <p>
            <a href="/sources">{locale.text('welcome.opml')}</a>
          </p>
          <p class="hint">{locale.text('welcome.demo')}</p>
          <Directory frame={frame} view={view} />
        </section>
        <section aria-labelledby="region">
          <h2 id="region">{locale.text('welcome.region')}</h2>
          <p>{locale.text('welcome.regionHint')}</p>
          <p>
            <a class="button-link" href="/settings?next=%2F">
              {locale.text('welcome.regionGo')}
            </a>
          </p>
          <p>
            <a href="/">{locale.text('welcome.home')}</a>
          </p>
        </section>
      </div>
    </Layout>
  )
}

function Directory(props: { frame: Frame; view: WelcomeView }) {
  const { frame, view } = props
  const { locale } = frame
  const countries = [...new Set(view.outlets.map(({ country }) => country))]
  const country = countries.find((one) => one === view.country)
  const shown = view.outlets.filter((outlet) => country === undefined || outlet.country === country)
  return (
    <>
      <h3>{locale.text('welcome.directory')}</h3>
      <p class="hint">{locale.text('welcome.directoryHint')}</p>
      <form class="filters" action="/welcome" aria-label={locale.text('welcome.country')}>
        <label>
          <span>{locale.text('welcome.country')}</span>{' '}
          <select name="country">
            <option value="">{locale.text('welcome.allCountries')}</option>
            {countries.map((one) => (
              <option value={one} selected={one === country}>
                {locale.regionName(one)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">{locale.text('home.apply')}</button>
      </form>
      <form method="post" action="/welcome/sources">
        <input type="hidden" name="csrf" value={frame.csrf} />
        <fieldset class="starter">
          <legend class="sr">{locale.text('welcome.directory')}</legend>
          {shown.map((outlet) => (
            <label class="choice">
              <input
                type="checkbox"
                name="outlet"
                value={outlet.id}
                checked={view.followed.has(outlet.id)}
                disabled={view.followed.has(outlet.id)}
              />
              <span>
                <bdi lang={outlet.lang}>{outlet.name}</bdi>{' '}
                <span class="meta-inline">
                  {locale.text(`sourceKind.${outlet.kind}`)} · {locale.regionName(outlet.country)}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
        <button type="submit">{locale.text('welcome.follow')}</button>
      </form>
    </>
  )
}
