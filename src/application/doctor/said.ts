/**
 * One check as a value.
 * In: what was found, in both languages. Out: the check. Touches nothing.
 */
import type { DoctorCheck } from '../siyaq.ts'

export function said(
  name: string,
  state: DoctorCheck['state'],
  ar: string,
  en: string,
  hint?: { ar: string; en: string },
): DoctorCheck {
  return { name, state, found: { ar, en }, ...(hint === undefined ? {} : { hint }) }
}
