/**
 * Writes what the product reads from a page of tests/pages as the page's expected.json, to be checked and corrected by hand.
 * In: the folder's name. Out: expected.json in it; the address of an existing one is kept. Run: npm run golden -- NAME
 */
import fs from 'node:fs'
import { expectedFile, filledFields, goldenNames, readGolden } from '../tests/pages/golden-pages.ts'

const [name] = process.argv.slice(2)
if (name === undefined || !goldenNames().includes(name)) {
  console.error(`usage: npm run golden -- NAME, with a folder tests/pages/NAME that holds page.html or page.txt`)
  process.exit(2)
}
const page = readGolden(name)
fs.writeFileSync(expectedFile(name), `${JSON.stringify(filledFields(page), null, 2)}\n`)
console.log(`tests/pages/${name}/expected.json written: read it beside the page and correct what is wrong`)
