/**
 * Saved searches on pages: the form that keeps one.
 * In: a search as it was asked, a frame. Out: a part of a page. Touches nothing.
 */
import type { KeptSearch } from '../../../store/saved-searches.ts'
import { searchHref } from '../../../application/search/search-address.ts'
import type { Frame } from '../frame.ts'

/** For the admin: keeps what is asked under a name. */
export function SaveSearch(props: { frame: Frame; search: KeptSearch }) {
  const { frame, search } = props
  const { locale } = frame
  const hidden = new URL(searchHref(search), 'http://a.invalid').searchParams
  return (
    <form method="post" action="/searches" class="card stacked">
      <input type="hidden" name="csrf" value={frame.csrf} />
      {[...hidden].map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <label>
        <span>{locale.text('search.saveName')}</span>
        <input name="name" maxlength={120} dir="auto" value={search.q.slice(0, 120)} />
      </label>
      <button type="submit">{locale.text('search.save')}</button>
    </form>
  )
}
