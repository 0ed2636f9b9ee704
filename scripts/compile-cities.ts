/**
 * Compiles the Arabic names of CLDR's exemplar cities into src/analyse/names/cldr-cities.ts.
 * In: a folder with the package cldr-dates-full, and a zone.tab of the time-zone database. Out: that file. Run by hand:
 *
 *     npx tsx scripts/compile-cities.ts CLDR_DATES_FULL_FOLDER ZONE_TAB
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
const byCountry = new Map<string, string[]>()
function walk(zone: Zone, path: string): void {
  for (const [key, value] of Object.entries(zone)) {
    if (typeof value !== 'object') continue
    const name = path ? `${path}/${key}` : key
    const country = countryOf.get(name)
    if (value.exemplarCity && country) byCountry.set(country, [...(byCountry.get(country) ?? []), value.exemplarCity])
    walk(value, name)
  }
}
walk(data.main.ar.dates.timeZoneNames.zone, '')
const lines = [...byCountry]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([country, cities]) => `${country}|${cities.join(',')}`)
writeFileSync(
  join(import.meta.dirname, '../src/analyse/names/cldr-cities.ts'),
  `/**
 * Arabic names of the exemplar cities of time zones, compiled from Unicode CLDR 48.2 by scripts/compile-cities.ts.
 * In: nothing. Out: lines \`ISO | names\`. Touches nothing.
 *
 * Copyright © 2004-2026 Unicode, Inc. Licensed under the Unicode License V3 (SPDX: Unicode-3.0),
 * https://www.unicode.org/license.txt; the names are unchanged.
 */

export const cldrCityLines = \`
${lines.join('\n')}
\`
`,
)
console.log(`${lines.length} countries`)
