/**
 * What the tests use of citation-js, which has no types of its own.
 * In: nothing. Out: types only. Touches nothing.
 */
declare module '@citation-js/core' {
  export class Cite {
    constructor(text: string)
    data: Record<string, unknown>[]
  }
}
declare module '@citation-js/plugin-bibtex'
declare module '@citation-js/plugin-ris'
