/**
 * "14 sites, 3 independent origins" in words and as a row of squares: filled for origins, hollow for who took it over.
 * In: counts. Out: markup. Touches nothing.
 */
import { saidOrigins } from '../../../model/story-origins.ts'
import { originsText, type OriginNumbers } from '../origins-text.ts'
import type { Locale } from '../locale.ts'

const mostSquares = 18
const squarePx = 7
const stepPx = 10
const perRow = 9

export function Corroboration(props: { locale: Locale; of: OriginNumbers; bare?: boolean }) {
  const { locale, of } = props
  const { sourceCount: sites } = of
  const said = saidOrigins(of)
  const origins = said.say === 'at-least' ? said.least : of.originCount
  return (
    <span class="corroboration">
      {props.bare === true || said.say === 'unknown' ? '' : <Squares sites={sites} origins={origins} />}
      <span title={locale.text('count.corroboration')}>
        {locale.text('count.sites', { count: sites })}
        {sites > 1 ? (locale.lang === 'ar' ? '، ' : ', ') : ''}
        {sites > 1 ? (
          <a class="origins-line" href="/accuracy" title={locale.text('accuracy.title')}>
            <b>{originsText(locale, of)}</b>
          </a>
        ) : (
          ''
        )}
      </span>
    </span>
  )
}

/** Decoration beside the words; at most 18 squares, then the share of filled ones is kept. */
function Squares(props: { sites: number; origins: number }) {
  const { sites, origins } = props
  if (sites < 2) return <></>
  const shown = Math.min(sites, mostSquares)
  const filled = Math.max(1, Math.min(shown, sites > mostSquares ? Math.round((origins / sites) * shown) : origins))
  const columns = Math.min(shown, perRow)
  const rows = Math.ceil(shown / perRow)
  const width = columns * stepPx - (stepPx - squarePx)
  const height = rows * stepPx - (stepPx - squarePx)
  return (
    <svg
      class="squares"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
      focusable="false"
    >
      {Array.from({ length: shown }, (_, i) => (
        <rect
          x={(i % perRow) * stepPx + (i < filled ? 0 : 0.5)}
          y={Math.floor(i / perRow) * stepPx + (i < filled ? 0 : 0.5)}
          width={i < filled ? squarePx : squarePx - 1}
          height={i < filled ? squarePx : squarePx - 1}
          rx="1.5"
          class={i < filled ? 'square-origin' : 'square-copy'}
        />
      ))}
    </svg>
  )
}
