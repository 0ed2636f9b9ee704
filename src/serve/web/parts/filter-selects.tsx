/**
 * The choices of lists: language and source, which stories and hits share; order and time of stories.
 * In: what can be chosen and what is. Out: labelled selects for a form. Touches nothing.
 */
import { hourMs, dayMs } from '../../../model/instant.ts'
import {
  storyOrders,
  storyWindowNames,
  storyWindows,
  type StoryOrder,
  type StoryWindow,
} from '../../../model/story-order.ts'
import type { Locale } from '../locale.ts'

export function FilterSelects(props: {
  locale: Locale
  langs: readonly string[]
  sources: readonly { id: string; name: string }[]
  lang: string | undefined
  sourceId: string | undefined
}) {
  const { locale } = props
  return (
    <>
      <LangSelect locale={locale} langs={props.langs} lang={props.lang} />
      <label>
        <span>{locale.text('home.filterSource')}</span>
        <select name="source">
          <option value="">{locale.text('home.allSources')}</option>
          {props.sources.map((source) => (
            <option value={source.id} selected={source.id === props.sourceId} dir="auto">
              {source.name}
            </option>
          ))}
        </select>
      </label>
    </>
  )
}

export function LangSelect(props: { locale: Locale; langs: readonly string[]; lang: string | undefined }) {
  const { locale } = props
  return (
    <label>
      <span>{locale.text('home.filterLang')}</span>
      <select name="in">
        <option value="">{locale.text('home.allLangs')}</option>
        {props.langs.map((lang) => (
          <option value={lang} selected={lang === props.lang}>
            {locale.languageName(lang)}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Of one source the order of importance is that of time, so it is not offered beside it. */
export function ListingSelects(props: {
  locale: Locale
  order: StoryOrder | undefined
  within: StoryWindow | undefined
  ofSource: boolean
}) {
  const { locale, ofSource } = props
  const orders = ofSource ? storyOrders.filter((order) => order !== 'now') : storyOrders
  return (
    <>
      <label>
        <span>{locale.text('home.order')}</span>
        <select name="order">
          {orders.map((order, i) => (
            <option value={i === 0 ? '' : order} selected={order === props.order}>
              {locale.text(`home.order.${order}`)}
            </option>
          ))}
        </select>
      </label>
      <WindowSelect locale={locale} chosen={props.within} whole />
    </>
  )
}

/** How far back; `whole`: or all there is. */
export function WindowSelect(props: { locale: Locale; chosen: StoryWindow | undefined; whole?: boolean }) {
  const { locale } = props
  return (
    <label>
      <span>{locale.text('home.within')}</span>
      <select name="within">
        {props.whole === true ? <option value="">{locale.text('home.withinAll')}</option> : ''}
        {storyWindowNames.map((name) => (
          <option value={name} selected={name === props.chosen}>
            {windowText(locale, storyWindows[name])}
          </option>
        ))}
      </select>
    </label>
  )
}

function windowText(locale: Locale, ms: number): string {
  return ms > dayMs
    ? locale.text('home.withinDays', { count: ms / dayMs })
    : locale.text('home.withinHours', { count: ms / hourMs })
}
