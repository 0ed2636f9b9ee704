/** The letters of our fonts. In: nothing. Out: test results. */
import { expect, test } from 'vitest'
import { basicArabicRange, fontFiles, otherArabicRange, readFont } from './fonts.ts'

const pointsOf = (range: string): number[] =>
  range.split(',').flatMap((span) => {
    const [first = 0, last = first] = span
      .slice(2)
      .split('-')
      .map((hex) => Number.parseInt(hex, 16))
    return Array.from({ length: last - first + 1 }, (_, n) => first + n)
  })

test('each Arabic letter stands in one file of a family: the basic ones in the small one, all others in the whole', () => {
  const [basic, other] = [pointsOf(basicArabicRange), pointsOf(otherArabicRange)]
  expect(basic.filter((point) => other.includes(point))).toEqual([])
  const block = pointsOf('U+0600-06FF')
  expect(block.filter((point) => !basic.includes(point) && !other.includes(point))).toEqual([])
  const everyday = 'ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىة،؛؟٠١٢٣٤٥٦٧٨٩٪٫٬ـپچژڤگ'
  expect(everyday.split('').filter((letter) => !basic.includes(letter.codePointAt(0) ?? 0))).toEqual([])
})

test('every file is there, and a small one is a third of what it was made from at most', () => {
  const sizeOf = (file: string): number =>
    fontFiles.flatMap((font) => (font.file === file ? [readFont(font.name)?.length ?? 0] : []))[0] ?? 0
  for (const { name, file, from } of fontFiles) {
    expect([name, Buffer.from(readFont(name) ?? []).toString('latin1', 0, 4)]).toEqual([name, 'wOF2'])
    if (from !== undefined) expect(sizeOf(file) * 3).toBeLessThan(sizeOf(from))
  }
  expect(readFont('noto-sans-arabic-500')).toBeUndefined()
})
