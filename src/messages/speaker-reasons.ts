/**
 * Why a phrase is taken for the speaker of a statement, and how sure that is; texts of pages and of the command line.
 * In: nothing. Out: texts by key. Touches nothing.
 */
export const speakerReasonTexts = {
  'statement.confidence': { ar: 'الثقة {percent}', en: 'confidence {percent}' },
  'statement.because.after': { ar: 'اسمه بعد الفعل', en: 'named after the verb' },
  'statement.because.before': { ar: 'اسمه قبل الفعل', en: 'named before the verb' },
  'statement.because.source': { ar: 'مذكور مصدراً للقول', en: 'named as the source' },
  'statement.because.goes-on': { ar: 'يواصل كلامه في الجملة نفسها', en: 'goes on in the same sentence' },
  'statement.because.floor': { ar: 'آخر من تحدث قبله', en: 'the last to speak before' },
  'statement.because.actor': { ar: 'صاحب الفعل في الجملة السابقة', en: 'acts in the sentence before' },
  'statement.because.person': { ar: 'مذكور قبل القول مباشرة', en: 'named shortly before' },
  'statement.unattributed': { ar: 'أقوال لم يتبيّن قائلها بثقة', en: 'Statements whose speaker is not certain' },
} as const
