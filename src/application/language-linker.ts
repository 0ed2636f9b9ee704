/**
 * Sketches of stories from their articles, and the links between stories of different languages.
 * In: a story's articles with their analysis. Out: what LanguageLinks works with. Touches nothing.
 */
import { languageKeys } from '../analyse/language-keys.ts'
import { linkLanguages, storySketch, type StorySketch } from '../group/link-languages.ts'
import type { Linker } from './language-links.ts'

export const languageLinker: Linker<StorySketch> = {
  storySketch: (id, articles) =>
    storySketch(
      id,
      articles.map((article) => ({ lang: article.lang, at: article.at, keys: languageKeys(article) })),
    ),
  linkLanguages,
}
