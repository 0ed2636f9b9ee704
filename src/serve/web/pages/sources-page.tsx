/**
 * The sources: each with its feeds, their state in words, the next try; for the admin, adding, pausing, removing.
 * In: `SourcesView`. Out: a document. Touches nothing.
 */
import type { SourcesView, SourceView } from '../../../application/stories/page-views.ts'
import type { Feed } from '../../../model/article.ts'
import { shownAddress } from '../../../model/shown-address.ts'
import { When } from '../bidi.tsx'
import { sourceHref } from '../parts/cards.tsx'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import { AddSourceForm } from '../parts/add-source-form.tsx'
import type { Locale } from '../locale.ts'

export function SourcesPage(props: { frame: Frame; view: SourcesView }) {
  const { frame, view } = props
  const { locale } = frame
  return (
    <Layout frame={frame} title={locale.text('sources.title')} nav="sources">
      <div class="columns-one">
        <div class="page-head">
          <h1>{locale.text('sources.title')}</h1>
          {frame.editor ? '' : <p class="hint">{locale.text('sources.readOnly')}</p>}
        </div>
        {frame.editor ? <AddSourceForm frame={frame} /> : ''}
        {frame.editor ? <Opml frame={frame} /> : ''}
        {frame.editor ? (
          <p>
            <a href="/welcome#sources">{locale.text('welcome.directory')}</a>
          </p>
        ) : (
          ''
        )}
        {view.sources.length === 0 ? <p class="empty">{locale.text('sources.none')}</p> : ''}
        <ul class="sources">
          {view.sources.map((s) => (
            <SourceItem frame={frame} view={s} />
          ))}
        </ul>
      </div>
    </Layout>
  )
}

/** All feeds out, and those of another reader in. */
function Opml(props: { frame: Frame }) {
  const { frame } = props
  const { locale } = frame
  return (
    <form class="add" method="post" action="/sources/opml" enctype="multipart/form-data">
      <input type="hidden" name="csrf" value={frame.csrf} />
      <label for="opml">{locale.text('sources.opml')}</label>
      <div class="add-row">
        <input id="opml" name="opml" type="file" accept=".opml,.xml,text/x-opml,text/xml,application/xml" required />
        <button type="submit">{locale.text('sources.opmlGo')}</button>
      </div>
      <p class="hint">
        {frame.state ? `${locale.text('sources.opmlHint')} ` : ''}
        <a href="/sources/opml" download="siyaq.opml">
          {locale.text('sources.opmlOut')}
        </a>
      </p>
    </form>
  )
}

function SourceItem(props: { frame: Frame; view: SourceView }) {
  const { frame, view } = props
  const { locale } = frame
  const { source } = view
  return (
    <li class={source.paused ? 'source-item source-paused' : 'source-item'}>
      <div class="source-row">
        <h2>
          <a href={sourceHref(source.id)}>
            <bdi lang={source.lang}>{source.name}</bdi>
          </a>
        </h2>
        <p class="meta">
          <span class="tag">{locale.text(`sourceKind.${source.kind}`)}</span>
          <span>{locale.text('count.articles', { count: view.articleCount })}</span>
          {view.unsureCount === 0 ? (
            ''
          ) : (
            <>
              <span class="dot" />
              <span>{locale.text('count.unsure', { count: view.unsureCount })}</span>
            </>
          )}
          {view.lastArticleAt === undefined ? (
            ''
          ) : (
            <>
              <span class="dot" />
              <When locale={locale} at={view.lastArticleAt} />
            </>
          )}
          {source.paused ? <span class="flag">{locale.text('source.paused')}</span> : ''}
        </p>
        {frame.editor ? (
          <form method="post" action={`${sourceHref(source.id)}/pause`} class="inline">
            <input type="hidden" name="csrf" value={frame.csrf} />
            <button class="quiet" name="paused" value={source.paused ? '0' : '1'}>
              {locale.text(source.paused ? 'sources.resume' : 'sources.pause')}
            </button>
          </form>
        ) : (
          ''
        )}
      </div>
      {view.feeds.length === 0 ? (
        ''
      ) : (
        <ul class="feeds">
          {view.feeds.map((feed) => (
            <li>
              <FeedState locale={locale} feed={feed} />
              {frame.editor ? (
                <form method="post" action={`/feeds/${feed.id}`} class="inline">
                  <input type="hidden" name="csrf" value={frame.csrf} />
                  <a href={`/feed/${feed.id}`}>{locale.text('sources.settings')}</a>
                  <button class="quiet" name="action" value={feed.paused ? 'resume' : 'pause'}>
                    {locale.text(feed.paused ? 'sources.resume' : 'sources.pause')}
                  </button>
                  <button class="quiet quiet-danger" name="action" value="remove">
                    {locale.text('sources.remove')}
                  </button>
                </form>
              ) : (
                ''
              )}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

/** One feed: its kind and address, how the last poll went, when the next is. */
export function FeedState(props: { locale: Locale; feed: Feed }) {
  const { locale, feed } = props
  const failing = feed.errorCode !== undefined
  return (
    <div class={failing ? 'feed-state feed-failing' : 'feed-state'}>
      <p class="feed-url">
        <i
          class={`light light-${feed.paused ? 'paused' : failing ? 'bad' : feed.lastOkAt === undefined ? 'new' : 'good'}`}
        />
        {feed.kind === undefined ? '' : <span class="tag">{feed.kind}</span>}{' '}
        <bdi dir="ltr">{shownAddress(feed.url)}</bdi>
      </p>
      <p class="meta">
        <span>
          {feed.paused
            ? locale.text('source.paused')
            : failing
              ? locale.text('sources.failed', { count: feed.errorCount })
              : locale.text(feed.lastOkAt === undefined ? 'sources.waiting' : 'sources.ok')}
        </span>
        {feed.lastOkAt === undefined ? (
          ''
        ) : (
          <>
            <span class="dot" />
            <span>
              {locale.text('sources.lastOk')} <When locale={locale} at={feed.lastOkAt} />
            </span>
          </>
        )}
        {feed.paused ? (
          ''
        ) : (
          <>
            <span class="dot" />
            <span>
              {locale.text('sources.nextTry')}{' '}
              {feed.nextPollAt <= locale.now ? (
                locale.text('sources.soon')
              ) : (
                <Until locale={locale} at={feed.nextPollAt} />
              )}
            </span>
            <span class="dot" />
            <span>{locale.text('sources.every', { interval: locale.duration(feed.intervalMs) })}</span>
          </>
        )}
      </p>
      {feed.errorCode === undefined ? (
        ''
      ) : (
        <p class="feed-error">
          {locale.problem(feed.errorCode)} <code dir="ltr">{feed.errorCode}</code>
          {feed.errorDetail === undefined || feed.errorDetail === '' ? (
            ''
          ) : (
            <>
              {' '}
              <bdi>{shownAddress(feed.errorDetail)}</bdi>
            </>
          )}
        </p>
      )}
    </div>
  )
}

function Until(props: { locale: Locale; at: number }) {
  const { locale, at } = props
  return (
    <time datetime={new Date(at).toISOString()} title={locale.absolute(at)}>
      {locale.until(at)}
    </time>
  )
}
