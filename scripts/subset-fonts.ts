/**
 * Makes the small fonts of src/serve/style/basic-fonts out of those of the packages: the letters of their ranges, in all forms.
 * In: a folder in which the package subset-font is installed. Out: those files. Run by hand, when a font or a range changes:
 *
 *     npm install --prefix FOLDER subset-font@2.9.0 && npx tsx scripts/subset-fonts.ts FOLDER
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { fontFiles } from '../src/serve/style/fonts.ts'

type Subset = (font: Buffer, text: string, o: { targetFormat: 'woff2' }) => Promise<Buffer>

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('usage: subset-fonts FOLDER_WITH_SUBSET_FONT')
// What is not among our dependencies has no types here.
const subset = createRequire(join(resolve(folder), 'package.json'))('subset-font') as Subset
const require = createRequire(import.meta.url)
function lettersOf(range: string): string {
  const spans = range.split(',').map((span) => span.replace('U+', '').split('-'))
  return spans
    .flatMap((span) => {
      const [first = 0, last = first] = span.map((hex) => Number.parseInt(hex, 16))
      return Array.from({ length: last - first + 1 }, (_, n) => String.fromCodePoint(first + n))
    })
    .join('')
}

const style = new URL('../src/serve/style/', import.meta.url)
mkdirSync(new URL('basic-fonts', style), { recursive: true })
for (const { file, from, range } of fontFiles) {
  if (from === undefined) continue
  const made = await subset(readFileSync(require.resolve(from)), lettersOf(range), { targetFormat: 'woff2' })
  writeFileSync(new URL(file, style), made)
  console.log(`${file}: ${made.length} bytes`)
}
