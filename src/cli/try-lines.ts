/**
 * What `siyaq try` shows: the six elements of a page, in the terminal.
 * In: the report of every stage. Out: lines. Touches nothing.
 */
import { figureNotes, unitName } from '../messages/figures.ts'
import { isAttributed, type Analysis, type CreditKind, type Figure } from '../model/analysis.ts'
import type { Extracted } from '../model/article.ts'
import { leastShared, type TextChanges } from '../application/try-changes.ts'
import type { NamedDate, ArticleLine, TryGrouping, TryReport } from '../application/siyaq.ts'
import { formatBytes, formatCount, formatInstant, isolate, shorten } from './terminal-bidi.ts'
import type { CommandContext } from './command-context.ts'
import { reasonText } from './reason-text.ts'
import { dateStyle, originsOf } from './rows.ts'

/** Lines in reading order; a stage that was not reached has none. `full`: the whole text instead of its beginning. */
export function tryLines(context: CommandContext, report: TryReport, o: { full: boolean }): string[] {
  const { fetched, extracted, analysed, grouped } = report
  const lines: string[] = []
  if (fetched) {
    const { finalUrl, status, charset, charsetFrom, bytes, tookMs } = fetched
    lines.push(...heading(context.say('try.fetched')))
    lines.push(`  ${isolate(finalUrl)}`)
    lines.push(
      `  ${status} · ${isolate(fetched.contentType ?? '?')} · ${charset} (${charsetFrom}) · ${isolate(formatBytes(bytes))} · ${Math.round(tookMs)} ms`,
    )
  }
  if (extracted) {
    const { article } = extracted
    lines.push(...heading(context.say('try.article')), ...articleLines(context, article, o.full))
    lines.push(...heading(context.say('try.credit')), ...creditLines(context, article, analysed?.analysis))
    lines.push(...heading(context.say('try.keywords')), ...keywordLines(context, article, analysed?.analysis))
    lines.push(...heading(context.say('try.readAlso')), ...readAlsoLines(context, article, grouped))
    lines.push(...heading(context.say('try.similar')), ...similarLines(context, article, grouped))
  }
  if (extracted || grouped) lines.push(...heading(context.say('try.story')), ...storyLines(context, grouped))
  if (analysed) lines.push(...analysisLines(context, analysed.analysis, analysed.dates))
  return lines
}

/** What the later of several texts changed. */
export function changeLines(context: CommandContext, changes: readonly TextChanges[]): string[] {
  const lines = changes.flatMap(({ text, of, share, facts }) => {
    const shown = { text, of, percent: Math.round(100 * share) }
    if (share < leastShared) return [`  ${context.say('try.unlike', shown)}`]
    if (facts.length === 0) return [`  ${context.say('try.unchanged', shown)}`]
    return [
      `  ${context.say('try.changed', shown)}`,
      ...facts.map(({ kind, before, after }) => {
        const values = { before: isolate(before.text), after: isolate(after.text), of }
        return `    • ${context.say(`story.changed.${kind}`, values)}`
      }),
    ]
  })
  return [...heading(context.say('try.changes')), ...orNone(context, lines)]
}

function heading(text: string): string[] {
  return ['', `── ${text} ──`]
}

function articleLines(context: CommandContext, article: Extracted, full: boolean): string[] {
  const style = dateStyle(context)
  const from = (field: string): string => {
    const found = article.evidence.find((item) => item.field === field)
    return found === undefined
      ? ''
      : ` (${context.say('try.evidence')}: ${found.from}${found.detail === undefined ? '' : ` ${isolate(shorten(found.detail, 60))}`})`
  }
  const day = (at: number): string => formatInstant(at, style)
  const paragraphs = article.text.split(/\n{2,}/)
  const shown = full ? paragraphs : paragraphs.slice(0, 3).map((paragraph) => shorten(paragraph, 200))
  const lines = [`  ${context.say('try.title')}: ${isolate(article.title)}${from('title')}`]
  if (article.dek !== undefined) lines.push(`  ${isolate(article.dek)}`)
  if (article.author !== undefined)
    lines.push(`  ${context.say('try.author')}: ${isolate(article.author)}${from('author')}`)
  if (article.publishedAt !== undefined)
    lines.push(`  ${context.say('try.published')}: ${day(article.publishedAt)}${from('publishedAt')}`)
  if (article.modifiedAt !== undefined)
    lines.push(`  ${context.say('try.modified')}: ${day(article.modifiedAt)}${from('modifiedAt')}`)
  lines.push(`  ${context.say('try.language')}: ${article.lang ?? '?'} · ${article.dir}`)
  if (article.canonicalUrl !== undefined)
    lines.push(`  ${context.say('try.address')}: ${isolate(article.canonicalUrl)}`)
  if (article.image !== undefined) lines.push(`  ${context.say('try.picture')}: ${isolate(article.image.url)}`)
  lines.push(`  ${context.say('try.confidence')}: ${formatCount(article.confidence, style)}${from('text')}`)
  const size = { paragraphs: formatCount(paragraphs.length, style), chars: formatCount(article.text.length, style) }
  lines.push(`  ${context.say('try.text', size)}`)
  for (const paragraph of shown) lines.push('', `    ${isolate(paragraph)}`)
  if (shown.length < paragraphs.length) lines.push('    …')
  for (const embed of article.parts.embeds) {
    const what = [embed.author, embed.text, embed.url].filter((part) => part !== undefined).join(' — ')
    lines.push(`  ${context.say('try.embeds')}: ${embed.kind} ${isolate(shorten(what, 160))}`)
  }
  return lines
}

function creditLines(context: CommandContext, article: Extracted, analysis: Analysis | undefined): string[] {
  const lines: string[] = []
  if (article.parts.credit !== undefined)
    lines.push(`  ${context.say('try.publisherCredit', { name: isolate(article.parts.credit) })}`)
  for (const credit of analysis?.credits ?? []) {
    const shown = {
      name: isolate(credit.name),
      kind: creditKind(context, credit.kind),
      span: isolate(shorten(credit.span, 80)),
    }
    const via = credit.citing === undefined ? '' : ` ← ${isolate(credit.citing)}`
    lines.push(`  ${context.say('try.inText', shown)} (${credit.role})${via}`)
  }
  return lines.length === 0 ? [`  ${context.say('try.noCredit')}`] : lines
}

function creditKind(context: CommandContext, kind: CreditKind): string {
  const words: Record<CreditKind, { ar: string; en: string }> = {
    agency: { ar: 'وكالة', en: 'agency' },
    outlet: { ar: 'وسيلة إعلام', en: 'outlet' },
    generic: { ar: 'عام', en: 'generic' },
    own: { ar: 'المحرر نفسه', en: 'own desk' },
  }
  return words[kind][context.lang]
}

function keywordLines(context: CommandContext, article: Extracted, analysis: Analysis | undefined): string[] {
  const lines = (analysis?.keyphrases ?? []).map(
    (found) => `  • ${isolate(found.phrase)} — ${found.reasons.join(', ')} ×${found.count}`,
  )
  if (article.parts.keywords.length > 0)
    lines.push(`  ${context.say('try.publisherKeywords', { words: article.parts.keywords.map(isolate).join(' · ') })}`)
  return orNone(context, lines)
}

function readAlsoLines(context: CommandContext, article: Extracted, grouped: TryGrouping | undefined): string[] {
  const lines: string[] = []
  if (article.parts.readAlso.length > 0) lines.push(`  ${context.say('try.onPage')}`)
  for (const block of article.parts.readAlso) {
    lines.push(`  • ${isolate(block.title)}${block.url === undefined ? '' : ` ${isolate(block.url)}`}`)
    for (const paragraph of block.body?.slice(0, 1) ?? []) lines.push(`      ${isolate(shorten(paragraph, 160))}`)
    for (const teaser of block.teasers ?? []) lines.push(`      → ${isolate(teaser)}`)
  }
  if (grouped?.readAlso) {
    const { article: background, reasons } = grouped.readAlso
    lines.push(`  ${context.say('try.fromStore')}`, ...pickedLines(context, background, reasons))
  }
  return orNone(context, lines)
}

function similarLines(context: CommandContext, article: Extracted, grouped: TryGrouping | undefined): string[] {
  const lines: string[] = []
  if (article.parts.similar.length > 0) lines.push(`  ${context.say('try.onPage')}`)
  for (const link of article.parts.similar)
    lines.push(`  • ${isolate(link.title)}${link.url === undefined ? '' : ` ${isolate(link.url)}`}`)
  if (grouped && grouped.similar.length > 0) lines.push(`  ${context.say('try.fromStore')}`)
  for (const { article: other, copies, reasons } of grouped?.similar ?? [])
    lines.push(...pickedLines(context, other, reasons, copies > 0 ? ` (+${copies})` : ''))
  return orNone(context, lines)
}

function pickedLines(
  context: CommandContext,
  article: ArticleLine,
  reasons: Parameters<typeof reasonText>[0][],
  after = '',
): string[] {
  const style = dateStyle(context)
  return [
    `  • ${isolate(article.title)}${after} — ${isolate(article.sourceName)} · ${formatInstant(article.at, style)} · #${article.id}`,
    ...reasons.map((reason) => `      ${isolate(reasonText(reason, style))}`),
  ]
}

function storyLines(context: CommandContext, grouped: TryGrouping | undefined): string[] {
  if (!grouped) return [`  ${context.say('try.noStore')}`]
  const style = dateStyle(context)
  const lines: string[] = []
  if (grouped.copyOf)
    lines.push(
      `  ${context.say('try.copyOf', { title: isolate(grouped.copyOf.article.title) })} (#${grouped.copyOf.article.id}, ${grouped.copyOf.link.kind})`,
    )
  if (!grouped.story) return [...lines, `  ${context.say('try.noStory')}`]
  const { title, articleCount, confidence, reasons, id } = grouped.story
  const shown = {
    title: isolate(title),
    articles: formatCount(articleCount, style),
    origins: originsOf(context, grouped.story),
  }
  lines.push(`  ${context.say('try.joins', shown)} #${id}`)
  lines.push(`  ${context.say('try.confidence')}: ${formatCount(confidence, style)}`)
  for (const reason of reasons) lines.push(`      ${isolate(reasonText(reason, style))}`)
  for (const step of grouped.timeline)
    lines.push(`  ${formatInstant(step.at, style)}  ${isolate(step.title)} — ${isolate(step.sourceId)}`)
  return lines
}

function analysisLines(context: CommandContext, analysis: Analysis, dates: readonly NamedDate[]): string[] {
  const lines: string[] = heading(context.say('try.statements'))
  const said = {
    says: context.say('try.says'),
    denies: context.say('try.denies'),
    confirms: context.say('try.confirms'),
  }
  const statements = analysis.statements.map((statement) => {
    const kind = context.say(statement.kind === 'direct' ? 'try.direct' : 'try.indirect')
    const via = statement.via === undefined ? '' : `, ${context.say('try.via', { name: isolate(statement.via) })}`
    const how = `${said[statement.polarity]} (${isolate(statement.verb)}, ${kind}${via})`
    const speaker = isAttributed(statement) ? isolate(statement.speaker) : context.say('statement.unattributed')
    const sure =
      statement.confidence === undefined
        ? ''
        : `, ${context.say('statement.confidence', { percent: `${Math.round(100 * statement.confidence)}%` })}`
    const why = statement.because === undefined ? '' : `, ${context.say(`statement.because.${statement.because}`)}`
    return `  • ${speaker} — ${how}${why}${sure}: ${isolate(shorten(statement.content, 240))}`
  })
  lines.push(...orNone(context, statements))
  lines.push(...heading(context.say('try.figures')))
  lines.push(
    ...orNone(
      context,
      analysis.figures.map((figure) => `  • ${isolate(figure.surface)} = ${figureText(context, figure)}`),
    ),
  )
  lines.push(...heading(context.say('try.dates')))
  lines.push(
    ...orNone(
      context,
      dates.map((date) => `  • ${isolate(date.surface)} = ${isolate(date.iso.replace('/', ' – '))}`),
    ),
  )
  lines.push(...heading(context.say('try.names')))
  lines.push(
    ...orNone(
      context,
      analysis.entities.map(
        (entity) =>
          `  • ${isolate(entity.name)} — ${entity.kind}${entity.country === undefined ? '' : ` ${entity.country}`} ×${entity.count}`,
      ),
    ),
  )
  return lines
}

/** Value, unit, who is counted, hedge and scope: "12 Dead (جندي), about, part of the total". */
function figureText(context: CommandContext, figure: Figure): string {
  const { value, valueTo, unit, noun } = figure
  const named = unitName(unit)
  const counted = [
    `${value}${valueTo === undefined ? '' : `–${valueTo}`}`,
    named === undefined ? isolate(unit) : context.say(named),
    ...(noun === undefined ? [] : [`(${isolate(noun)})`]),
  ]
  const notes = figureNotes(figure).map((key) => context.say(key))
  return [counted.join(' '), ...notes].join(context.lang === 'ar' ? '، ' : ', ')
}

function orNone(context: CommandContext, lines: string[]): string[] {
  return lines.length === 0 ? [`  ${context.say('try.none')}`] : lines
}
