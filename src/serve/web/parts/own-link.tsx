/**
 * The way to one's own marks, lists and folders from any page.
 * In: what the page is about, a frame, the visitor's folders. Out: links and a form, or nothing. Touches nothing.
 */
import type { OwnFolder } from '../../../application/own/folders.ts'
import type { ListedKind } from '../../../application/own/own-state.ts'
import type { Frame } from '../frame.ts'
import type { Locale } from '../locale.ts'

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

export function folderHref(id: number): string {
  return `/own/folders/${id}`
}

/** "18 unread", "200+ unread". */
export function UnreadCount(props: { locale: Locale; of: OwnFolder }) {
  const { locale, of } = props
  return (
    <span>
      <bdi>
        {locale.number(of.unread)}
        {of.more ? '+' : ''}
      </bdi>{' '}
      {locale.text('folders.unreadHere')}
    </span>
  )
}

/** The visitor's folders, each with what is unread in it, and the way to arrange them. */
export function FolderStrip(props: { frame: Frame; folders: readonly OwnFolder[]; current?: number }) {
  const { frame, folders, current } = props
  const { locale } = frame
  return (
    <nav class="own-strip" aria-label={locale.text('folders.title')}>
      <ul class="chips">
        {folders.map((folder) => (
          <li>
            <a class="chip" href={folderHref(folder.id)} aria-current={folder.id === current ? 'page' : undefined}>
              <bdi dir="auto">{folder.name}</bdi>
              {folder.unread === 0 ? (
                ''
              ) : (
                <small>
                  <bdi>
                    {locale.number(folder.unread)}
                    {folder.more ? '+' : ''}
                  </bdi>
                  <span class="sr"> {locale.text('folders.unreadHere')}</span>
                </small>
              )}
            </a>
          </li>
        ))}
        <li>
          <a class="own-strip-all" href="/own/folders">
            {locale.text(folders.length === 0 ? 'folders.first' : 'folders.manage')}
          </a>
        </li>
      </ul>
    </nav>
  )
}

/** The visitor's folders by name, and in which of them a source is. */
export interface FolderChoice {
  folders: { id: number; name: string }[]
  chosen?: number
}

/** In which of the visitor's folders a source is. */
export function FolderChooser(props: { frame: Frame; source: string; choice: FolderChoice; next: string }) {
  const { frame, source, choice } = props
  const { locale } = frame
  if (choice.folders.length === 0)
    return (
      <p class="own-folder">
        <a href="/own/folders">{locale.text('folders.first')}</a>
      </p>
    )
  return (
    <form class="own-folder" method="post" action="/own/sources">
      <input type="hidden" name="csrf" value={frame.csrf} />
      <input type="hidden" name="source" value={source} />
      <input type="hidden" name="next" value={props.next} />
      <label>
        <span>{locale.text('folders.in')}</span>
        <select name="folder">
          <option value="">{locale.text('folders.outside')}</option>
          {choice.folders.map(({ id, name }) => (
            <option value={String(id)} selected={id === choice.chosen}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button class="quiet">{locale.text('folders.put')}</button>
    </form>
  )
}
