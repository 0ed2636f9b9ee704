/**
 * Everything analysis makes of one article, in the order that lets each step use the ones before.
 * In: an article's strings and how common words are. Out: the analysis, the features for grouping, the index terms. Touches nothing.
 */
import type { Analysis } from '../model/analysis.ts'
import { defined } from '../model/defined.ts'
import type { Features } from '../model/features.ts'
import { addressSection, sectionKey, sectionName } from '../text/section-names.ts'
import { searchRowOf } from '../text/search-row.ts'
import { searchTextOf } from '../text/search-tokens.ts'
import { analyseText, textScratch } from './analysed-text.ts'
import { findCredits } from './credits/credits.ts'
import { findDesk } from './desks/find-desk.ts'
import { findEntities } from './names/entities.ts'
import { findFigures } from './figures/figures.ts'
import { findStatements } from './statements/statements.ts'
import { classifyInto, emptyClasses } from './words/word-classes.ts'
import { emptyBackground, type Background } from './keyphrases/background-frequencies.ts'
import { articleFeatures } from './features/features.ts'
import { tellsWords } from './features/told-title.ts'
import { keyphrases } from './keyphrases/keyphrases.ts'

export interface ArticleInput {
  id?: number
  title: string
  text: string
  author?: string
  credit?: string
  keywords?: string[]
  lang?: string
  sourceId?: string
  sourceName?: string
  /** As page or feed name it; else the address may. */
  section?: string
  url?: string
  publishedAt?: number
}

/** Index terms of an article, joined by spaces, the store's four full-text columns, its words for ranking (text/search-row.ts), its section. */
export interface SearchText {
  stems: string
  exact: string
  titleStems: string
  titleExact: string
  row: Uint8Array
  section?: { name: string; key: string }
  /** The people, places and organisations in it. */
  names: { key: string; name: string }[]
}

export interface ArticleAnalysis {
  analysis: Analysis
  features: Features
  search: SearchText
}

/** Grows when equal input would give another analysis; the store then analyses again. */
export const analysisVersion = 12

/** Scratch memory for one article after another. */
const scratch = { scans: textScratch(), textClasses: emptyClasses(), titleClasses: emptyClasses(64) }

/** The analysis of one revision. Pure and deterministic for equal input and background; linear in the text; never throws on content. */
export function analyseArticle(input: ArticleInput, background: Background = emptyBackground): ArticleAnalysis {
  const doc = analyseText(input.title, input.text, input.lang, scratch.scans)
  const textWords = classifyInto(scratch.textClasses, doc.textScan)
  const titleWords = classifyInto(scratch.titleClasses, doc.titleScan)
  const { entities, mentions } = findEntities(doc, textWords, titleWords)
  const credits = findCredits({
    title: doc.title,
    text: doc.text,
    words: textWords,
    ...(input.author === undefined ? {} : { author: input.author }),
    ...(input.credit === undefined ? {} : { creditLine: input.credit }),
    ...(input.sourceId === undefined ? {} : { sourceId: input.sourceId }),
    ...(input.sourceName === undefined ? {} : { sourceName: input.sourceName }),
  })
  const section = sectionName(input.section ?? '') ?? addressSection(input.url ?? '')
  const analysis: Analysis = {
    version: analysisVersion,
    lang: doc.lang,
    dir: doc.dir,
    keyphrases: keyphrases({ doc, names: { entities, mentions } }, background),
    entities,
    mentions,
    statements: findStatements(doc, textWords, { entities, mentions }),
    figures: findFigures(doc, textWords, titleWords, entities),
    credits,
    ...defined({ desk: findDesk(section, doc.titleScan, doc.textScan) }),
  }
  const features = articleFeatures({
    title: doc.title,
    text: doc.text,
    lang: doc.lang,
    titleScan: doc.titleScan,
    textScan: doc.textScan,
    told: tellsWords(doc.title, titleWords),
    entities: analysis.entities,
    mentions: analysis.mentions,
    figures: analysis.figures,
  })
  const title = searchTextOf(doc.titleScan)
  const text = searchTextOf(doc.textScan)
  return {
    analysis,
    features,
    search: {
      stems: text.stems,
      exact: text.exact,
      titleStems: title.stems,
      titleExact: title.exact,
      row: searchRowOf(doc.titleScan, doc.textScan),
      names: analysis.entities.map(({ key, name }) => ({ key, name })),
      ...(section === undefined ? {} : { section: { name: section, key: sectionKey(section) } }),
    },
  }
}
