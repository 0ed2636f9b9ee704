/**
 * Sketches of stories from their articles, and the links between stories of different languages.
 * In: a story's articles with their analysis. Out: what LanguageLinks works with. Touches nothing.
 */
import { writingKind } from '../../analyse/features/article-kind.ts'
import { languageKeys } from '../../analyse/features/language-keys.ts'
import { linkLanguages, storySketch, type StorySketch } from '../../group/reading/link-languages.ts'
import { featureKind } from '../../model/features.ts'
import type { Linker } from './language-links.ts'

export const languageLinker: Linker<StorySketch> = {
  storySketch: (id, articles) =>
    storySketch(
      id,
      articles.map((article) => {
        // A round-up names many events and tells none.
        const isRoundUp = (writingKind(article.title, article.text ?? '') & featureKind.roundUp) !== 0
        return { lang: article.lang, at: article.at, keys: isRoundUp ? [] : languageKeys(article) }
      }),
    ),
  linkLanguages,
}
