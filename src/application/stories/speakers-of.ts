/**
 * The statements of one article, by speaker, as the pages show them.
 * In: an article with its analysis. Out: `SpeakerView[]`, in the order in which speakers appear. Touches nothing.
 */
import { defined } from '../../model/defined.ts'
import { isAttributed, type Statement } from '../../model/analysis.ts'
import type { Direction } from '../../model/article.ts'
import { plainName } from '../../text/plain-name.ts'
import type { ArticleCard, ArticleView, SpeakerView, StatementView } from './views.ts'

export function speakersOf(view: ArticleView): SpeakerView[] {
  const { article, analysis } = view
  if (analysis === undefined) return []
  const card: ArticleCard = {
    id: article.id,
    title: article.title,
    dir: article.dir,
    url: article.url,
    sourceId: article.sourceId,
    sourceName: view.sourceName,
    at: article.at,
  }
  if (article.lang !== undefined) card.lang = article.lang
  const names = new Map(analysis.entities.map((e) => [e.key, e.name]))
  const speakers = new Map<string, SpeakerView>()
  const unattributed: StatementView[] = []
  for (const s of analysis.statements) {
    if (!isAttributed(s)) {
      unattributed.push({ ...statementView(s, article, card), sentence: sentenceOf(s, article.text) })
      continue
    }
    const key = s.speakerEntity ?? s.speaker
    const speaker: SpeakerView = speakers.get(key) ?? {
      speaker: plainName((s.speakerEntity === undefined ? undefined : names.get(s.speakerEntity)) ?? s.speaker),
      ...defined({ entity: s.speakerEntity, lang: article.lang }),
      dir: article.dir,
      statements: [],
    }
    speakers.set(key, speaker)
    speaker.statements.push(statementView(s, article, card))
  }
  const named = [...speakers.values()]
  if (unattributed.length === 0) return named
  return [
    ...named,
    {
      speaker: '',
      unattributed: true,
      ...defined({ lang: article.lang }),
      dir: article.dir,
      statements: unattributed,
    },
  ]
}

/** The text from the end of the sentence before to the end of what was said; at most 240 units before the verb. */
function sentenceOf({ verbSpan, contentSpan }: Statement, text: string): string {
  const end = Math.max(verbSpan.end, contentSpan.end)
  const first = Math.min(verbSpan.start, contentSpan.start)
  const before = text.slice(Math.max(0, first - mostBefore), first)
  const cut = Math.max(...sentenceEnds.map((mark) => before.lastIndexOf(mark)))
  return text.slice(first - before.length + cut + 1, end).trim()
}
const mostBefore = 240
const sentenceEnds = ['.', '!', '\u061F', '?', '\n']

/** One statement as its only reporter has it. */
export function statementView(
  s: Statement,
  of: { lang?: string | undefined; dir: Direction },
  card: ArticleCard,
): StatementView {
  return {
    content: s.content,
    ...defined({ lang: of.lang }),
    dir: of.dir,
    verb: s.verb,
    kind: s.kind,
    polarity: s.polarity,
    ...defined({ via: s.via, implied: s.implied, confidence: s.confidence, because: s.because }),
    start: s.contentSpan.start,
    end: s.contentSpan.end,
    articles: [card],
    variants: [],
  }
}
