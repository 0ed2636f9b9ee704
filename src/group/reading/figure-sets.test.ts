import { expect, test } from 'vitest'
import type { Figure } from '../../model/analysis.ts'
import { minuteMs } from '../../model/instant.ts'
import { searchTokens } from '../../text/search-tokens.ts'
import { mostSentenceChars, placedFigures } from './figure-context.ts'
import { figuresOfEach } from './figure-sets.ts'
import type { MemberMaterial } from './story-material.ts'

const words =
  'سفينة ميناء رصيف بضاعة حاوية رافعة عامل شاحنة مخزن تاجر بحارة موسم عاصفة موجة شاطئ منارة قارب شبكة صياد سوق'.split(
    ' ',
  )
const textChars = 12_000

/** A long text without a full stop that gives a number every few words; `shift` makes the texts differ. */
function endless(id: number, unit: string): MemberMaterial {
  const figures: Figure[] = []
  let text = ''
  for (let k = 0; text.length < textChars; k++) {
    text += `${words[(k * 7 + id) % words.length]} ${words[(k * 3 + id) % words.length]} `
    const value = 100 + ((id * 37 + k * 7) % 190)
    const surface = `${value} بيتا`
    figures.push({ field: 'text', start: text.length, end: text.length + surface.length, value, unit, surface })
    text += `${surface} `
  }
  return {
    id,
    sourceId: `s${id}`,
    sourceName: `s${id}`,
    at: id * minuteMs,
    title: 'موسم الميناء',
    lead: text,
    textChars: text.length,
    lang: 'ar',
    origin: `s${id}`,
    credits: [],
    edits: [],
    analysis: {
      version: 1,
      lang: 'ar',
      dir: 'rtl',
      keyphrases: [],
      entities: [],
      mentions: [],
      statements: [],
      figures,
      credits: [],
    },
  }
}

test('a figure of a text without full stops is read in the whole words near it', () => {
  const { lead, ...rest } = endless(1, 'house')
  // A word of each figure's own, further away than a sentence is read.
  const far = { ...rest, lead: `قنديل${lead.slice(5)}` }
  const whole = new Set(searchTokens(far.lead).stems)
  const placed = placedFigures(far, 40)
  expect(placed).toHaveLength(40)
  expect(placed[0]?.sentence.has('قنديل')).toBe(true)
  for (const { figure, sentence } of placed.slice(1)) {
    expect(sentence.has('قنديل')).toBe(figure.start <= mostSentenceChars)
    expect(sentence.size).toBeLessThan((2 * mostSentenceChars) / 3)
    for (const stem of sentence) expect(whole).toContain(stem)
  }
})

test('of each article fewer figures are compared the more articles there are, and never none', () => {
  expect([1, 30, 150, 1_000, 0].map(figuresOfEach)).toEqual([40, 40, 10, 5, 40])
  expect(placedFigures(endless(1, 'house'), 7)).toHaveLength(7)
})
