import { expect, test } from 'vitest'
import { Parser, type Handler } from 'htmlparser2'
import { MarkupParser } from './markup-parser.ts'

type Make = (handler: Partial<Handler>) => Parser

/** What a parser reports of a text. */
function events(make: Make, html: string): string[] {
  const seen: string[] = []
  const parser = make({
    onopentag: (name, attributes) => seen.push(`<${name} ${Object.keys(attributes).join()}`),
    ontext: (text) => seen.push(text),
    onclosetag: (name, implied) => seen.push(`</${name} ${implied}`),
  })
  parser.write(html)
  parser.end()
  return seen
}

const pages = [
  '<p>one<p>two<b>three<i>four</b>five</i><form><form>x</form></form>',
  '<svg><foreignObject><p>a</foreignObject></svg><math><mi>x</math></div><br></br></p>',
  '<table><tr><td>1<td>2<tr><td>3</table><ul><li>a<li>b<div><li>c',
]

test.each(pages)('reads as the library does: %s', (html) => {
  expect(events((handler) => new MarkupParser(handler), html)).toEqual(events((handler) => new Parser(handler), html))
})

test('the library asks our stack, so that unclosed tags cost no walk', () => {
  const parser = new MarkupParser({})
  const own: unknown = Reflect.get(parser, 'stack')
  parser.write('<b><i>')
  expect(own).toMatchObject({ length: 2, 0: 'i' })
  const contexts: unknown = Reflect.get(parser, 'foreignContext')
  parser.write('<svg>')
  expect(contexts).toMatchObject({ length: 2 })
})
