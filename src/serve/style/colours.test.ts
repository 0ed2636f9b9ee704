import { expect, test } from 'vitest'
import { articleStyle } from './article-style.ts'
import { dark, light } from './colours.ts'
import type { Palette } from './colours.ts'
import { frameStyle } from './frame-style.ts'
import { listStyle } from './list-style.ts'

const grounds = ['ground', 'surface', 'sunken'] as const
const softs = ['person', 'place', 'organisation', 'quote', 'figure', 'credit', 'phrase', 'accentSoft'] as const

test.each([
  ['light', light],
  ['dark', dark],
])('%s: text has the contrast of WCAG AA on every ground it stands on', (_, p: Palette) => {
  for (const ground of grounds) {
    for (const ink of ['ink', 'muted', 'accent'] as const) {
      expect(contrast(p[ink], p[ground]), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    }
  }
  for (const ink of ['origin', 'good', 'bad'] as const) {
    expect(contrast(p[ink], p.ground), ink).toBeGreaterThanOrEqual(4.5)
    expect(contrast(p[ink], p.surface), ink).toBeGreaterThanOrEqual(4.5)
  }
  for (const soft of softs) expect(contrast(p.ink, p[soft]), `ink on ${soft}`).toBeGreaterThanOrEqual(4.5)
  expect(contrast(p.onAccent, p.accent)).toBeGreaterThanOrEqual(4.5)
  expect(contrast(p.accent, p.accentSoft)).toBeGreaterThanOrEqual(4.5)
  expect(contrast(p.muted, p.accentSoft)).toBeGreaterThanOrEqual(4.5)
  expect(contrast(p.good, p.goodSoft)).toBeGreaterThanOrEqual(4.5)
  expect(contrast(p.bad, p.badSoft)).toBeGreaterThanOrEqual(4.5)
  for (const colour of p.series) expect(contrast(colour, p.ground), colour).toBeGreaterThanOrEqual(3)
})

test('only logical properties: one sheet serves both directions', () => {
  const sheet = frameStyle + listStyle + articleStyle
  const physical =
    /(?:^|[;{\s])((?:margin|padding|border|inset)-(?:left|right)|left|right|(?:text-align|float):\s*(?:left|right))\s*:?/gm
  expect([...sheet.matchAll(physical)].map((m) => m[1])).toEqual([])
  expect(sheet).not.toMatch(/letter-spacing|font-style:\s*italic|text-align:\s*justify/)
})

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
