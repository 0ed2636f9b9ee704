/**
 * The lists of words and names in src/data: how they are read, put in order and compiled.
 * In: the repository's folder. Out: rooms with their lists, the text of a list in order, the text of a module. Reads src/data only.
 *
 * A list is a text file, one entry a line. Lines that begin with `#` are comments and stand before the first entry: the first says
 * what the list holds, one says `# source: …`. Fields of an entry are parted by ` | `. Invisible characters are written as \uXXXX.
 */
import fs from 'node:fs'
import path from 'node:path'

export interface WordList {
  /** Path from the repository's folder. */
  file: string
  /** Name of the exported constant: `given-names.txt` → `givenNames`. */
  constant: string
  text: string
  comments: string[]
  entries: string[]
}

export interface ListRoom {
  name: string
  /** Path of the compiled module from the repository's folder. */
  module: string
  lists: WordList[]
}

/** Every folder of src/data as a room, by name. */
export function readRooms(root: string): ListRoom[] {
  const folder = path.join(root, 'src/data')
  const names = fs.readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return names
    .map(({ name }) => ({ name, module: `src/data/${name}.data.ts`, lists: readLists(root, `src/data/${name}`) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

function readLists(root: string, folder: string): WordList[] {
  const files = fs.readdirSync(path.join(root, folder)).filter((file) => file.endsWith('.txt'))
  return files.sort().map((file) => {
    const text = fs.readFileSync(path.join(root, folder, file), 'utf8')
    const lines = text.split('\n').map((line) => line.trim())
    return {
      file: `${folder}/${file}`,
      constant: file.slice(0, -'.txt'.length).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
      text,
      comments: lines.filter((line) => line.startsWith('#')),
      entries: lines.filter((line) => line !== '' && !line.startsWith('#')),
    }
  })
}

/** The list with its entries by code point, each once. */
export function sortedList({ comments, entries }: WordList): string {
  return [...comments, ...[...new Set(entries)].sort(), ''].join('\n')
}

/** A module with one constant a list; splitting one string loads faster than thousands of literals. */
export function compileRoom({ name, lists }: ListRoom): string {
  const constants = lists.map((list) => {
    const [about = ''] = list.comments
    if (/[`$]|\\(?!u[0-9A-Fa-f]{4})/.test(list.entries.join('\n')))
      throw new Error(`${list.file}: \` $ or \\ in an entry`)
    const entries = [...new Set(list.entries)].sort().join('\n')
    const value = entries === '' ? '[]' : `\`\n${entries}\n\`.slice(1, -1).split('\\n')`
    return `/** ${about.replace(/^#\s*/, '')} */\nexport const ${list.constant}: readonly string[] = ${value}\n`
  })
  const header = `/**
 * Lists of src/data/${name}, one constant a file; compiled by scripts/compile-lists.ts, not to be edited.
 * In: nothing. Out: entries in order of code points. Touches nothing.
 */
`
  return [header, ...constants].join('\n')
}
