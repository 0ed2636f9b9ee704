/**
 * Regular expressions out of lists of phrases and of class names (src/data: class-names, furniture-labels, part-labels, pages).
 * In: entries of a list. Out: the source of an expression, or the expression. Touches nothing.
 *
 * Marks in phrases: {60} at most 60 characters of anything, {3-60} at least three; {40 of the sentence} at most 40 without a full
 * stop; {any} one character; {word} a run without spaces, {rest} the same or nothing, {3 words} at most three words, {latin word};
 * {number} digits, {figure} digits with signs; {capital} a capital letter; {edge} a border between Latin letters and anything else;
 * {sign} a colon, bar or dash; {sign or end}; {stop} an optional full stop at the end; {end} the end of the text.
 */

/**
 * The source of an expression that matches any of `phrases`, the longest that fits first; `space` is what a space matches. Holds no
 * alternation outside a group, so that it may stand beside other pieces.
 */
export function anyOf(phrases: readonly string[], space = ' '): string {
  return alternation(phrases.map((phrase) => unitsOf(phrase, space)))
}

/**
 * Matches an element's class names and ids when one of `names` stands there between anything but a to z. `name*` also goes on with any
 * letters, `name-*` must go on, with or without the dash.
 */
export function namePattern(names: readonly string[]): RegExp {
  const sequences = names.map((name) => {
    if (name.endsWith('-*')) return [...unitsOf(name.slice(0, -2), ' '), '-?', '\\w']
    return name.endsWith('*') ? unitsOf(name.slice(0, -1), ' ') : [...unitsOf(name, ' '), nameEnd]
  })
  return new RegExp(`${nameStart}(?:${alternation(sequences)})`)
}

export const nameStart = '(?:^|[^a-z])'
export const nameEnd = '(?:[^a-z]|$)'

const marks: Readonly<Record<string, string>> = {
  any: '.',
  word: '\\S+',
  rest: '\\S*',
  'latin word': '\\w+',
  number: '\\d+',
  figure: '[\\d.,]+',
  capital: '\\p{Lu}',
  edge: '\\b',
  sign: '\\s*[:>\\u00bb|\\-\\u2013\\u2014]',
  'sign or end': '(?:\\s*[:.\\u2026\\-\\u2013\\u2014|>]|$)',
  stop: '[.:]?$',
  end: '$',
}

/** The phrase as pieces of an expression: one for each character or mark. */
function unitsOf(phrase: string, space: string): string[] {
  return (phrase.match(/\{[^}]*\}|./gsu) ?? []).map((piece) => {
    if (piece === ' ') return space
    if (piece.length > 2 && piece.startsWith('{')) return markSource(piece.slice(1, -1))
    return piece.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&')
  })
}

function markSource(mark: string): string {
  const known = marks[mark]
  if (known !== undefined) return known
  const count = /^(?:(\d+)-)?(\d+)( words| of the sentence)?$/.exec(mark)
  if (!count) throw new Error(`unknown mark {${mark}}`)
  const [, least = '0', most = '', of] = count
  if (of === ' words') return `(?:\\S+ ){${least},${most}}`
  return `${of === undefined ? '.' : '[^.]'}{${least},${most}}`
}

interface TrieNode {
  next: Map<string, TrieNode>
  ends: boolean
}

/** The sequences as one expression that shares their beginnings (a trie), so that a text is not tried against each of them. */
function alternation(sequences: readonly (readonly string[])[]): string {
  const root: TrieNode = { next: new Map(), ends: false }
  for (const units of sequences) {
    let at = root
    for (const unit of units) {
      let next = at.next.get(unit)
      if (!next) at.next.set(unit, (next = { next: new Map(), ends: false }))
      at = next
    }
    at.ends = true
  }
  return sourceOf(root)
}

function sourceOf(node: TrieNode): string {
  const branches = [...node.next].map(([unit, next]) => unit + sourceOf(next))
  if (branches.length === 0) return ''
  const [only = ''] = branches
  if (branches.length === 1 && !node.ends) return only
  return `(?:${branches.join('|')})${node.ends ? '?' : ''}`
}
