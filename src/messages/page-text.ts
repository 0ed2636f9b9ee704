/**
 * A text of a page in both languages, in all the forms that a number may ask for.
 * In: nothing. Out: types. Touches nothing.
 */
export interface ArabicForms {
  zero: string
  one: string
  two: string
  few: string
  many: string
  other: string
}

export interface EnglishForms {
  one: string
  other: string
}

export interface WebText {
  ar: string | ArabicForms
  en: string | EnglishForms
}
