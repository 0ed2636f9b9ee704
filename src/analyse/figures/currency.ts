/**
 * Which currency a name is that several countries share: ريال, دينار, جنيه.
 * In: the key of the name, the word after it, the countries that the text names. Out: an ISO 4217 code, or the key. Touches nothing.
 */
import { currencies } from '../../data/figures.data.ts'
import type { Entity } from '../../model/analysis.ts'
import { demonymPlace, placeByHash } from '../names/gazetteer/places.ts'

/** By key of the name, then country: the code. */
const codes = new Map<string, Map<string, string>>()
for (const entry of currencies) {
  const [name = '', country = '', code = ''] = entry.split(' | ')
  const known = codes.get(name) ?? new Map<string, string>()
  codes.set(name, known.set(country, code))
}

/** True when several countries have a currency of that name. */
export function isSharedName(unit: string): boolean {
  return codes.has(unit)
}

/** Names that, without a word of the country, are the currency of one country everywhere. */
const ordinary: Readonly<Record<string, string>> = { dollar: 'USD', rouble: 'RUB' }

/**
 * The code of the currency: by the adjective or country after it ("ليرة لبنانية"), else by the country that the text names most among
 * those that have such a currency. The key itself when the text does not say.
 */
export function currencyOf(unit: string, next: number, countries: ReadonlyMap<string, number>): string {
  const byCountry = codes.get(unit)
  if (!byCountry) return unit
  const said = byCountry.get((demonymPlace(next) ?? placeByHash(next))?.country ?? '')
  if (said !== undefined) return said
  const usual = ordinary[unit]
  if (usual !== undefined) return usual
  let best = unit
  let most = 0
  for (const [country, code] of byCountry) {
    const count = countries.get(country) ?? 0
    if (count > most) {
      most = count
      best = code
    } else if (count === most && most > 0) best = unit
  }
  return best
}

/** How often a text names each country, or what lies in it. */
export function countriesOf(entities: readonly Entity[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { country, count } of entities)
    if (country !== undefined) counts.set(country, (counts.get(country) ?? 0) + count)
  return counts
}
