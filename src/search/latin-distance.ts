/**
 * How well an Arabic word spells a name in Latin letters.
 * In: a lower-case Latin word, an Arabic word in normalised form. Out: a sum of departures from the usual spellings. Touches nothing.
 * An alignment of letters, two or three of them as one where src/data/search/latin-letters.txt has them so.
 */
import { latinLetters } from '../data/search.data.ts'
import { letter } from '../text/letters.ts'

/** Latin letters → spellings with what they cost: the first is the usual one. */
const spellings = new Map<string, readonly (readonly [arabic: string, cost: number])[]>(
  latinLetters.map((entry) => {
    const [latin = '', ...arabic] = entry.split(' | ')
    return [latin, arabic.map((each, i) => [each === '-' ? '' : each, i === 0 ? 0 : 0.06 * i] as const)] as const
  }),
)
const cost = { left: 1, added: 1, vowelAdded: 0.25, firstAlef: 0, vowelLeft: 0.5, silentLeft: 0.35 }
const mostTogether = 3

/** `most` + 1 when it is more than `most`. The cost is the product of the lengths. */
export function latinDistance(latin: string, arabic: string, most: number): number {
  const n = latin.length
  const m = arabic.length
  const width = m + 1
  const least = new Float64Array((n + 1) * width).fill(Infinity)
  least[0] = 0
  for (let i = 0; i <= n; i++) {
    for (let j = 0; j <= m; j++) {
      const here = least[i * width + j] ?? Infinity
      if (here > most) continue
      const reach = (toI: number, toJ: number, value: number): void => {
        const at = toI * width + toJ
        if (value < (least[at] ?? Infinity)) least[at] = value
      }
      if (j < m) reach(i, j + 1, here + addedCost(arabic, j))
      if (i === n) continue
      // A doubled letter is written once.
      const isDoubled = i > 0 && latin[i] === latin[i - 1]
      reach(i + 1, j, here + (isDoubled ? 0 : leftCost(latin, i)))
      for (let length = 1; length <= mostTogether && i + length <= n; length++)
        for (const [spelled, price] of spellings.get(latin.slice(i, i + length)) ?? [])
          if (arabic.startsWith(spelled, j) && (spelled !== '' || i > 0))
            reach(i + length, j + spelled.length, here + price)
    }
  }
  const found = least[n * width + m] ?? Infinity
  return found > most ? most + 1 : found
}

/** Of a French name the last consonant is often not heard. */
function leftCost(latin: string, at: number): number {
  const unit = latin[at] ?? ''
  if ('aeiouy'.includes(unit)) return cost.vowelLeft
  return at === latin.length - 1 && 'dst'.includes(unit) ? cost.silentLeft : cost.left
}

/** An Arabic word that begins with a vowel begins with ا, whatever the vowel. */
function addedCost(arabic: string, at: number): number {
  if (!isLong(arabic.charCodeAt(at))) return cost.added
  return at === 0 && isLong(arabic.charCodeAt(1)) ? cost.firstAlef : cost.vowelAdded
}

function isLong(unit: number): boolean {
  return unit === letter.alef || unit === letter.waw || unit === letter.ya || unit === letter.hamza
}
