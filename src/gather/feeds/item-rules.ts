/**
 * Rules of one feed that keep or block its items: words, or regular expressions, in title, author, categories and address.
 * In: lines of a person, items. Out: the items that stay. Touches nothing.
 *
 * A rule is `field: words` or `field: /expression/`; without a field it looks at title, author and categories. Words fit where they stand
 * as whole words, whatever their marks, hamza or case. Expressions are those of RE2: no look-around, no back-references, and time that grows
 * with the text alone, whatever the expression.
 */
import { RE2JS } from 're2js'
import type { FeedItem } from '../../model/article.ts'
import { failed, ok, type Outcome } from '../../problem.ts'
import { normalise } from '../../text/normalise.ts'

type Field = 'title' | 'author' | 'category' | 'url'

/** Whether an item fits a rule. */
type Fits = (item: FeedItem) => boolean

export interface ItemRules {
  keep: readonly string[]
  block: readonly string[]
}

const anyField: readonly Field[] = ['title', 'author', 'category']
const fieldNames: Record<string, Field> = {
  title: 'title',
  author: 'author',
  category: 'category',
  address: 'url',
  url: 'url',
  العنوان: 'title',
  الكاتب: 'author',
  القسم: 'category',
  الرابط: 'url',
}
/** Of one field so much is looked at. */
const lookedAtChars = 2_000
const longestRule = 500
export const mostRules = 100

/** The items that one of `keep` fits, if there are any, and none of `block`. A rule that is none lets everything through. */
export function keptItems<T extends FeedItem>(items: readonly T[], rules: ItemRules): T[] {
  const keep = compiled(rules.keep)
  const block = compiled(rules.block)
  return items.filter(
    (item) => (keep.length === 0 || keep.some((fits) => fits(item))) && !block.some((fits) => fits(item)),
  )
}

/** Why a line is no rule; undefined when it is one. */
export function badRule(line: string): string | undefined {
  const rule = compile(line)
  return rule.ok ? undefined : (rule.problem.detail ?? line)
}

function compiled(lines: readonly string[]): Fits[] {
  return lines.slice(0, mostRules).flatMap((line) => {
    const rule = compile(line)
    return rule.ok ? [rule.value] : []
  })
}

function compile(line: string): Outcome<Fits> {
  const text = line.trim()
  if (text.length > longestRule) return failed('feed.bad-setting', `> ${longestRule}`)
  const [, name, rest] = /^([\p{L}]{1,12})\s*:\s*(.*)$/u.exec(text) ?? []
  const field = name === undefined ? undefined : fieldNames[name.toLowerCase()]
  const fields = field === undefined ? anyField : [field]
  const pattern = field === undefined ? text : (rest ?? '')
  if (pattern === '') return failed('feed.bad-setting', text)
  const test = /^\/.+\/i?$/.test(pattern) ? expression(pattern) : ok(words(pattern))
  if (!test.ok) return test
  return ok((item) => fields.some((one) => valuesOf(item, one).some((value) => test.value(value))))
}

function expression(pattern: string): Outcome<(value: string) => boolean> {
  const end = pattern.lastIndexOf('/')
  try {
    const flags = pattern.endsWith('/i') ? RE2JS.CASE_INSENSITIVE : 0
    const compiledPattern = RE2JS.compile(pattern.slice(1, end), flags)
    return ok((value) => compiledPattern.matcher(value).find())
  } catch (error) {
    // What the library throws for an expression that is none, or that has no linear machine.
    return failed('feed.bad-setting', error instanceof Error ? error.message.slice(0, 200) : pattern)
  }
}

/** The words as they stand, between no letters or digits. */
function words(pattern: string): (value: string) => boolean {
  const sought = normalise(pattern).replace(/\s+/g, ' ')
  return (value) => {
    const text = normalise(value).replace(/\s+/g, ' ')
    for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1))
      if (!isWordUnit(text[at - 1]) && !isWordUnit(text[at + sought.length])) return true
    return false
  }
}

function isWordUnit(unit: string | undefined): boolean {
  return unit !== undefined && /[\p{L}\p{N}]/u.test(unit)
}

function valuesOf(item: FeedItem, field: Field): string[] {
  const values =
    field === 'title'
      ? [item.title]
      : field === 'author'
        ? [item.author]
        : field === 'category'
          ? (item.categories ?? [])
          : [item.url]
  return values.flatMap((value) => (value === undefined ? [] : [value.slice(0, lookedAtChars)]))
}
