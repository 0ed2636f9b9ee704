/**
 * The saved searches: each a link, a feed in two formats, and for the admin a way to remove it.
 * In: rows. Out: a document. Touches nothing.
 */
import type { SavedSearch } from '../../../store/saved-searches.ts'
import { Foreign } from '../bidi.tsx'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import { searchHref } from '../../../application/search/search-address.ts'

export function SearchesPage(props: { frame: Frame; saved: readonly SavedSearch[] }) {
  const { frame, saved } = props
  const { locale } = frame
  return (
    <Layout frame={frame} title={locale.text('searches.title')} nav="searches">
      <div class="columns-one">
        <div class="page-head">
          <h1>{locale.text('searches.title')}</h1>
          <p class="lede">{locale.text(saved.length === 0 ? 'searches.none' : 'searches.lede')}</p>
        </div>
        <ul class="corrections">
          {saved.map(({ id, name, search }) => (
            <li class="source-row">
              <div>
                <p>
                  <a href={searchHref(search)}>
                    <Foreign text={name} />
                  </a>
                </p>
                <p class="meta">
                  <bdi dir="auto">{search.q}</bdi> <a href={`/feeds/saved/${id}.atom`}>Atom</a>{' '}
                  <a href={`/feeds/saved/${id}.json`}>JSON Feed</a>
                </p>
              </div>
              {frame.editor ? (
                <form method="post" action={`/searches/${id}/remove`} class="inline">
                  <input type="hidden" name="csrf" value={frame.csrf} />
                  <button class="quiet quiet-danger">{locale.text('searches.remove')}</button>
                </form>
              ) : (
                ''
              )}
            </li>
          ))}
        </ul>
      </div>
    </Layout>
  )
}
