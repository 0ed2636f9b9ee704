/**
 * The colours, light and dark, as custom properties.
 * In: nothing. Out: CSS. Touches nothing. colours.test.ts checks every pair of text and ground against WCAG AA.
 */

export interface Palette {
  ground: string
  surface: string
  sunken: string
  ink: string
  muted: string
  line: string
  accent: string
  accentSoft: string
  onAccent: string
  origin: string
  good: string
  goodSoft: string
  bad: string
  badSoft: string
  person: string
  place: string
  organisation: string
  quote: string
  figure: string
  credit: string
  phrase: string
  series: readonly [string, string, string, string, string]
  seriesOther: string
}

export const light: Palette = {
  ground: '#f8f6f1',
  surface: '#fffefb',
  sunken: '#efebe2',
  ink: '#1b1d21',
  muted: '#5a5d65',
  line: '#dfd9cc',
  accent: '#0b5a5c',
  accentSoft: '#dcebe8',
  onAccent: '#ffffff',
  origin: '#b4501a',
  good: '#1d6437',
  goodSoft: '#dcefe0',
  bad: '#9a1b2f',
  badSoft: '#f8dfe1',
  person: '#fbe7c0',
  place: '#d7ecd8',
  organisation: '#dbe5fa',
  quote: '#f3eab8',
  figure: '#f6d9e6',
  credit: '#d3ecec',
  phrase: '#e6e0f4',
  series: ['#0b5a5c', '#c0682c', '#4f6fae', '#8a5a9e', '#7d8a2e'],
  seriesOther: '#a7a294',
}

export const dark: Palette = {
  ground: '#14171a',
  surface: '#1b1f23',
  sunken: '#22272c',
  ink: '#e9e6df',
  muted: '#a6abb1',
  line: '#32383e',
  accent: '#7ccbc2',
  accentSoft: '#1d3636',
  onAccent: '#0c1a1a',
  origin: '#ec9a63',
  good: '#86cf9b',
  goodSoft: '#1c3424',
  bad: '#f19aa3',
  badSoft: '#43212a',
  person: '#574117',
  place: '#22442a',
  organisation: '#273c66',
  quote: '#4b431a',
  figure: '#562b40',
  credit: '#184648',
  phrase: '#3b3160',
  series: ['#6dc2b8', '#e59b62', '#8eaae6', '#c597d8', '#b9c46a'],
  seriesOther: '#6b7178',
}

/** Custom properties: light by default, dark by the device's wish or by choice. */
export function colourRules(): string {
  return [
    `:root{color-scheme:light;${properties(light)}}`,
    `@media (prefers-color-scheme:dark){:root[data-theme=auto]{color-scheme:dark;${properties(dark)}}}`,
    `:root[data-theme=dark]{color-scheme:dark;${properties(dark)}}`,
    `@media print{:root,:root[data-theme]{color-scheme:light;${properties({ ...light, ground: '#fff', surface: '#fff', ink: '#000' })}}}`,
  ].join('\n')
}

function properties(p: Palette): string {
  const { series, ...rest } = p
  const named = Object.entries(rest).map(
    ([name, value]) => `--${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}:${value}`,
  )
  return [...named, ...series.map((value, i) => `--series-${i}:${value}`)].join(';')
}
