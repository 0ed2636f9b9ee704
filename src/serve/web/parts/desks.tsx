/**
 * Sections: the strip above the stories, the options of a choice, the label of one.
 * In: a section, and what else a list is narrowed by. Out: markup. Touches nothing.
 */
import { defined } from '../../../model/defined.ts'
import { desks, type Desk } from '../../../model/desks.ts'
import type { Locale } from '../locale.ts'

/** The sections of the front page, each a way there; other limits stay. */
export function DeskStrip(props: { locale: Locale; chosen: Desk | undefined; kept: Record<string, string> }) {
  const { locale, chosen, kept } = props
  const strip: (Desk | undefined)[] = [undefined, ...desks]
  return (
    <nav class="jump desks scroll" aria-label={locale.text('desk.label')}>
      {strip.map((desk) => (
        <a href={deskHref(desk, kept)} aria-current={desk === chosen ? 'page' : undefined}>
          {locale.text(desk === undefined ? 'desk.all' : `desk.${desk}`)}
        </a>
      ))}
    </nav>
  )
}

export function DeskOptions(props: { locale: Locale; chosen: Desk | undefined }) {
  return (
    <>
      {desks.map((desk) => (
        <option value={desk} selected={desk === props.chosen}>
          {props.locale.text(`desk.${desk}`)}
        </option>
      ))}
    </>
  )
}

export function DeskLink(props: { locale: Locale; desk: Desk }) {
  return (
    <a class="desk" href={deskHref(props.desk, {})}>
      {props.locale.text(`desk.${props.desk}`)}
    </a>
  )
}

function deskHref(desk: Desk | undefined, kept: Record<string, string>): string {
  const query = new URLSearchParams({ ...kept, ...defined({ desk }) }).toString()
  return query === '' ? '/' : `/?${query}`
}
