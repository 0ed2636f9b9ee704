/**
 * The two choices that lists of stories and of hits share: language and source.
 * In: what can be chosen and what is. Out: two labelled selects for a form. Touches nothing.
 */
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
