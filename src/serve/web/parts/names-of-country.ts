/**
 * The names of a country in the languages of the news, from CLDR.
 * In: an entity key. Out: names with their language and direction. Touches nothing.
 */
import type { Direction } from '../../../model/article.ts'
import { directionOf } from '../../../model/direction.ts'

const languages = ['ar', 'en', 'fr', 'ru', 'fa', 'tr'] as const
const formats = new Map(
  languages.map((lang) => [lang, new Intl.DisplayNames(lang, { type: 'region', fallback: 'none' })]),
)

export interface NameInLanguage {
  lang: string
  dir: Direction
  name: string
}

/** Empty for what is no country ("place:RU" is one). */
export function namesOfCountry(key: string): NameInLanguage[] {
  const code = /^place:([A-Z]{2})$/.exec(key)?.[1]
  if (code === undefined) return []
  return languages.flatMap((lang) => {
    const name = formats.get(lang)?.of(code)
    return name === undefined ? [] : [{ lang, dir: directionOf(lang), name }]
  })
}
