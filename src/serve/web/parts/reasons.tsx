/**
 * Reasons of grouping in words: one line each, strongest first, with a bar for their weight.
 * In: reasons (a code with values). Out: markup, or plain text. Touches nothing.
 */
import { hasPlace, reasonParts, reasonText } from '../../../messages/reason-text.ts'
import type { Reason } from '../../../model/story.ts'
import type { Locale } from '../locale.ts'

export function ReasonList(props: { locale: Locale; reasons: Reason[]; most?: number; weighed?: boolean }) {
  const { locale, most = 8 } = props
  const reasons = [...props.reasons].sort((a, b) => Math.abs(b.weight ?? 0) - Math.abs(a.weight ?? 0)).slice(0, most)
  const heaviest = Math.max(0.0001, ...reasons.map((r) => Math.abs(r.weight ?? 0)))
  if (reasons.length === 0) return <></>
  return (
    <ul class="reasons">
      {reasons.map((reason) => (
        <li class={(reason.weight ?? 0) < 0 ? 'against' : 'for'}>
          <ReasonText locale={locale} reason={reason} />
          {props.weighed === true && reasons.length > 1 && reason.weight !== undefined ? (
            <meter class="weight" min={0} max={1} value={Math.round((Math.abs(reason.weight) / heaviest) * 100) / 100}>
              {locale.number(Math.round(reason.weight * 100) / 100)}
            </meter>
          ) : (
            ''
          )}
        </li>
      ))}
    </ul>
  )
}

export function ReasonText(props: { locale: Locale; reason: Reason }) {
  const { locale, reason } = props
  const { parts, rest } = reasonParts(locale.lang, reason)
  const shown = (name: string): string => shownValue(locale, reason, name)
  return (
    <>
      {parts.map((part) => (part.name === undefined ? part.text : <bdi dir="auto">{shown(part.name)}</bdi>))}
      {rest.map((name, i) => (
        <>
          {i === 0 ? ': ' : ' · '}
          <bdi dir="auto">{shown(name)}</bdi>
        </>
      ))}
    </>
  )
}

/** One reason as plain text in both languages, for the API. */
export function reasonTexts(reason: Reason): { ar: string; en: string } {
  const told = (name: string, value: string | number): string =>
    typeof value === 'string'
      ? value
      : `${Math.round(value * 100) / 100}${name === 'percent' && !hasPlace(reason.code, name) ? '%' : ''}`
  return { ar: reasonText('ar', reason, told), en: reasonText('en', reason, told) }
}

/** A value as shown: instants (`…At`) as days, spans of time (`…Ms`) in words, numbers in the reader's digits. */
function shownValue(locale: Locale, reason: Reason, name: string): string {
  const value = reason.values?.[name]
  if (value === undefined) return ''
  if (typeof value === 'string') return value
  if (name.endsWith('At')) return locale.absolute(value)
  if (name.endsWith('Ms')) return locale.duration(value)
  if (name === 'share' || name === 'containment' || name === 'jaccard') return locale.percent(value)
  if (name === 'percent' && !hasPlace(reason.code, name)) return locale.percent(value / 100)
  return locale.number(Math.round(value * 100) / 100)
}
