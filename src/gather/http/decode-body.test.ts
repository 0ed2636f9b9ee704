import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeWindows1256 } from '../../demo/windows-1256.ts'
import { decodeBody } from './decode-body.ts'

const sentence = 'أعلنت هيئة الأرصاد في ساحليا أن الأمطار تستمر حتى مساء الأحد، ودعت السائقين إلى الحذر.'
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const page = (text: string, meta = ''): string =>
  `<html><head>${meta}<title>x</title></head><body><p>${text}</p></body></html>`

test('the order of belief: mark, header, declaration, strict UTF-8, detector', () => {
  expect(decodeBody(utf8(`\ufeff${sentence}`), 'text/html; charset=windows-1256')).toMatchObject({
    charset: 'utf-8',
    evidence: 'bom',
    text: sentence,
  })
  expect(decodeBody(encodeWindows1256(sentence), 'text/html; charset=windows-1256')).toMatchObject({
    evidence: 'header',
    text: sentence,
  })
  const declared = page(sentence, '<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">')
  expect(decodeBody(encodeWindows1256(declared), 'text/html')).toMatchObject({
    charset: 'windows-1256',
    evidence: 'declaration',
    text: declared,
  })
  const xml = `<?xml version="1.0" encoding="windows-1256"?><rss>${sentence}</rss>`
  expect(decodeBody(encodeWindows1256(xml))).toMatchObject({ evidence: 'declaration', text: xml })
  expect(decodeBody(utf8(page(sentence)))).toMatchObject({ charset: 'utf-8', evidence: 'bytes' })
  expect(decodeBody(encodeWindows1256(page(sentence)))).toMatchObject({
    charset: 'windows-1256',
    evidence: 'detector',
    text: page(sentence),
  })
})

test('claims that the bytes contradict are corrected', () => {
  expect(decodeBody(utf8(page(sentence)), 'text/html; charset=iso-8859-1').text).toContain(sentence)
  expect(decodeBody(utf8(page(sentence)), 'text/html; charset=windows-1256').text).toContain(sentence)
  expect(decodeBody(encodeWindows1256(page(sentence)), 'text/html; charset=utf-8').text).toContain(sentence)
  const declared = page(sentence, '<meta charset="windows-1256">')
  expect(decodeBody(encodeWindows1256(declared), 'text/html; charset=ISO-8859-1').text).toContain(sentence)
  expect(decodeBody(encodeWindows1256(page(sentence, '<meta charset="utf-16">'))).text).toContain(sentence)
  expect(decodeBody(encodeWindows1256(page(sentence)), 'text/html; charset=arabic-nonsense').text).toContain(sentence)
})

test('damaged UTF-8 stays UTF-8, and one cut off at the end too', () => {
  const bytes = utf8(page(sentence.repeat(10)))
  bytes[200] = 0xff
  expect(decodeBody(bytes, 'text/html; charset=utf-8').charset).toBe('utf-8')
  expect(decodeBody(utf8(sentence).subarray(0, 21))).toMatchObject({ charset: 'utf-8', evidence: 'bytes' })
})

test('UTF-16 with and without a mark', () => {
  const wide = Buffer.from(`<rss>${sentence}</rss>`, 'utf16le')
  expect(decodeBody(Buffer.concat([Buffer.from([0xff, 0xfe]), wide])).text).toContain(sentence)
  expect(decodeBody(wide).text).toContain(sentence)
})

test('UTF-8 survives any claim, and nothing throws on any bytes', () => {
  const claims = fc.constantFrom(
    undefined,
    'text/html',
    'text/html; charset=utf-8',
    'text/html; charset=iso-8859-1',
    'charset="windows-1256',
    'text/xml;charset=koi8-r',
    'charset=utf-7',
  )
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...Array.from('ابتثجحخدذرزسشصضطظعغ ')), minLength: 2 }),
      claims,
      (text, claim) => {
        expect(decodeBody(utf8(`<p>${text}${sentence}`), claim).text).toBe(`<p>${text}${sentence}`)
      },
    ),
  )
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 300 }),
      claims,
      (bytes, claim) => typeof decodeBody(bytes, claim).text === 'string',
    ),
  )
})
