/**
 * The form that takes the address of a site or a feed.
 * In: the frame of an editor's page. Out: the form. Touches nothing.
 */
import type { Frame } from '../frame.ts'

export function AddSourceForm({ frame }: { frame: Frame }) {
  const { locale } = frame
  return (
    <form class="add" method="post" action="/sources">
      <input type="hidden" name="csrf" value={frame.csrf} />
      <label for="url">{locale.text('sources.add')}</label>
      <div class="add-row">
        <input id="url" name="url" inputmode="url" dir="ltr" placeholder="example.com" required maxlength={2000} />
        <button type="submit">{locale.text('sources.addGo')}</button>
      </div>
      <p class="hint">{locale.text('sources.addHint')}</p>
    </form>
  )
}
