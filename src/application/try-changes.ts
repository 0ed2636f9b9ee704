/**
 * What the later of a few texts give otherwise than the earlier ones, for `siyaq try` with several pages: nothing of it is stored.
 * In: the reports of the pages. Out: `TextChanges[]`. Pure.
 */
import { versionChange } from '../group/changes/changed-facts.ts'
import type { ChangedFact } from '../group/changes/fact.ts'
import { versionText, type VersionText } from '../group/changes/text-version.ts'
import { defined } from '../model/defined.ts'
import type { TryReport } from './siyaq.ts'

/** With less wording in common two texts are no versions of one, and what they tell otherwise is not compared. */
export const leastShared = 0.3

/** One text beside the earlier one that it is likest. Texts are told by their place among those given, from 1. */
export interface TextChanges {
  text: number
  /** Of those published before it (without dates: given before it), the one that shares most words with it. */
  of: number
  /** Share of the words of the shorter text that the other has in runs of three or more, 0..1. */
  share: number
  /** What it gives otherwise; empty with less than `leastShared`, too. */
  facts: ChangedFact[]
}

/**
 * For every text but the first what it changed. In the order of publication where all pages tell one, else in the order given; pages that
 * could not be read take no part. Every pair is compared once.
 */
export function changesAmong(reports: readonly TryReport[]): TextChanges[] {
  const read = reports.flatMap((report, k) => {
    const version = versionOf(report)
    return version ? [{ number: k + 1, at: report.extracted?.article.publishedAt, version }] : []
  })
  const isDated = read.every(({ at }) => at !== undefined)
  const inTime = isDated ? read.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0)) : read
  return inTime.slice(1).flatMap(({ number, version }, k) => {
    const [likest] = inTime
      .slice(0, k + 1)
      .map((earlier) => ({ of: earlier.number, ...versionChange(earlier.version, version) }))
      .sort((a, b) => b.share - a.share)
    if (!likest) return []
    return [{ text: number, ...likest, facts: likest.share < leastShared ? [] : likest.facts }]
  })
}

function versionOf({ extracted, analysed }: TryReport): VersionText | undefined {
  if (!extracted || !analysed) return undefined
  const { title, text, publishedAt } = extracted.article
  const { analysis } = analysed
  return versionText({ title, text, analysis, lang: analysis.lang, ...defined({ at: publishedAt }) })
}
