/**
 * Draws what pages cost at each size of store that was measured: bench/results/pages-N.json → docs/page-costs.svg.
 * In: `tsx bench/cost-chart.ts`, the results of bench/pages.ts. Out: the picture and its figures as a table. Writes that one file.
 *
 * Height is how many answers of /robots.txt of the same run the server gives in the time of one page, on a logarithmic scale, so that
 * runs of different days and machines can stand in one picture. Sizes are logarithmic, too.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Load } from './load-tool.ts'

interface Results {
  date: string
  machine: string
  articles: number
  pages: Record<string, Load & { limit: number; ofLimit: number }>
}

const results = new URL('results/', import.meta.url)
const picture = new URL('../docs/page-costs.svg', import.meta.url)
/** Colour-blind safe (Okabe and Ito). */
const series: readonly (readonly [page: string, colour: string])[] = [
  ['home', '#0072B2'],
  ['story', '#D55E00'],
  ['article', '#009E73'],
  ['search', '#CC79A7'],
]
const once = ', once each'
const size = { width: 720, height: 420, left: 64, right: 150, top: 64, bottom: 52 }
const sizes = [31_030, 100_000, 300_000, 1_000_000]
const floor = 1
const ceiling = 1_000

const measured = readdirSync(results)
  .filter((name) => /^pages-\d+\.json$/.test(name))
  // Written by bench/pages.ts.
  .map((name) => JSON.parse(readFileSync(new URL(name, results), 'utf8')) as Results)
  .sort((a, b) => a.articles - b.articles)
if (measured.length === 0) throw new Error('no bench/results/pages-N.json: run bench/pages.ts first')
writeFileSync(picture, draw())
for (const { articles, date, pages } of measured)
  for (const [page, { perSecond, ofLimit, p99Ms }] of Object.entries(pages))
    console.log(
      `${String(articles).padStart(8)}  ${page.padEnd(20)} ${String(perSecond).padStart(5)}/s  ${ofLimit} of the limit  p99 ${p99Ms} ms  ${date.slice(0, 10)}`,
    )

function draw(): string {
  const lines = series.flatMap(([page, colour]) => [curve(page, colour, false), curve(page + once, colour, true)])
  const labels = series.map(
    ([page, colour], n) =>
      `<g transform="translate(${size.width - size.right + 14} ${size.top + 12 + n * 22})"><path d="M0-4h22" stroke="${colour}" stroke-width="2.5"/>` +
      `<text x="28">${page}</text></g>`,
  )
  const note = size.top + 12 + series.length * 22
  labels.push(
    `<text x="${size.width - size.right + 14}" y="${note + 6}">solid: few pages,</text>`,
    `<text x="${size.width - size.right + 14}" y="${note + 22}">over and over</text>`,
    `<text x="${size.width - size.right + 14}" y="${note + 44}">dashed: thousands,</text>`,
    `<text x="${size.width - size.right + 14}" y="${note + 60}">once each</text>`,
  )
  const dates = [...new Set(measured.map(({ date }) => date.slice(0, 10)))].join(', ')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" font-family="sans-serif" font-size="13" fill="#222">
<rect width="100%" height="100%" fill="#fff"/>
<text x="${size.left}" y="24" font-size="15">What a page costs, in answers of /robots.txt of the same run</text>
<text x="${size.left}" y="44" fill="#555">16 connections; ${escaped(measured[0]?.machine ?? '')}; ${dates}</text>
${grid()}
${lines.join('\n')}
${labels.join('\n')}
</svg>
`
}

function curve(page: string, colour: string, isDashed: boolean): string {
  const points = measured.flatMap(({ articles, pages }) => {
    const share = pages[page]?.ofLimit ?? 0
    return share > 0 ? [[xOf(articles), yOf(1 / share)] as const] : []
  })
  const path = points.map(([x, y], n) => `${n === 0 ? 'M' : 'L'}${x} ${y}`).join('')
  const dash = isDashed ? ' stroke-dasharray="5 4"' : ''
  const dots = points.map(
    ([x, y]) => `<circle cx="${x}" cy="${y}" r="3.5" fill="${isDashed ? '#fff' : colour}" stroke="${colour}"/>`,
  )
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2"${dash}/>${dots.join('')}`
}

function grid(): string {
  const bottom = size.height - size.bottom
  const right = size.width - size.right
  const across = [1, 10, 100, 1_000].map(
    (cost) =>
      `<path d="M${size.left} ${yOf(cost)}H${right}" stroke="#ddd"/><text x="${size.left - 8}" y="${yOf(cost) + 4}" text-anchor="end">${cost}</text>`,
  )
  const down = sizes.map(
    (articles) =>
      `<path d="M${xOf(articles)} ${size.top}V${bottom}" stroke="#eee"/><text x="${xOf(articles)}" y="${bottom + 20}" text-anchor="middle">` +
      `${articles.toLocaleString('en')}</text>`,
  )
  return [
    ...across,
    ...down,
    `<text x="${(size.left + right) / 2}" y="${bottom + 40}" text-anchor="middle">articles</text>`,
  ].join('\n')
}

function xOf(articles: number): number {
  const [first = 1, last = 1] = [sizes[0], sizes.at(-1)]
  const width = size.width - size.left - size.right - 40
  return Math.round(size.left + 20 + (width * Math.log(articles / first)) / Math.log(last / first))
}

function yOf(cost: number): number {
  const height = size.height - size.top - size.bottom
  const within = Math.min(ceiling, Math.max(floor, cost))
  return Math.round(size.height - size.bottom - (height * Math.log(within / floor)) / Math.log(ceiling / floor))
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (char) => `&#${char.charCodeAt(0)};`)
}
