/**
 * The document type declaration of a feed: what it declares, and whether that is dangerous.
 * In: the text of a document. Out: the text without the declaration, its harmless entities replaced; or a problem. Reads nothing outside the text.
 */
import type { Outcome } from '../../problem.ts'
import { failed, ok } from '../../problem.ts'

/**
 * The text ready to parse. Problem feed.xml-bomb: an entity that refers to another entity (growth), that names a file or address outside
 * the document, or replacements of more than 1 MB in all. Parameter entities are dropped: the HTML ones that old feeds name are known
 * anyway. Linear.
 */
export function readDoctype(text: string): Outcome<{ text: string }> {
  const start = startOfDoctype(text)
  if (start === undefined) return ok({ text })
  const end = endOfDoctype(text, start)
  if (end === undefined) return failed('feed.xml-bomb', 'doctype without end')
  const entities = readEntities(text.slice(start, end))
  if (!entities.ok) return entities
  // Same length as before, so that nothing moves; line ends do not matter to us.
  const rest = text.slice(end)
  if (entities.value.size === 0) return ok({ text: text.slice(0, start) + rest })
  return replaced(text.slice(0, start), rest, entities.value)
}

const prologChars = 65_536
const maxGrowthChars = 1_000_000
const maxEntityChars = 10_000

/** Where the declaration starts: after comments and instructions only; one that comes after the first element is the feed's own text. */
function startOfDoctype(text: string): number | undefined {
  const skip = /(?:[^<]|<!--[\s\S]*?-->|<\?[\s\S]*?\?>)/y
  let at = 0
  while (at < text.length && at < prologChars) {
    if (text.startsWith('<!', at) && /^<!doctype/i.test(text.slice(at, at + 9))) return at
    skip.lastIndex = at
    if (!skip.test(text)) return undefined
    at = skip.lastIndex
  }
  return undefined
}

function endOfDoctype(text: string, start: number): number | undefined {
  let inSubset = false
  let quote = ''
  for (let i = start; i < text.length && i - start < maxGrowthChars; i++) {
    const c = text[i] ?? ''
    if (quote !== '') {
      if (c === quote) quote = ''
    } else if (text.startsWith('<!--', i)) {
      const end = text.indexOf('-->', i)
      if (end < 0) return undefined
      i = end + 2
    } else if (c === '"' || c === "'") quote = c
    else if (c === '[') inSubset = true
    else if (c === ']') inSubset = false
    else if (c === '>' && !inSubset) return i + 1
  }
  return undefined
}

function readEntities(doctype: string): Outcome<Map<string, string>> {
  const entities = new Map<string, string>()
  const declaration = /<!ENTITY\s+(%\s+)?([^\s%"'>]+)\s+(?:(SYSTEM|PUBLIC)\b|"([^"]*)"|'([^']*)')/gi
  for (const match of doctype.matchAll(declaration)) {
    const name = match[2] ?? ''
    if (match[1] !== undefined) continue
    if (match[3] !== undefined) return failed('feed.xml-bomb', `external entity ${name.slice(0, 40)}`)
    const value = match[4] ?? match[5] ?? ''
    if (/&(?!#)|%[^\s%;]+;/.test(value) || value.length > maxEntityChars) {
      return failed('feed.xml-bomb', `entity ${name.slice(0, 40)}`)
    }
    entities.set(name, value)
  }
  return ok(entities)
}

function replaced(before: string, rest: string, entities: Map<string, string>): Outcome<{ text: string }> {
  let growth = 0
  const text = rest.replace(/&([^\s&;#]{1,60});/g, (whole: string, name: string) => {
    const value = entities.get(name)
    if (value === undefined) return whole
    growth += value.length
    return growth > maxGrowthChars ? '' : value
  })
  return growth > maxGrowthChars ? failed('feed.xml-bomb', `entities > ${maxGrowthChars}`) : ok({ text: before + text })
}
