/**
 * Reasons of grouping in words: one line each, strongest first, with a bar for their weight.
 * In: reasons (a code with values). Out: markup, or plain text. Touches nothing.
 */
import { isWebKey } from '../../messages/web.ts'
import type { WebKey } from '../../messages/web.ts'
import type { Reason } from '../../model/story.ts'
import { Text } from './bidi.tsx'
import type { Locale } from './locale.ts'

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
          {props.weighed === true && reason.weight !== undefined ? (
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
  const key = reasonKey(reason)
  if (key === 'reason.unknown') return <Text locale={locale} of={key} values={{ code: fallbackText(reason) }} />
  return <Text locale={locale} of={key} values={shownValues(locale, reason)} />
}

/** One reason as plain text, for titles and the API. */
export function reasonText(locale: Locale, reason: Reason): string {
  const key = reasonKey(reason)
  if (key === 'reason.unknown') return locale.text(key, { code: fallbackText(reason) })
  return locale.text(key, shownValues(locale, reason))
}

function reasonKey(reason: Reason): WebKey {
  const key = `reason.${reason.code}`
  return isWebKey(key) ? key : 'reason.unknown'
}

/** Values as shown: instants (names that end in `At`) as days, shares (`share…`, 0..1) as percentages, spans of time (`…Ms`) in words. */
function shownValues(locale: Locale, reason: Reason): Record<string, string | number> {
  const shown: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(reason.values ?? {})) {
    if (typeof value === 'number' && name.endsWith('At')) shown[name] = locale.absolute(value)
    else if (typeof value === 'number' && name.endsWith('Ms')) shown[name] = locale.duration(value)
    else if (typeof value === 'number' && /share|containment|jaccard|similarity/i.test(name))
      shown[name] = locale.percent(value)
    else shown[name] = typeof value === 'number' ? Math.round(value * 100) / 100 : value
  }
  return shown
}

function fallbackText(reason: Reason): string {
  const values = Object.values(reason.values ?? {})
  return values.length === 0 ? reason.code : `${reason.code}: ${values.join(', ')}`
}
