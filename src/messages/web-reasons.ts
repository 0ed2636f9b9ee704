/**
 * Texts of the reasons that grouping gives: why two articles are together, why one is background, who is the origin.
 * In: nothing. Out: the table; keys are `reason.` + the code. Touches nothing.
 * A code without a text here is shown by the fallback, with its values.
 */
export const reasonMessages = {
  'reason.unknown': { ar: 'سمة مشتركة ({code})', en: 'A shared feature ({code})' },
} as const
