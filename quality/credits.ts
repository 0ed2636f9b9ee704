/**
 * Credits against the gold of ../shared/data/statements-ar (110 articles with byline, and twice 60 of the statements), by the shared
 * scorer. In: ../shared. Out: figures on the console; exit code 1 under a floor. Run: npx tsx quality/credits.ts
 */
import { findCredits } from '../src/analyse/credits/credits.ts'
import { aboveFloors, readJsonLines, scoreStatements, sharedFolder } from './statement-scores.ts'

const folder = sharedFolder('data/statements-ar')
if (folder === undefined) console.log('skipped: ../shared/data/statements-ar is not here')
else {
  const score = (articles: string, gold: string): number => {
    const predicted = readJsonLines(`${folder}/${articles}`).map((article) => ({
      id: article.id,
      statements: [],
      credits: findCredits({
        title: typeof article.title === 'string' ? article.title : '',
        text: typeof article.text === 'string' ? article.text : '',
        ...(typeof article.author === 'string' ? { author: article.author } : {}),
        ...(typeof article.source === 'string' ? { sourceId: article.source } : {}),
      }).filter((credit) => credit.role !== 'passing'),
    }))
    return scoreStatements(`${folder}/${gold}`, predicted).credits.f1
  }
  const figures = {
    bylinesF1: score('credits.articles.jsonl', 'credits.gold.jsonl'),
    statementArticlesF1: score('articles.jsonl', 'gold.jsonl'),
    otherArticlesF1: score('articles2.jsonl', 'gold2.jsonl'),
  }
  console.log(figures)
  if (!aboveFloors(figures, new URL('credits.floors.json', import.meta.url))) process.exitCode = 1
}
