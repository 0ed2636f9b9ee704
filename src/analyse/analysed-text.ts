/**
 * Title and text scanned once, and what every finder of analyse/ needs from them.
 * In: an article's title and text. Out: `AnalysedText`. Touches nothing.
 */
import type { Direction } from '../model/article.ts'
import { directionOf } from '../model/direction.ts'
import { emptyScan, scanInto, type Scan } from '../text/scanner/scan.ts'
import { identifyLanguage } from './language.ts'

export interface AnalysedText {
  lang: string
  dir: Direction
  title: string
  text: string
  titleScan: Scan
  textScan: Scan
}

/** Scans in memory that every article uses again. */
const titleScan = emptyScan(256)
const textScan = emptyScan()

/** The scans of both fields, good until the next call. `lang` is trusted when given (a page's own declaration), else identified. Linear. */
export function analyseText(title: string, text: string, lang?: string): AnalysedText {
  const known = lang === undefined || lang === '' || lang === 'und' ? undefined : lang.toLowerCase()
  const identified =
    known === undefined
      ? identifyLanguage(title, text)
      : { lang: known.split('-')[0] ?? known, dir: directionOf(known) }
  return {
    lang: identified.lang,
    dir: identified.dir,
    title,
    text,
    titleScan: scanInto(titleScan, title),
    textScan: scanInto(textScan, text),
  }
}
