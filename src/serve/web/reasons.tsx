/**
 * Reasons of grouping in words: one line each, strongest first, with a bar for their weight.
 * In: reasons (a code with values). Out: markup, or plain text. Touches nothing.
 */
import { contextReasons, joinReasons } from '../../messages/reasons.ts'
import type { Reason } from '../../model/story.ts'
import type { Locale } from './locale.ts'

const texts: Record<string, { ar: string; en: string }> = { ...contextReasons, ...joinReasons }

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
  const { parts, rest } = partsOf(locale.lang, reason)
  const values = shownValues(locale, reason)
  return (
    <>
      {parts.map((part) =>
        part.name === undefined ? part.text : <bdi dir="auto">{values[part.name] ?? part.text}</bdi>,
      )}
      {rest.map((name, i) => (
        <>
          {i === 0 ? ': ' : ' · '}
          <bdi dir="auto">{values[name]}</bdi>
        </>
      ))}
    </>
  )
}

/** One reason as plain text in both languages, for the API. */
export function reasonTexts(reason: Reason): { ar: string; en: string } {
  const told = (name: string): string => {
    const value = reason.values?.[name] ?? ''
    return typeof value === 'number' ? `${Math.round(value * 100) / 100}${name === 'percent' ? '%' : ''}` : value
  }
  const fill = (lang: 'ar' | 'en'): string => {
    const { parts, rest } = partsOf(lang, reason)
    const text = parts.map((part) => (part.name === undefined ? part.text : told(part.name).replace('%', ''))).join('')
    return rest.length === 0 ? text : `${text}: ${rest.map(told).join(' · ')}`
  }
  return { ar: fill('ar'), en: fill('en') }
}

/** A text cut at its places, and the names of the values that it has no place for. A code without a text stands for itself. */
function partsOf(lang: 'ar' | 'en', reason: Reason): { parts: { text: string; name?: string }[]; rest: string[] } {
  const template = texts[reason.code]?.[lang] ?? reason.code
  const values = reason.values ?? {}
  const parts = template.split(/(\{\w+\})/).map((text) => {
    const name = /^\{(\w+)\}$/.exec(text)?.[1]
    return name === undefined || values[name] === undefined ? { text } : { text, name }
  })
  return { parts, rest: Object.keys(values).filter((name) => !template.includes(`{${name}}`)) }
}

/** Values as shown: instants (`…At`) as days, spans of time (`…Ms`) in words, numbers in the reader's digits. */
function shownValues(locale: Locale, reason: Reason): Record<string, string> {
  const shown: Record<string, string> = {}
  for (const [name, value] of Object.entries(reason.values ?? {})) {
    if (typeof value === 'string') shown[name] = value
    else if (name.endsWith('At')) shown[name] = locale.absolute(value)
    else if (name.endsWith('Ms')) shown[name] = locale.duration(value)
    else if (name === 'share' || name === 'containment' || name === 'jaccard') shown[name] = locale.percent(value)
    else if (name === 'percent' && !isPlaced(reason, name)) shown[name] = locale.percent(value / 100)
    else shown[name] = locale.number(Math.round(value * 100) / 100)
  }
  return shown
}

/** Whether the text of the reason has a place for the value (and then its own percent sign). */
function isPlaced(reason: Reason, name: string): boolean {
  return texts[reason.code]?.ar.includes(`{${name}}`) ?? false
}
