/**
 * Title and text scanned once, and what every finder of analyse/ needs from them.
 * In: an article's title and text. Out: `AnalysedText`. Touches nothing.
 */
import type { Borrowed } from '../model/borrowed.ts'
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

/** Scratch memory for the scans of one article after another: one a caller, so that no two callers overwrite each other's. */
export interface TextScratch {
  titleScan: Scan
  textScan: Scan
}

export function textScratch(): TextScratch {
  return { titleScan: emptyScan(256), textScan: emptyScan() }
}

/** The scans of both fields. `lang` is trusted when given (a page's own declaration), else identified. Linear. */
export function analyseText(title: string, text: string, lang?: string): AnalysedText
/** Borrowed: the same in `scratch`, valid until the next call with it. */
export function analyseText(
  title: string,
  text: string,
  lang: string | undefined,
  scratch: TextScratch,
): Borrowed<AnalysedText>
export function analyseText(title: string, text: string, lang?: string, scratch = textScratch()): AnalysedText {
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
    titleScan: scanInto(scratch.titleScan, title),
    textScan: scanInto(scratch.textScan, text),
  }
}
