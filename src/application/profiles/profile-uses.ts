/**
 * What can be asked about names and sources over time.
 * In: nothing. Out: types only; part of what `siyaq.ts` offers. Touches nothing.
 */
import type { Outcome } from '../../problem.ts'
import type { CoverageReport, EntityReport, SourceComparison, Trends } from './profile-views.ts'

export interface ProfileUses {
  /** What a source covered lately. */
  coverage(sourceId: string): Promise<Outcome<CoverageReport>>
  /** Two sources in the same stretch of time. */
  compare(o: { a: string; b: string; windowMs: number }): Promise<Outcome<SourceComparison>>
  /** Names that the news has more than usual. */
  trends(o: { windowMs: number; lang?: string }): Promise<Outcome<Trends>>
  /** A name over time; by its key or as it is written. */
  entity(name: string): Promise<Outcome<EntityReport>>
}
