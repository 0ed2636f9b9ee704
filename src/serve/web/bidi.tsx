/**
 * Strings of publishers in their own language and direction, and our texts with such strings inside.
 * In: strings with language and direction. Out: isolated markup. Touches nothing.
 */
import type { Child } from 'hono/jsx'
import type { Direction } from '../../model/article.ts'
import type { WebKey } from '../../messages/web.ts'
import type { Locale } from './locale.ts'

/** A publisher's string: stored language and direction, `auto` only where it is unknown. */
export function Foreign(props: { text: string; lang?: string | undefined; dir?: Direction | undefined }) {
  return (
    <bdi lang={props.lang} dir={props.dir ?? 'auto'}>
      {props.text}
    </bdi>
  )
}

/** A text of ours; strings put into it are isolated, numbers are written in the reader's digits, nodes stand as they are. */
export function Text(props: { locale: Locale; of: WebKey; values?: Record<string, Child> }) {
  const { locale, of, values = {} } = props
  const count = values['count']
  const template = locale.template(of, typeof count === 'number' ? count : undefined)
  return (
    <>
      {template.split(/(\{\w+\})/).map((part) => {
        const name = /^\{(\w+)\}$/.exec(part)?.[1]
        if (name === undefined || !(name in values)) return part
        const value = values[name]
        if (typeof value === 'number') return locale.number(value)
        return typeof value === 'string' ? <bdi dir="auto">{value}</bdi> : value
      })}
    </>
  )
}

/** An instant: relative in the text, absolute with its zone on hover. */
export function When(props: { locale: Locale; at: number; dateOnly?: boolean | undefined; absolute?: boolean }) {
  const { locale, at, dateOnly } = props
  if (!Number.isFinite(at)) return <span>{locale.text('time.unknown')}</span>
  const iso = new Date(at).toISOString()
  const relative = locale.relative(at, dateOnly)
  const absolute = locale.absolute(at, dateOnly)
  return (
    <time datetime={dateOnly === true ? iso.slice(0, 10) : iso} title={props.absolute === true ? relative : absolute}>
      <bdi>{props.absolute === true ? absolute : relative}</bdi>
    </time>
  )
}

/** Links of languages, sources and the like: each isolated, separated by a comma of the reader's script. */
export function Separated(props: { locale: Locale; items: Child[] }) {
  const comma = props.locale.lang === 'ar' ? '، ' : ', '
  return (
    <>
      {props.items.map((item, i) => (
        <>
          {i > 0 ? comma : ''}
          {item}
        </>
      ))}
    </>
  )
}
