/**
 * A report as it is read from the text, before it is known who speaks and whether it is one.
 * In: nothing. Out: types. Touches nothing.
 */
import type { Polarity } from '../../model/analysis.ts'
import type { VerbForm } from '../words/reporting-verbs.ts'
import type { Content, Opening } from './content.ts'
import type { TokenRange } from './speaker.ts'

/** How the report is built: a finite verb, a participle, قوله, بحسب, "نقلت … عن … قوله", or a quotation with its verb behind it. */
export type Construction = 'finite' | 'participle' | 'noun' | 'attribution' | 'relayed' | 'postposed'

export interface Report {
  construction: Construction
  /** Token of the verb or of the attribution. */
  verb: number
  form: VerbForm
  /** How the content opens; absent where it stands before the verb. */
  opening: Opening | undefined
  content: Content
  /** The phrase that stands where the subject of the verb stands. */
  named: TokenRange | undefined
  /** The phrase is a source that is named as such ("عن مصدر قوله", "بحسب مصدر"): nobody else is asked. */
  isSource: boolean
  /** UTF-16 units before the name in its first word: the ل of وفقا لوزارة; absent for none. */
  skipped?: number
  polarity: Polarity
  via: string | undefined
}
