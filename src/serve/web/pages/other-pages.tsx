/**
 * Small pages: why two articles are together or apart, display settings, keyboard shortcuts, errors.
 * In: plain data. Out: documents. Touches nothing.
 */
import type { WebKey } from '../../../messages/web.ts'
import type { WhyView } from '../../../application/stories/views.ts'
import { ArticleItem, storyHref } from '../parts/cards.tsx'
import { CorrectionLine } from '../parts/correction-forms.tsx'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import { regions } from '../preferences.ts'
import { ReasonList } from '../parts/reasons.tsx'

export function WhyPage(props: { frame: Frame; view?: WhyView; a: string; b: string; problem?: string }) {
  const { frame, view } = props
  const { locale } = frame
  return (
    <Layout frame={frame} title={locale.text('why.title')}>
      <div class="columns-one">
        <div class="page-head">
          <h1>{locale.text('why.title')}</h1>
        </div>
        {props.problem === undefined ? '' : <p class="notice notice-problem">{props.problem}</p>}
        {view === undefined ? (
          ''
        ) : (
          <>
            <p class={view.together ? 'verdict verdict-together' : 'verdict'}>
              {locale.text(view.together ? 'why.together' : 'why.apart')}
              {view.confidence === undefined ? (
                ''
              ) : (
                <small> {locale.text('story.confidence', { percent: locale.percent(view.confidence) })}</small>
              )}
            </p>
            <div class="pair">
              <ArticleItem locale={locale} card={view.a} level={2}>
                {view.storyA === undefined ? (
                  ''
                ) : (
                  <p class="meta">
                    <a href={storyHref(view.storyA)}>{locale.text('keys.story')}</a>
                  </p>
                )}
              </ArticleItem>
              <ArticleItem locale={locale} card={view.b} level={2}>
                {view.storyB === undefined ? (
                  ''
                ) : (
                  <p class="meta">
                    <a href={storyHref(view.storyB)}>{locale.text('keys.story')}</a>
                  </p>
                )}
              </ArticleItem>
            </div>
            {view.copy === undefined ? (
              ''
            ) : (
              <p class="block">
                {locale.text('why.copy', { percent: locale.percent(view.copy.containment) })}
                {view.copy.overlap === undefined ? '' : <q dir="auto">{view.copy.overlap}</q>}
              </p>
            )}
            <div class="pair">
              <section class="card">
                <h2>{locale.text('why.for')}</h2>
                <ReasonList
                  locale={locale}
                  reasons={view.reasons.filter((r) => (r.weight ?? 0) >= 0)}
                  most={12}
                  weighed
                />
                {view.reasons.some((r) => (r.weight ?? 0) >= 0) ? '' : <p class="hint">{locale.text('why.none')}</p>}
              </section>
              <section class="card">
                <h2>{locale.text('why.against')}</h2>
                <ReasonList
                  locale={locale}
                  reasons={view.reasons.filter((r) => (r.weight ?? 0) < 0)}
                  most={12}
                  weighed
                />
                {view.reasons.some((r) => (r.weight ?? 0) < 0) ? '' : <p class="hint">{locale.text('why.none')}</p>}
              </section>
            </div>
            {view.corrections.length === 0 ? (
              ''
            ) : (
              <section class="card">
                <h2>{locale.text('why.corrected')}</h2>
                {view.corrections.map((c) => (
                  <CorrectionLine locale={locale} correction={c} />
                ))}
              </section>
            )}
          </>
        )}
        <form class="card stacked" action="/why">
          <p class="hint">{locale.text('why.askHint')}</p>
          <label>
            <span>{locale.text('why.first')}</span>
            <input name="a" value={props.a} dir="ltr" required maxlength={2000} />
          </label>
          <label>
            <span>{locale.text('why.second')}</span>
            <input name="b" value={props.b} dir="ltr" required maxlength={2000} />
          </label>
          <button type="submit">{locale.text('why.ask')}</button>
        </form>
      </div>
    </Layout>
  )
}

export function SettingsPage(props: { frame: Frame; zones: string[]; next: string }) {
  const { frame } = props
  const { locale } = frame
  const p = locale.preferences
  return (
    <Layout frame={frame} title={locale.text('settings.title')} nav="settings">
      <div class="columns-one narrow">
        <div class="page-head">
          <h1>{locale.text('settings.title')}</h1>
          <p class="hint">{locale.text('settings.lede')}</p>
        </div>
        <form class="card stacked" method="post" action="/settings">
          <input type="hidden" name="csrf" value={frame.csrf} />
          <input type="hidden" name="next" value={props.next} />
          <Radios
            legend={locale.text('settings.lang')}
            name="lang"
            value={p.lang}
            options={[
              ['ar', 'العربية'],
              ['en', 'English'],
            ]}
          />
          <Radios
            legend={locale.text('settings.theme')}
            name="theme"
            value={p.theme}
            options={(['auto', 'light', 'dark'] as const).map((v) => [v, locale.text(`settings.theme.${v}`)])}
          />
          <Radios
            legend={locale.text('settings.size')}
            name="size"
            value={String(p.size)}
            options={([1, 2, 3, 4] as const).map((v) => [String(v), locale.text(`settings.size.${v}`)])}
          />
          <Radios
            legend={locale.text('settings.font')}
            name="font"
            value={p.font}
            options={(['naskh', 'sans'] as const).map((v) => [v, locale.text(`settings.font.${v}`)])}
          />
          <label>
            <span>{locale.text('settings.region')}</span>
            <select name="region">
              <option value="">{locale.text('settings.region.none')}</option>
              {regions.map((r) => (
                <option value={r} selected={r === p.region}>
                  {locale.regionName(r)}
                </option>
              ))}
            </select>
          </label>
          <Radios
            legend={locale.text('settings.digits')}
            name="digits"
            value={p.digits}
            options={(['auto', 'latn', 'arab'] as const).map((v) => [v, locale.text(`settings.digits.${v}`)])}
          />
          <Radios
            legend={locale.text('settings.calendar')}
            name="calendar"
            value={p.calendar}
            options={(['gregory', 'both'] as const).map((v) => [v, locale.text(`settings.calendar.${v}`)])}
          />
          <label>
            <span>{locale.text('settings.zone')}</span>
            <select name="zone" dir="ltr">
              {props.zones.map((zone) => (
                <option value={zone} selected={zone === p.timeZone}>
                  {zone}
                </option>
              ))}
            </select>
          </label>
          <Radios
            legend={locale.text('settings.pictures')}
            name="pictures"
            value={p.pictures ? 'on' : 'off'}
            options={(['on', 'off'] as const).map((v) => [v, locale.text(`settings.pictures.${v}`)])}
          />
          <button type="submit">{locale.text('settings.save')}</button>
        </form>
      </div>
    </Layout>
  )
}

function Radios(props: { legend: string; name: string; value: string; options: (readonly [string, string])[] }) {
  return (
    <fieldset class="radios">
      <legend>{props.legend}</legend>
      <div class="radio-row">
        {props.options.map(([value, label]) => (
          <label class="choice">
            <input type="radio" name={props.name} value={value} checked={value === props.value} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const keyRows: { keys: string[]; of: WebKey }[] = [
  { keys: ['j'], of: 'keys.next' },
  { keys: ['k'], of: 'keys.previous' },
  { keys: ['o', 'Enter'], of: 'keys.open' },
  { keys: ['s'], of: 'keys.story' },
  { keys: ['v'], of: 'keys.original' },
  { keys: ['/'], of: 'keys.search' },
  { keys: ['←', '→'], of: 'keys.older' },
  { keys: ['t'], of: 'keys.theme' },
  { keys: ['+', '-'], of: 'keys.size' },
  { keys: ['?'], of: 'keys.help' },
]

export function KeysPage(props: { frame: Frame }) {
  const { frame } = props
  const { locale } = frame
  return (
    <Layout frame={frame} title={locale.text('keys.title')}>
      <div class="columns-one narrow">
        <div class="page-head">
          <h1>{locale.text('keys.title')}</h1>
        </div>
        <dl class="card keys">
          {keyRows.map((row) => (
            <div>
              <dt>
                {row.keys.map((k) => (
                  <kbd dir="ltr">{k}</kbd>
                ))}
              </dt>
              <dd>{locale.text(row.of)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Layout>
  )
}

export function ErrorPage(props: { frame: Frame; title: string; code: string; hint?: string; detail?: string }) {
  const { frame } = props
  const { locale } = frame
  return (
    <Layout frame={frame} title={props.title}>
      <div class="columns-one narrow error-page">
        <h1>{props.title}</h1>
        {props.hint === undefined ? '' : <p class="lede">{props.hint}</p>}
        {props.detail === undefined ? (
          ''
        ) : (
          <p>
            <bdi>{props.detail}</bdi>
          </p>
        )}
        <p class="hint">
          {locale.text('error.code')} <code dir="ltr">{props.code}</code>
        </p>
        <p>
          <a class="button-link" href="/">
            {locale.text('error.back')}
          </a>
        </p>
      </div>
    </Layout>
  )
}
