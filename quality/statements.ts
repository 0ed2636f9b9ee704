/**
 * Statements (who said what) against the two golds of ../shared/data/statements-ar, by the shared scorer; credits in credits.ts.
 * In: ../shared. Out: the scorer's figures on the console; exit code 1 when one is under its floor. Run: npx tsx quality/statements.ts
 *
 * The weights were fitted on both sets; what counts for other texts are the out-of-fold figures that quality/fits/fit-statements.ts prints.
 */
import { findStatements } from '../src/analyse/statements/statements.ts'
import { analyseText } from '../src/analyse/analysed-text.ts'
import { aboveFloors, readJsonLines, scoreStatements, sharedFolder, type StatementScores } from './statement-scores.ts'

const folder = sharedFolder('data/statements-ar')

function scoresOf(articles: string, gold: string): StatementScores {
  const predicted = readJsonLines(articles).map((article) => {
    const doc = analyseText(
      typeof article.title === 'string' ? article.title : '',
      typeof article.text === 'string' ? article.text : '',
      'ar',
    )
    return { id: article.id, statements: findStatements(doc), credits: [] }
  })
  return scoreStatements(gold, predicted)
}

if (folder === undefined) console.log('skipped: ../shared/data/statements-ar is not here')
else {
  const first = scoresOf(`${folder}/articles.jsonl`, `${folder}/gold.jsonl`)
  const second = scoresOf(`${folder}/articles2.jsonl`, `${folder}/gold2.jsonl`)
  const figures = {
    contentF1: first.content.f1,
    withSpeakerF1: first.withSpeaker.f1,
    directRecall: first.directRecall,
    kind: first.kindAccuracy,
    polarity: first.polarityAccuracy,
    contentF1OfGold2: second.content.f1,
    withSpeakerF1OfGold2: second.withSpeaker.f1,
  }
  console.log(figures)
  if (!aboveFloors(figures, new URL('statements.floors.json', import.meta.url))) process.exitCode = 1
}
