/**
 * Everything analysis makes of one article, in the order that lets each step use the ones before.
 * In: an article's strings and how common words are. Out: the analysis, the features for grouping, the index terms. Touches nothing.
 */
import type { Analysis } from '../model/analysis.ts'
import type { Features } from '../model/features.ts'
import { searchTokensOf } from '../text/search-tokens.ts'
import { analyseText } from './analysed-text.ts'
import { emptyBackground, type Background } from './background.ts'
import { articleFeatures } from './features.ts'
import { keyphrases } from './keyphrases.ts'

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
  publishedAt?: number
}

/** Index terms of an article, joined by spaces: the store's four full-text columns. */
export interface SearchText {
  stems: string
  exact: string
  titleStems: string
  titleExact: string
}

export interface ArticleAnalysis {
  analysis: Analysis
  features: Features
  search: SearchText
}

/** Grows when equal input would give another analysis; the store then analyses again. */
export const analysisVersion = 1

/** The analysis of one revision. Pure and deterministic for equal input and background; linear in the text; never throws on content. */
export function analyseArticle(input: ArticleInput, background: Background = emptyBackground): ArticleAnalysis {
  const doc = analyseText(input.title, input.text, input.lang)
  const analysis: Analysis = {
    version: analysisVersion,
    lang: doc.lang,
    dir: doc.dir,
    keyphrases: keyphrases({ doc }, background),
    entities: [],
    mentions: [],
    statements: [],
    figures: [],
    credits: [],
  }
  const features = articleFeatures({
    title: doc.title,
    text: doc.text,
    lang: doc.lang,
    titleScan: doc.titleScan,
    textScan: doc.textScan,
    entities: analysis.entities,
    figures: analysis.figures,
  })
  const title = searchTokensOf(doc.titleScan)
  const text = searchTokensOf(doc.textScan)
  return {
    analysis,
    features,
    search: {
      stems: text.stems.join(' '),
      exact: text.exact.join(' '),
      titleStems: title.stems.join(' '),
      titleExact: title.exact.join(' '),
    },
  }
}
