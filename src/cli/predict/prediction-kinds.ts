/**
 * The kinds of prediction, each loaded on demand (lazy import).
 * In: a kind. Out: the function from input records to output records. Touches nothing itself.
 */
import type { InputRecord } from './input-records.ts'

export const predictionKinds = [
  'pages',
  'parts',
  'stories',
  'copies',
  'keyphrases',
  'statements',
  'entities',
  'search',
  'background',
  'origins',
  'figures',
  'figure-sets',
  'sections',
] as const
export type PredictionKind = (typeof predictionKinds)[number]

export type Predictor = (records: AsyncIterable<InputRecord>) => AsyncIterable<object>

/** Options that name a second file. */
export const secondOptions = ['pairs', 'queries', 'ids', 'stories'] as const
export type SecondInput = (typeof secondOptions)[number]

/** The kinds that take a second file, and the option that names it. */
export const secondInputs: Partial<Record<PredictionKind, SecondInput>> = {
  copies: 'pairs',
  search: 'queries',
  background: 'ids',
  origins: 'stories',
  'figure-sets': 'stories',
}

export async function predictorOf(
  kind: PredictionKind,
  second: AsyncIterable<InputRecord> | undefined,
): Promise<Predictor> {
  switch (kind) {
    case 'pages':
      return (await import('./pages.ts')).predictPages
    case 'parts':
      return (await import('./parts.ts')).predictParts
    case 'stories':
      return (await import('./stories.ts')).predictStories
    case 'copies': {
      const { predictCopies } = await import('./copies.ts')
      return (articles) => predictCopies(articles, second ?? none())
    }
    case 'keyphrases':
      return (await import('./keyphrases.ts')).predictKeyphrases
    case 'statements':
      return (await import('./statements.ts')).predictStatements
    case 'search': {
      const { predictSearch } = await import('./search.ts')
      return (articles) => predictSearch(articles, second ?? none())
    }
    case 'background': {
      const { predictBackground } = await import('./background.ts')
      return (articles) => predictBackground(articles, second ?? none())
    }
    case 'origins': {
      const { predictOrigins } = await import('./origins.ts')
      return (articles) => predictOrigins(articles, second ?? none())
    }
    case 'figures':
      return (await import('./figures.ts')).predictFigures
    case 'figure-sets': {
      const { predictFigureSets } = await import('./figure-sets.ts')
      return (articles) => predictFigureSets(articles, second ?? none())
    }
    case 'sections':
      return (await import('./sections.ts')).predictSections
    case 'entities':
      return (await import('./entities.ts')).predictEntities
  }
}

// oxlint-disable-next-line require-yield -- an input without a second has none to give
async function* none(): AsyncGenerator<InputRecord> {
  await Promise.resolve()
}
