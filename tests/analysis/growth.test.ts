/**
 * The cost of an analysis grows with the length of the article, whatever the article: how often the blocks of its code run is counted
 * by the engine itself for a text and for the same four times as long. No clock is read, so that the answer is the same on any machine.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { letter } from '../../src/text/letters.ts'
import { BlockCounter } from './block-counter.ts'

/** Ways to write without end: what is repeated, or a text with a new word each time. */
const endless: Record<string, string | (() => string)> = {
  'one letter': 'و',
  'one Latin letter': 'a',
  'one digit': '7',
  'combining marks': '\u064B',
  accents: 'e\u0301',
  spaces: ' ',
  'line breaks': '\n',
  'open quotes': '«',
  'quoted words': 'قال «خبر ',
  'straight quotes': 'قال: "نعم ',
  brackets: '(خبر ',
  'reporting verbs': 'وقال ',
  'names asked': 'دعا الوزير بلقاس دي لوران الحكومة، الشركة، فيما وبحسب ',
  'days of no month': 'أول اثنين من شهر ',
  'verbs and that': 'وأكد أن ',
  participles: 'مشيرا إلى أن ',
  attributions: 'بحسب مصدر ',
  commas: 'خبر، ',
  'commas and verbs': '، وأضاف الوزير ',
  names: 'سالم الحر ',
  'different names': () => `سالم ${newWord()} `,
  'different words': () => `${newWord()} `,
  'joints of names': 'بن ',
  titles: 'وزير رئيس مدير ',
  numbers: () => `${made++} قتيلا `,
  'number words': 'ثلاثة وعشرون ألفا ',
  'digits and spaces': '111 ',
  credits: 'نقلت وكالة عن صحيفة عن ',
  capitals: 'Aa Bb ',
  'different capitals': () => `Aa${newWord(0x61)} `,
  dates: '1/1/2015 ',
  months: 'كانون الثاني ',
}
const units = 8_000
/** Four times the text may cost this much; it would cost sixteen times as much if the cost grew with the square. */
const most = 8

const counter = new BlockCounter()
/** Loaded when counting has begun. */
let analyse: (title: string, text: string) => unknown = () => undefined

beforeAll(async () => {
  await counter.start()
  const { analyseArticle } = await import('../../src/analyse/analyse-article.ts')
  analyse = (title, text) => analyseArticle({ title, text, lang: 'ar' })
  // What the first analysis prepares for all others.
  analyse('وصل 12 شخصا', 'قال سالم الحر إن السفينة وصلت في 12 أغسطس.')
})

afterAll(() => counter.stop())

test.each(Object.keys(endless))('%s', { timeout: 60_000 }, async (name) => {
  const part = endless[name] ?? ''
  const once = await blocksRun(textOf(part, units))
  const fourTimes = await blocksRun(textOf(part, 4 * units))
  expect(once).toBeGreaterThan(units)
  expect(fourTimes / once).toBeLessThan(most)
})

test('ten thousand nested quotations', { timeout: 60_000 }, async () => {
  const nested = (depth: number): string => `قال ${'«خبر '.repeat(depth)}${'»'.repeat(depth)}`
  const once = await blocksRun(nested(2_500))
  const fourTimes = await blocksRun(nested(10_000))
  expect(fourTimes / once).toBeLessThan(most)
})

function blocksRun(text: string): Promise<number> {
  return counter.blocksRun(/\/src\/(?:analyse|text|model)\//, () => analyse(text.slice(0, 300), text))
}

function textOf(part: string | (() => string), length: number): string {
  if (typeof part === 'string') return part.repeat(Math.ceil(length / part.length))
  let text = ''
  while (text.length < length) text += part()
  return text
}

/** Words of earlier texts are remembered, so that each text needs its own. */
let made = 1
function newWord(first: number = letter.ba): string {
  let word = ''
  for (let rest = 20 ** 3 + made++; rest > 0; rest = Math.floor(rest / 20))
    word += String.fromCharCode(first + (rest % 20))
  return word
}
