/**
 * The section that an article belongs to.
 * In: what its publisher calls it, scans of title and text. Out: a section with its confidence, or nothing. Touches nothing.
 */
import { deskNames } from '../../data/pages.data.ts'
import { desks, isDesk, type Desk, type DeskFound } from '../../model/desks.ts'
import { sectionKey } from '../../text/section-names.ts'
import type { Scan } from '../../text/scanner/scan.ts'
import { deskScores } from './desk-words.ts'

/** Of a publisher's own name for the section, where it is one of ours. */
const publisherConfidence = 0.95
/** The difference between the best and the next is small beside this when an article has few listed words. */
const fewWords = 10

/** Most of the news is politics: what says little else belongs there. */
const politicsAhead = 6
/** A headline with one ordinary word of a section: less tells nothing. */
const leastScore = 6

let named: ReadonlyMap<string, Desk> | undefined

/** Undefined for an article that holds next to none of the listed words. Cost: a look-up a word. */
export function findDesk(section: string | undefined, title: Scan, text: Scan): DeskFound | undefined {
  const own = section === undefined ? undefined : (named ??= publisherNames()).get(sectionKey(section))
  if (own !== undefined) return { key: own, confidence: publisherConfidence, from: 'publisher' }
  const scores = deskScores(title, text)
  const ahead = (d: number): number => (scores[d] ?? 0) + (desks[d] === 'politics' ? politicsAhead : 0)
  let best = 0
  let next = -1
  for (let d = 1; d < scores.length; d++)
    if (ahead(d) > ahead(best)) [best, next] = [d, best]
    else if (next < 0 || ahead(d) > ahead(next)) next = d
  const key = desks[best]
  if (key === undefined || (scores[best] ?? 0) < leastScore) return undefined
  const share = (ahead(best) - ahead(next)) / (ahead(best) + ahead(next) + fewWords)
  return { key, confidence: Math.round(100 * confidenceOf(share)) / 100, from: 'words' }
}

/** Fitted by eye to tenths of the share, on 2,200 articles of three Saudi outlets whose addresses tell a section; quality/desks.ts asks others. */
function confidenceOf(share: number): number {
  return 1 - 0.65 * (1 - share) ** 2.2
}

function publisherNames(): Map<string, Desk> {
  return new Map(
    deskNames.flatMap((entry) => {
      const [name = '', desk] = entry.split(' | ')
      return isDesk(desk) ? [[sectionKey(name), desk] as const] : []
    }),
  )
}
