/**
 * The page of an article: clean text, provenance, statements, other coverage, read-also, the publisher's own parts, revisions.
 * In: `ArticleView` and the layers to highlight. Out: a document. Touches nothing.
 */
import { defined } from '../../../model/defined.ts'
import { raw } from 'hono/html'
import { isUnsure } from '../../../model/article.ts'
import { citedArticle } from '../../../application/cite/cite.ts'
import type { ArticleView } from '../../../application/stories/views.ts'
import { ArticleAside } from '../parts/article-aside.tsx'
import { Foreign, Separated, Text, When } from '../bidi.tsx'
import { RelatedList, SourceLink, articleHref, storyHref } from '../parts/cards.tsx'
import { CiteAndShare } from '../parts/cite-and-share.tsx'
import { ReadAlso, SimilarList } from '../parts/context-cards.tsx'
import { Corroboration } from '../parts/counts.tsx'
import { Revisions } from '../parts/diff-view.tsx'
import type { Frame } from '../frame.ts'
import { Icon } from '../parts/icons.tsx'
import { Layout } from '../layout.tsx'
import type { Locale } from '../locale.ts'
import { MarkedText, highlightLayers, marksOf } from '../parts/marked-text.tsx'
import type { HighlightLayer } from '../parts/marked-text.tsx'
import { OwnLink } from '../parts/own-link.tsx'
import { DeskLink } from '../parts/desks.tsx'
import { outsideLink } from '../../../model/outside-link.ts'
import { PublisherParts } from '../parts/publisher-parts.tsx'
import { Speakers } from '../parts/statements.tsx'
import { articleData } from '../structured-data.ts'
import { speakersOf } from '../../../application/stories/speakers-of.ts'

export interface ArticlePageProps {
  frame: Frame
  view: ArticleView
  show: ReadonlySet<HighlightLayer>
}

export function ArticlePage(props: ArticlePageProps) {
  const { frame, view, show } = props
  const { locale } = frame
  const { article } = view
  const speakers = view.analysis ? speakersOf(view) : []
  return (
    <Layout
      frame={frame}
      title={article.title}
      {...defined({ description: article.dek === '' ? undefined : article.dek })}
      linked={{ path: `/article/${article.id}`, at: article.publishedAt ?? article.at }}
      data={articleData(frame, view)}
    >
      <article
        class="columns columns-article"
        data-item
        data-original={outsideLink(article.url)}
        data-story={view.story === undefined ? undefined : storyHref(view.story.id)}
      >
        <header class="article-head">
          {view.story !== undefined && view.story.articleCount > 1 ? (
            <p class="kicker">
              {locale.text('article.partOf')}{' '}
              <a href={storyHref(view.story.id)}>
                <Foreign text={view.story.title} lang={view.story.lang} dir={view.story.dir} />
              </a>{' '}
              <Corroboration locale={locale} of={view.story} />
            </p>
          ) : (
            ''
          )}
          <h1 class="headline" lang={article.lang} dir={article.dir}>
            {article.title}
          </h1>
          {article.dek === undefined || article.dek === '' ? (
            ''
          ) : (
            <p class="dek" lang={article.lang} dir={article.dir}>
              {article.dek}
            </p>
          )}
          <HeadMeta locale={locale} view={view} />
          {view.goneAt === undefined ? '' : <p class="notice notice-problem">{locale.text('article.gone')}</p>}
          <p class="meta" data-own={`article:${article.id}`} data-own-open>
            <OwnLink frame={frame} kind="article" id={String(article.id)} about={article.title} />
          </p>
          <CiteAndShare frame={frame} cited={citedArticle(article, view.sourceName)} />
          <ReadingNotice locale={locale} view={view} />
          {view.analysis === undefined ? '' : <ShowBar frame={frame} id={article.id} show={show} />}
        </header>
        <div class="column-main">
          <Body locale={locale} view={view} show={show} />
          {speakers.length > 0 ? (
            <section class="block" id="statements" aria-labelledby="statements-title">
              <h2 id="statements-title">{locale.text('article.statements')}</h2>
              <Speakers locale={locale} speakers={speakers} />
            </section>
          ) : (
            ''
          )}
          {view.readAlso === undefined ? '' : <ReadAlso locale={locale} card={view.readAlso} from={article.id} />}
          <section class="block" id="similar" aria-labelledby="similar-title">
            <h2 id="similar-title">{locale.text('article.similar')}</h2>
            {view.similar.length === 0 ? <p class="hint">{locale.text('article.only')}</p> : ''}
            <SimilarList locale={locale} cards={view.similar} from={article.id} />
          </section>
          {view.related.length > 0 ? (
            <section class="block" id="related" aria-labelledby="related-title">
              <h2 id="related-title">{locale.text('article.related')}</h2>
              <RelatedList locale={locale} stories={view.related} />
            </section>
          ) : (
            ''
          )}
          <PublisherParts locale={locale} article={article} />
          {view.revisions.length > 1 ? (
            <section class="block" id="revisions" aria-labelledby="revisions-title">
              <h2 id="revisions-title">{locale.text('article.revisions')}</h2>
              <Revisions locale={locale} revisions={view.revisions} lang={article.lang} dir={article.dir} />
            </section>
          ) : (
            ''
          )}
        </div>
        <aside class="column-side">
          <ArticleAside frame={frame} view={view} />
        </aside>
      </article>
    </Layout>
  )
}

/** Says where the text is not the whole of the publisher's page, or may not be it. */
function ReadingNotice(props: { locale: Locale; view: ArticleView }) {
  const { confidence, evidence } = props.view.article
  const isSummary = evidence.some(
    ({ field, from, detail }) => field === 'body' && from === 'feed' && detail === 'summary',
  )
  if (isSummary) return <p class="hint">{props.locale.text('article.summaryOnly')}</p>
  return !isUnsure(confidence) ? '' : <p class="hint">{props.locale.text('article.unsure')}</p>
}

function HeadMeta(props: { locale: Locale; view: ArticleView }) {
  const { locale, view } = props
  const { article } = view
  const original = outsideLink(article.url)
  const credited = [
    ...new Set(view.provenance.credits.filter((c) => c.kind !== 'own' && c.role !== 'passing').map((c) => c.name)),
  ]
  return (
    <p class="meta meta-wide">
      <SourceLink card={{ sourceId: article.sourceId, sourceName: view.sourceName }} />
      {view.desk === undefined ? (
        ''
      ) : (
        <>
          <span class="dot" />
          <DeskLink locale={locale} desk={view.desk} />
        </>
      )}
      {credited.length > 0 ? (
        <>
          <span class="dot" />
          <span>
            {locale.text('article.credits')}{' '}
            <Separated
              locale={locale}
              items={credited.map((name) => (
                <a href="#provenance">
                  <bdi>{name}</bdi>
                </a>
              ))}
            />
          </span>
        </>
      ) : (
        ''
      )}
      {article.author === undefined || article.author === '' ? (
        ''
      ) : (
        <>
          <span class="dot" />
          <span>
            <Text locale={locale} of="article.by" values={{ author: article.author }} />
          </span>
        </>
      )}
      <span class="dot" />
      <span>
        {article.publishedAt === undefined ? `${locale.text('article.seen')} ` : ''}
        <When locale={locale} at={article.publishedAt ?? article.at} dateOnly={article.dateOnly} />
      </span>
      {article.revision > 1 ? (
        <a class="flag flag-edit" href="#revisions">
          <Icon name="edit" />
          {locale.text('article.revised', { count: article.revision })}
        </a>
      ) : (
        ''
      )}
      {original === undefined ? (
        ''
      ) : (
        <a class="original" href={original} rel="noopener noreferrer external" data-original-link>
          {locale.text('article.original')}
          <Icon name="out" flow />
        </a>
      )}
    </p>
  )
}

/** Toggles of the highlights: each link adds or removes one layer. */
function ShowBar(props: { frame: Frame; id: number; show: ReadonlySet<HighlightLayer> }) {
  const { frame, id, show } = props
  const { locale } = frame
  return (
    <nav class="showbar" aria-label={locale.text('article.show')}>
      <span>{locale.text('article.show')}</span>
      {highlightLayers.map((layer) => {
        const on = show.has(layer)
        const next = highlightLayers.filter((l) => (l === layer ? !on : show.has(l)))
        const href = next.length === 0 ? articleHref(id) : `${articleHref(id)}?show=${next.join(',')}`
        return (
          <a class={`toggle toggle-${layer}`} href={href} aria-current={on ? 'true' : undefined} rel="nofollow">
            {locale.text(`article.show.${layer}`)}
          </a>
        )
      })}
    </nav>
  )
}

/** The sanitised body as the publisher structured it; with highlights, the text itself with its spans marked. */
function Body(props: { locale: Locale; view: ArticleView; show: ReadonlySet<HighlightLayer> }) {
  const { locale, view, show } = props
  const { article } = view
  const picture = article.image
  return (
    <>
      {picture === undefined || !/^https?:/.test(picture.url) || !locale.preferences.pictures ? (
        ''
      ) : (
        <figure class="picture">
          <img
            src={picture.url}
            alt={picture.alt ?? ''}
            width={picture.width}
            height={picture.height}
            loading="lazy"
            decoding="async"
            referrerpolicy="no-referrer"
          />
          {picture.alt === undefined || picture.alt === '' ? (
            ''
          ) : (
            <figcaption lang={article.lang} dir={article.dir}>
              {picture.alt}
            </figcaption>
          )}
        </figure>
      )}
      {show.size > 0 && view.analysis !== undefined ? (
        <MarkedText
          text={article.text}
          lang={article.lang}
          dir={article.dir}
          marks={marksOf(view.analysis, article.text, show, locale)}
        />
      ) : article.html.trim() !== '' ? (
        <div class="body" lang={article.lang} dir={article.dir}>
          {raw(article.html)}
        </div>
      ) : (
        <MarkedText text={article.text} lang={article.lang} dir={article.dir} marks={[]} />
      )}
    </>
  )
}
