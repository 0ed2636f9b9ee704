/**
 * A name as it can stand alone: no stray quote marks, no bracket that is never closed, no punctuation at its ends.
 * In: a name as cut out of a text. Out: the name. Touches nothing.
 */

const quoteMarks = /["\u00AB\u00BB\u201C-\u201F\u2018\u2019\u2039\u203A]/g
const apostropheInside = /(?<=\p{L})[\u2018\u2019'](?=\p{L})/gu

/** Empty when nothing but signs is left. An apostrophe inside a word stays ("O'Neill"). */
export function plainName(text: string): string {
  const marked = text.replaceAll('\u0000', ' ').replace(apostropheInside, '\u0000')
  const name = marked.replace(quoteMarks, ' ').replaceAll('\u0000', '\u2019')
  for (let before = '', after = name; ;) {
    if (before === after) return after
    before = after
    after = trimmed(cutAtBracket(after))
  }
}

/** Up to the first bracket without a partner; after it when it stands at the beginning. */
function cutAtBracket(name: string): string {
  const open: number[] = []
  for (let i = 0; i < name.length; i++) {
    if (name[i] === '(' || name[i] === '[') open.push(i)
    else if ((name[i] === ')' || name[i] === ']') && open.pop() === undefined) return cutAt(name, i)
  }
  const [unclosed] = open
  return unclosed === undefined ? name : cutAt(name, unclosed)
}

function cutAt(name: string, at: number): string {
  const before = name.slice(0, at)
  return /[\p{L}\p{N}]/u.test(before) ? before : name.slice(at + 1)
}

function trimmed(name: string): string {
  return name
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}([]+/u, '')
    .replace(/[^\p{L}\p{M}\p{N})\]]+$/u, '')
}
