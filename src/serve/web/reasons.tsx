/**
 * Reasons of grouping in words: one line each, strongest first, with a bar for their weight.
 * In: reasons (a code with values). Out: markup, or plain text. Touches nothing.
 */
import { contextReasons } from '../../messages/reasons.ts'
import type { Reason } from '../../model/story.ts'
import type { Locale } from './locale.ts'

const texts: Record<string, { ar: string; en: string }> = contextReasons

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
  const template = reasonTemplate(locale.lang, reason)
  const values = shownValues(locale, reason)
  return (
    <>
      {template.split(/(\{\w+\})/).map((part) => {
        const name = /^\{(\w+)\}$/.exec(part)?.[1]
        const value = name === undefined ? undefined : values[name]
        return value === undefined ? part : <bdi dir="auto">{value}</bdi>
      })}
    </>
  )
}

/** One reason as plain text in both languages, for the API. */
export function reasonTexts(reason: Reason): { ar: string; en: string } {
  const fill = (lang: 'ar' | 'en'): string =>
    reasonTemplate(lang, reason).replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = reason.values?.[name]
      return value === undefined ? place : String(typeof value === 'number' ? Math.round(value * 100) / 100 : value)
    })
  return { ar: fill('ar'), en: fill('en') }
}

/** The text of the code; for a code without one, the code with its values. */
function reasonTemplate(lang: 'ar' | 'en', reason: Reason): string {
  const known = texts[reason.code]
  if (known !== undefined) return known[lang]
  const values = Object.values(reason.values ?? {})
  return values.length === 0 ? reason.code : `${reason.code}: ${values.join('، ')}`
}

/** Values as shown: instants (`…At`) as days, spans of time (`…Ms`) in words, numbers in the reader's digits. */
function shownValues(locale: Locale, reason: Reason): Record<string, string> {
  const shown: Record<string, string> = {}
  for (const [name, value] of Object.entries(reason.values ?? {})) {
    if (typeof value === 'string') shown[name] = value
    else if (name.endsWith('At')) shown[name] = locale.absolute(value)
    else if (name.endsWith('Ms')) shown[name] = locale.duration(value)
    else if (name === 'share' || name === 'containment' || name === 'jaccard') shown[name] = locale.percent(value)
    else shown[name] = locale.number(Math.round(value * 100) / 100)
  }
  return shown
}
