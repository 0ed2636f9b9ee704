// Puts the fonts that are part of the project beside the module that reads them. In: src/serve/style/basic-fonts. Out: the same in dist/. Run by
// `npm run build`.
import { cpSync } from 'node:fs'

const fonts = 'serve/style/basic-fonts'
cpSync(new URL(`../src/${fonts}`, import.meta.url), new URL(`../dist/${fonts}`, import.meta.url), { recursive: true })
