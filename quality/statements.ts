/**
 * Statements (who said what) against the gold of ../shared/data/statements-ar, by the shared scorer; credits in credits.ts.
 * In: ../shared. Out: the scorer's figures on the console; exit code 1 when one is under its floor. Run: npx tsx quality/statements.ts
 */
import { findStatements } from '../src/analyse/statements/statements.ts'
import { analyseText } from '../src/analyse/analysed-text.ts'
import { aboveFloors, readJsonLines, scoreStatements, sharedFolder } from './statement-scores.ts'

const folder = sharedFolder('data/statements-ar')
if (folder === undefined) console.log('skipped: ../shared/data/statements-ar is not here')
else {
  const predicted = readJsonLines(`${folder}/articles.jsonl`).map((article) => {
    const doc = analyseText(
      typeof article.title === 'string' ? article.title : '',
      typeof article.text === 'string' ? article.text : '',
      'ar',
    )
    return { id: article.id, statements: findStatements(doc), credits: [] }
  })
  const scores = scoreStatements(`${folder}/gold.jsonl`, predicted)
  const figures = {
    contentF1: scores.content.f1,
    withSpeakerF1: scores.withSpeaker.f1,
    directRecall: scores.directRecall,
    kind: scores.kindAccuracy,
    polarity: scores.polarityAccuracy,
  }
  console.log(figures)
  if (!aboveFloors(figures, new URL('statements.floors.json', import.meta.url))) process.exitCode = 1
}
