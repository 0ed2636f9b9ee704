/**
 * The way to one's own marks and lists from any page.
 * In: what the page is about, a frame. Out: a link, or nothing. Touches nothing.
 */
import type { ListedKind } from '../../../application/own/own-state.ts'
import type { Frame } from '../frame.ts'

/** To what can be done with one thing; where the visitor has no state of their own, nothing. */
export function OwnLink(props: { frame: Frame; kind: ListedKind | 'article'; id: string; about: string }) {
  const { frame, kind, id, about } = props
  if (!frame.state) return <></>
  const query = new URLSearchParams({ kind, key: id, name: about.slice(0, 200) })
  return (
    <a
      class="own-link"
      href={`/own/item?${query.toString()}`}
      aria-label={`${frame.locale.text('own.item')}: ${about}`}
    >
      {frame.locale.text('own.item')}
    </a>
  )
}
