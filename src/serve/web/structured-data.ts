/**
 * What a page of an article or a story tells to machines (JSON-LD of schema.org): whose texts it shows, and where these stand.
 * In: views. Out: the text of a data block, safe inside a `script` element. Touches nothing.
 *
 * The page is ours, the article is its publisher's: a page about an article is a `WebPage` based on it, not a `NewsArticle` of ours. What the
 * publisher did not say is left out: an instant at which we saw it is no date of publication.
 */
import type { ArticleView, CopyFold, StoryView } from '../../application/stories/views.ts'
import { defined } from '../../model/defined.ts'
import type { Frame } from './frame.ts'
import { outsideLink } from '../../model/outside-link.ts'

interface OriginalArticle {
  title: string
  url: string
  lang?: string
  sourceName: string
}

export function articleData(frame: Frame, { article, sourceName }: ArticleView): string {
  const original = outsideLink(article.url)
  const day = (at: number | undefined, isDay = false): string | undefined =>
    at === undefined ? undefined : new Date(at).toISOString().slice(0, isDay ? 10 : undefined)
  return dataBlock({
    ...pageOf(frame, 'WebPage', `/article/${article.id}`, article.title),
    ...defined({ isBasedOn: original }),
    mainEntity: {
      ...newsArticle({ ...article, sourceName }),
      ...defined({
        description: article.dek === '' ? undefined : article.dek,
        datePublished: day(article.publishedAt, article.dateOnly),
        dateModified: day(article.modifiedAt),
      }),
    },
  })
}

/** The texts that the page shows, copies folded, in its order. */
export function storyData(frame: Frame, view: StoryView, folds: readonly CopyFold[]): string {
  const leads = folds.map(({ lead }) => lead)
  const originals = leads.flatMap(({ url }) => outsideLink(url) ?? [])
  return dataBlock({
    ...pageOf(frame, 'CollectionPage', `/story/${view.id}`, view.title),
    temporalCoverage: `${new Date(view.firstAt).toISOString()}/${new Date(view.lastAt).toISOString()}`,
    ...(originals.length === 0 ? {} : { isBasedOn: originals }),
    mainEntity: {
      '@type': 'ItemList',
      numberOfItems: leads.length,
      itemListElement: leads.map((lead, i) => ({ '@type': 'ListItem', position: i + 1, item: newsArticle(lead) })),
    },
  })
}

function pageOf(frame: Frame, type: 'WebPage' | 'CollectionPage', path: string, name: string): object {
  const url = frame.site + path
  const site = { '@type': 'WebSite', name: frame.locale.text('site.name'), url: `${frame.site}/` }
  return { '@context': 'https://schema.org', '@type': type, '@id': url, url, name, isPartOf: site }
}

function newsArticle({ title, url, lang, sourceName }: OriginalArticle): object {
  return {
    '@type': 'NewsArticle',
    headline: title,
    ...defined({ url: outsideLink(url), inLanguage: lang }),
    publisher: { '@type': 'Organization', name: sourceName },
  }
}

const escapes: Readonly<Record<string, string>> = { '<': '\\u003c', '>': '\\u003e', '&': '\\u0026' }

/** JSON in which no element can begin or end. */
function dataBlock(data: object): string {
  return JSON.stringify(data).replace(/[<>&]/g, (sign) => escapes[sign] ?? sign)
}
