import fc from 'fast-check'
import { expect, test } from 'vitest'
import { robotsDisallowAll, robotsRules } from './robots.ts'

/** Any UTF-16 units, lone surrogates included. */
const anyUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
  .map((units) => String.fromCharCode(...units))

const allows = (text: string, url: string, ua = 'Siyaq/1.0 (+https://example.org)'): boolean =>
  robotsRules(text, ua).allowed(url)

test('the group that names us, else the one for all; groups of one name are joined', () => {
  const text =
    'User-agent: *\nDisallow: /\n\nUser-agent: siyaq\nDisallow: /private\n\nUser-agent: Other\nUser-agent: SIYAQ\nDisallow: /tmp\n'
  expect(allows(text, 'https://a.example/news')).toBe(true)
  expect(allows(text, 'https://a.example/private/x')).toBe(false)
  expect(allows(text, 'https://a.example/tmp')).toBe(false)
  expect(allows(text, 'https://a.example/news', 'Nobody')).toBe(false)
})

test('the longest path wins, allow on a tie, wildcards and the end mark', () => {
  const text =
    'User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /*.pdf$\nDisallow: /x*y\nAllow: /t\nDisallow: /t\nDisallow: /q?id=\n'
  expect(allows(text, '/a/c')).toBe(false)
  expect(allows(text, '/a/b/c')).toBe(true)
  expect(allows(text, '/file.pdf')).toBe(false)
  expect(allows(text, '/file.pdf?x')).toBe(true)
  expect(allows(text, '/x/1/y/2')).toBe(false)
  expect(allows(text, '/t')).toBe(true)
  expect(allows(text, 'https://a.example/q?id=3#f')).toBe(false)
})

test('Arabic paths meet whatever their spelling', () => {
  const text = 'User-agent: *\nDisallow: /أخبار/\nDisallow: /%d8%b3/\n'
  expect(allows(text, 'https://a.example/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/1')).toBe(false)
  expect(allows(text, '/أخبار/1')).toBe(false)
  expect(allows(text, '/س/1')).toBe(false)
})

test('delay, sitemaps, comments, a byte order mark, and a page of HTML in place of the file', () => {
  const rules = robotsRules(
    '\ufeffUser-agent: * # all\nCrawl-delay: 2.5\nDisallow: # nothing\nSitemap: https://a.example/s.xml#x\n',
    'Siyaq',
  )
  expect(rules.crawlDelayMs).toBe(2500)
  expect(rules.allowed('/')).toBe(true)
  expect(rules.sitemaps).toEqual(['https://a.example/s.xml#x'])
  expect(robotsRules('User-agent: *\nCrawl-delay: 999999', 'Siyaq').crawlDelayMs).toBe(3_600_000)
  expect(allows('<!DOCTYPE html><html><body>Disallow: /</body></html>', '/')).toBe(true)
  expect(allows('', '/')).toBe(true)
  expect(allows(robotsDisallowAll, '/')).toBe(false)
})

test('hostile patterns cost no more than their length', () => {
  const text = `User-agent: *\nDisallow: /${'*a'.repeat(20_000)}$\n`
  expect(allows(text, `/${'a'.repeat(5000)}b`)).toBe(true)
})

test('nothing throws', () => {
  fc.assert(
    fc.property(
      anyUnits,
      anyUnits,
      (text, url) => typeof robotsRules(`User-agent: *\nDisallow: ${text}`, 'Siyaq').allowed(url) === 'boolean',
    ),
  )
})

test('half a megabyte of blanks in one line is read at once', () => {
  const blanks = `User-agent: *\nDisallow: /a\nallow${' '.repeat(490_000)}`
  expect(robotsRules(blanks, 'Siyaq').allowed('https://paper.example/a')).toBe(false)
})
