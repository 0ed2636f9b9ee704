/**
 * Compiles the Arabic names of CLDR's exemplar cities into src/data/places/cldr-cities.txt.
 * In: a folder with the package cldr-dates-full, and a zone.tab of the time-zone database. Out: that file. Run by hand:
 *
 *     npx tsx scripts/compile-cities.ts CLDR_DATES_FULL_FOLDER ZONE_TAB && npm run lists
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface Zone {
  exemplarCity?: string
  [part: string]: Zone | string | undefined
}

const [folder, zoneTab] = process.argv.slice(2)
if (!folder || !zoneTab) throw new Error('usage: compile-cities CLDR_DATES_FULL_FOLDER ZONE_TAB')
const countryOf = new Map<string, string>()
for (const line of readFileSync(zoneTab, 'utf8').split('\n')) {
  const [country, , zone] = line.split('\t')
  if (country && zone && !country.startsWith('#')) countryOf.set(zone, country)
}
const data = JSON.parse(readFileSync(join(folder, 'main/ar/timeZoneNames.json'), 'utf8')) as {
  main: { ar: { dates: { timeZoneNames: { zone: Zone } } } }
}
const entries: string[] = []
function walk(zone: Zone, path: string): void {
  for (const [key, value] of Object.entries(zone)) {
    if (typeof value !== 'object') continue
    const name = path ? `${path}/${key}` : key
    const country = countryOf.get(name)
    if (value.exemplarCity && country) entries.push(`${value.exemplarCity} | ${country}`)
    walk(value, name)
  }
}
walk(data.main.ar.dates.timeZoneNames.zone, '')
writeFileSync(
  join(import.meta.dirname, '../src/data/places/cldr-cities.txt'),
  `# Arabic names of the exemplar cities of time zones
# source: Unicode CLDR 48.2, compiled by scripts/compile-cities.ts
# Copyright © 2004-2026 Unicode, Inc. Licensed under the Unicode License V3 (SPDX: Unicode-3.0),
# https://www.unicode.org/license.txt; the names are unchanged.
# name | ISO 3166 code of its country
${entries.join('\n')}
`,
)
console.log(`${entries.length} cities`)
