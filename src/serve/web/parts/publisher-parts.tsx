/**
 * What the page's publisher put around the text, kept apart from it: credit line, keywords, read-also, similar, embedded posts.
 * In: an article with its page parts. Out: markup, nothing when there are none. Touches nothing.
 */
import type { Article, Embed, ReadAlso, SimilarLink } from '../../../model/article.ts'
import type { Locale } from '../locale.ts'
import { outsideLink } from '../../../model/outside-link.ts'

export function PublisherParts(props: { locale: Locale; article: Article }) {
  const { locale, article } = props
  const { parts } = article
  const hasAny =
    parts.credit !== undefined ||
    parts.keywords.length > 0 ||
    parts.keywordsRaw !== undefined ||
    parts.readAlso.length > 0 ||
    parts.similar.length > 0 ||
    parts.embeds.length > 0
  if (!hasAny) return <></>
  const own = { lang: article.lang, dir: article.dir }
  return (
    <details class="block publisher" id="publisher" open={parts.embeds.length > 0 && parts.readAlso.length === 0}>
      <summary>
        <h2>{locale.text('article.publisherParts')}</h2>
      </summary>
      <p class="hint">{locale.text('article.publisherPartsHint')}</p>
      <dl>
        {parts.credit === undefined ? (
          ''
        ) : (
          <>
            <dt>{locale.text('article.publisherCredit')}</dt>
            <dd {...own}>{parts.credit}</dd>
          </>
        )}
        {parts.keywords.length === 0 && parts.keywordsRaw === undefined ? (
          ''
        ) : (
          <>
            <dt>{locale.text('article.publisherKeywords')}</dt>
            <dd>
              {parts.keywords.length === 0 ? (
                <bdi {...own}>{parts.keywordsRaw}</bdi>
              ) : (
                <ul class="chips">
                  {parts.keywords.map((word) => (
                    <li>
                      <a class="chip" href={`/search?q=${encodeURIComponent(word)}`}>
                        <bdi>{word}</bdi>
                      </a>
                    </li>
                  ))}
                </ul>
              )}
            </dd>
          </>
        )}
        {parts.readAlso.length === 0 ? (
          ''
        ) : (
          <>
            <dt>{locale.text('article.publisherReadAlso')}</dt>
            {parts.readAlso.map((item) => (
              <dd>
                <ReadAlsoItem locale={locale} item={item} own={own} />
              </dd>
            ))}
          </>
        )}
        {parts.similar.length === 0 ? (
          ''
        ) : (
          <>
            <dt>{locale.text('article.publisherSimilar')}</dt>
            <dd>
              <ul class="publisher-similar">
                {counted(parts.similar).map(({ link, count }) => (
                  <li>
                    <PublisherLink text={link.title} url={link.url} own={own} />
                    {count > 1 ? <span class="tag">{locale.text('article.publisherRepeated', { count })}</span> : ''}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        {parts.embeds.length === 0 ? (
          ''
        ) : (
          <>
            <dt>{locale.text('article.embeds')}</dt>
            {parts.embeds.map((embed) => (
              <dd>
                <EmbedItem locale={locale} embed={embed} />
              </dd>
            ))}
          </>
        )}
      </dl>
    </details>
  )
}

interface Own {
  lang: string | undefined
  dir: 'rtl' | 'ltr'
}

/** A publisher's link: only web addresses, opened without a referrer. */
function PublisherLink(props: { text: string; url?: string | undefined; own: Own }) {
  const text = <bdi {...props.own}>{props.text}</bdi>
  const href = outsideLink(props.url)
  if (href === undefined) return text
  return (
    <a href={href} rel="noopener noreferrer nofollow external">
      {text}
    </a>
  )
}

function ReadAlsoItem(props: { locale: Locale; item: ReadAlso; own: Own }) {
  const { locale, item, own } = props
  const body = item.body ?? []
  return (
    <div class="publisher-read-also">
      <p>
        <PublisherLink text={item.title} url={item.url} own={own} />
      </p>
      {body.length === 0 ? (
        ''
      ) : (
        <details class="fold">
          <summary>{locale.text('evidence.body')}</summary>
          {body.map((paragraph) => (
            <p {...own}>{paragraph}</p>
          ))}
        </details>
      )}
      {(item.teasers ?? []).map((teaser) => (
        <p class="hint" {...own}>
          {teaser}
        </p>
      ))}
      {(item.embeds ?? []).map((embed) => (
        <EmbedItem locale={locale} embed={embed} />
      ))}
    </div>
  )
}

function EmbedItem(props: { locale: Locale; embed: Embed }) {
  const { locale, embed } = props
  const href = outsideLink(embed.url)
  return (
    <blockquote class="embed">
      {embed.text === undefined ? '' : <p dir="auto">{embed.text}</p>}
      <p class="meta">
        {embed.author === undefined ? '' : <bdi>{embed.author}</bdi>}
        {embed.handle === undefined ? '' : <bdi dir="ltr">@{embed.handle.replace(/^@/, '')}</bdi>}
        {embed.date === undefined ? '' : <time datetime={embed.date}>{dateText(locale, embed.date)}</time>}
        {href === undefined ? (
          ''
        ) : (
          <a href={href} rel="noopener noreferrer nofollow external">
            {locale.text('article.openEmbed')}
          </a>
        )}
      </p>
    </blockquote>
  )
}

function dateText(locale: Locale, date: string): string {
  const at = Date.parse(`${date}T00:00:00Z`)
  return Number.isNaN(at) ? date : locale.absolute(at, true)
}

/** The publisher's list with equal headlines counted instead of repeated. */
export function counted(links: readonly SimilarLink[]): { link: SimilarLink; count: number }[] {
  const seen = new Map<string, { link: SimilarLink; count: number }>()
  for (const link of links) {
    const found = seen.get(link.title)
    if (found) found.count++
    else seen.set(link.title, { link, count: 1 })
  }
  return [...seen.values()]
}
