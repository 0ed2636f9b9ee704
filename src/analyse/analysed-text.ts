/**
 * Title and text scanned once, and what every finder of analyse/ needs from them.
 * In: an article's title and text. Out: `AnalysedText`. Touches nothing.
 */
import type { Direction } from '../model/article.ts'
import { scan, type Scan } from '../text/scan.ts'
import { identifyLanguage, directionOf } from './language.ts'

export interface AnalysedText {
  lang: string
  dir: Direction
  title: string
  text: string
  titleScan: Scan
  textScan: Scan
}

/** The scans of both fields. `lang` is trusted when given (a page's own declaration), else identified. Linear. */
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
    titleScan: scan(title),
    textScan: scan(text),
  }
}
