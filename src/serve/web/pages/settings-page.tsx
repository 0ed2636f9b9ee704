/**
 * What a reader may choose: language, looks, digits, country, zone.
 * In: the zones to choose from, where to go next. Out: a document. Touches nothing.
 */
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import { regions } from '../preferences.ts'

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
