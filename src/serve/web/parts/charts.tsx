/**
 * Charts rendered on the server: articles by time and source, and a small line of activity.
 * In: instants. Out: SVG with a text alternative. Touches nothing.
 * Time runs in the reading direction: `flip` mirrors the bars, never the words.
 */
import type { Locale } from '../locale.ts'
import type { DaySpan } from '../../../model/day-spans.ts'
import { dayMs, hourMs } from '../../../model/instant.ts'

export interface ChartPoint {
  at: number
  /** Name of the series; the busiest five get a colour of their own. */
  series: string
}

const widthPx = 640
const heightPx = 120
const seriesShown = 5

/** Stacked bars of articles per hour (per 3 or 6 hours, per day for long stories) by source. Nothing for fewer than three points. */
export function PublishedChart(props: { locale: Locale; points: ChartPoint[] }) {
  const { locale, points } = props
  if (points.length < 3) return <></>
  const first = Math.min(...points.map((p) => p.at))
  const last = Math.max(...points.map((p) => p.at))
  const step = stepFor(last - first)
  const from = Math.floor(first / step) * step
  const bins = Math.floor((last - from) / step) + 1
  const shown = busiest(points)
  const counts = Array.from({ length: bins }, () => Array.from({ length: shown.length + 1 }, () => 0))
  for (const p of points) {
    const row = counts[Math.floor((p.at - from) / step)]
    const series = shown.indexOf(p.series)
    const k = series < 0 ? shown.length : series
    if (row) row[k] = (row[k] ?? 0) + 1
  }
  const most = Math.max(...counts.map((row) => row.reduce((a, b) => a + b, 0)))
  const slot = widthPx / Math.max(bins, 8)
  const bar = Math.min(slot * 0.72, 28)
  const unit = heightPx / Math.max(most, 4)
  const flip = locale.dir === 'rtl'
  const x = (i: number): number => (flip ? widthPx - (i + 1) * slot : i * slot) + (slot - bar) / 2
  const hasOthers = counts.some((row) => (row[shown.length] ?? 0) > 0)
  return (
    <figure class="chart">
      <figcaption>
        {locale.text('story.chart')}{' '}
        <small>
          {step >= dayMs
            ? locale.text('story.chartDay')
            : step === hourMs
              ? locale.text('story.chartHour')
              : `${locale.duration(step)}`}
        </small>
      </figcaption>
      <svg
        viewBox={`0 0 ${widthPx} ${heightPx + 1}`}
        role="img"
        aria-label={summary(locale, points, first, last)}
        preserveAspectRatio="none"
      >
        <line x1="0" y1={heightPx + 0.5} x2={widthPx} y2={heightPx + 0.5} class="chart-axis" />
        {counts.flatMap((row, i) => {
          let below = 0
          return row.map((n, k) => {
            if (n === 0) return ''
            const y = heightPx - (below + n) * unit
            below += n
            return (
              <rect
                x={x(i).toFixed(1)}
                y={(y + 0.75).toFixed(1)}
                width={bar.toFixed(1)}
                height={Math.max(1, n * unit - 1.5).toFixed(1)}
                rx="1.5"
                class={`series-${k < shown.length ? k : 'x'}`}
              >
                <title>{`${k < shown.length ? shown[k] : locale.text('story.chartOthers')} · ${locale.absolute(from + i * step)} · ${locale.number(n)}`}</title>
              </rect>
            )
          })
        })}
      </svg>
      <div class="chart-ends">
        <time datetime={new Date(first).toISOString()}>{endLabel(locale, from, step)}</time>
        <time datetime={new Date(last).toISOString()}>{endLabel(locale, from + (bins - 1) * step, step)}</time>
      </div>
      <ul class="legend">
        {shown.map((name, k) => (
          <li>
            <i class={`swatch swatch-${k}`} />
            <bdi>{name}</bdi>
          </li>
        ))}
        {hasOthers ? (
          <li>
            <i class="swatch swatch-x" />
            {locale.text('story.chartOthers')}
          </li>
        ) : (
          ''
        )}
      </ul>
    </figure>
  )
}

/**
 * Counts by spans of days, oldest at the reading start. With `hrefOf` each bar leads to what it counts, and our script makes a choice of neighbouring
 * bars one address (`from`, `to`).
 */
export function SpanChart(props: {
  locale: Locale
  spans: readonly DaySpan[]
  label: string
  hrefOf?: (span: DaySpan) => string
}) {
  const { locale, spans, label, hrefOf } = props
  const [first, last] = [spans[0], spans.at(-1)]
  if (first === undefined || last === undefined) return <></>
  const slot = widthPx / spans.length
  const wide = Math.min(slot * 0.8, 60)
  const unit = heightPx / Math.max(1, ...spans.map(({ count }) => count))
  const flip = locale.dir === 'rtl'
  const bars = spans.map((span, i) => {
    const x = flip ? widthPx - (i + 1) * slot : i * slot
    const height = span.count === 0 ? 0 : Math.max(2, span.count * unit)
    const told = `${spanText(locale, span)}: ${locale.text('count.articles', { count: span.count })}`
    const bar = (
      <>
        <rect class="span-place" x={x.toFixed(1)} y="0" width={slot.toFixed(1)} height={heightPx} />
        <rect
          class="span-bar"
          x={(x + (slot - wide) / 2).toFixed(1)}
          y={(heightPx - height).toFixed(1)}
          width={wide.toFixed(1)}
          height={height.toFixed(1)}
        />
        <title>{told}</title>
      </>
    )
    if (hrefOf === undefined) return <g>{bar}</g>
    return (
      <a
        href={hrefOf(span)}
        aria-label={told}
        data-from={span.from}
        data-to={span.to}
        data-text={spanText(locale, span)}
      >
        {bar}
      </a>
    )
  })
  const whole = spanText(locale, { from: first.from, to: last.to, fromAt: first.fromAt, toAt: last.toAt })
  return (
    <figure class="chart" data-spans={hrefOf === undefined ? undefined : ''}>
      <svg
        viewBox={`0 0 ${widthPx} ${heightPx + 1}`}
        role={hrefOf === undefined ? 'img' : 'group'}
        aria-label={`${label}: ${whole}`}
        preserveAspectRatio="none"
      >
        <line x1="0" y1={heightPx + 0.5} x2={widthPx} y2={heightPx + 0.5} class="chart-axis" />
        {bars}
      </svg>
      <div class="chart-ends">
        <time datetime={first.from}>{locale.day(first.fromAt)}</time>
        <time datetime={last.to}>{locale.day(last.toAt)}</time>
      </div>
      {hrefOf === undefined ? (
        ''
      ) : (
        <>
          <p class="hint" data-spans-hint hidden>
            {locale.text('chart.choose')}
          </p>
          <p class="hint" data-spans-said role="status"></p>
        </>
      )}
    </figure>
  )
}

function spanText(locale: Locale, span: Omit<DaySpan, 'count'>): string {
  if (span.from === span.to) return locale.day(span.fromAt)
  return locale.text('chart.span', { from: locale.day(span.fromAt), to: locale.day(span.toAt) })
}

/** A small line of bars for a list: activity between two instants, oldest at the reading start. */
export function Sparkline(props: {
  locale: Locale
  instants: number[]
  from: number
  to: number
  bins?: number
  label: string
}) {
  const { instants, from, to, bins = 24 } = props
  const counts = Array.from({ length: bins }, () => 0)
  const span = Math.max(1, to - from)
  for (const at of instants) {
    const i = Math.floor(((at - from) / span) * bins)
    if (i >= 0 && i < bins) counts[i] = (counts[i] ?? 0) + 1
    else if (i === bins) counts[bins - 1] = (counts[bins - 1] ?? 0) + 1
  }
  return <SparkBars locale={props.locale} counts={counts} label={props.label} />
}

/** Counts of spans of equal length, oldest at the reading start. */
export function SparkBars(props: { locale: Locale; counts: readonly number[]; label: string }) {
  const { counts } = props
  const bins = counts.length
  const most = Math.max(1, ...counts)
  const flip = props.locale.dir === 'rtl'
  const width = bins * 4
  return (
    <svg class="spark" viewBox={`0 0 ${width} 20`} width={width} height="20" role="img" aria-label={props.label}>
      <title>{props.label}</title>
      {counts.map((n, i) => {
        const h = n === 0 ? 1 : 2 + (n / most) * 17
        const x = (flip ? bins - 1 - i : i) * 4
        return (
          <rect
            x={x + 0.5}
            y={(20 - h).toFixed(1)}
            width="3"
            height={h.toFixed(1)}
            rx="0.8"
            class={n === 0 ? 'spark-none' : 'spark-bar'}
          />
        )
      })}
    </svg>
  )
}

function stepFor(spanMs: number): number {
  if (spanMs <= 30 * hourMs) return hourMs
  if (spanMs <= 4 * dayMs) return 3 * hourMs
  if (spanMs <= 8 * dayMs) return 6 * hourMs
  return dayMs * Math.max(1, Math.ceil(spanMs / dayMs / 40))
}

function busiest(points: ChartPoint[]): string[] {
  const counts = new Map<string, number>()
  for (const p of points) counts.set(p.series, (counts.get(p.series) ?? 0) + 1)
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, seriesShown)
    .map(([name]) => name)
}

function endLabel(locale: Locale, at: number, step: number): string {
  return step >= dayMs ? locale.day(at) : `${locale.day(at)} ${locale.time(at)}`
}

function summary(locale: Locale, points: ChartPoint[], first: number, last: number): string {
  const range = locale.text('time.range', { from: locale.absolute(first), to: locale.absolute(last) })
  return `${locale.text('count.articles', { count: points.length })}: ${range}`
}
