/**
 * Lists in the terminal: articles, stories and feeds as two lines each.
 * In: rows and a context. Out: strings. Touches nothing.
 */
import type { Feed } from '../model/article.ts'
import { saidOrigins } from '../model/story-origins.ts'
import type { Reason } from '../model/story.ts'
import type { ArticleLine, StoryRow } from '../application/siyaq.ts'
import { plainLine } from '../text/plain-line.ts'
import { formatCount, formatInstant, isolate, type DateStyle } from './terminal-bidi.ts'
import { problemMessage, type CommandContext } from './command-context.ts'
import { isProblemCode } from '../problem.ts'

/** Language, zone and digits for dates and numbers of this run. */
export function dateStyle(context: CommandContext): DateStyle {
  const { timeZone, digits } = context.config()
  return { lang: context.lang, timeZone, digits }
}

export function articleLines(context: CommandContext, article: ArticleLine): string[] {
  const at = formatInstant(article.at, dateStyle(context))
  return [
    isolate(article.title),
    `    ${isolate(article.sourceName)} · ${at} · #${article.id}`,
    `    ${plainLine(article.url)}`,
  ]
}

export function storyLines(context: CommandContext, story: StoryRow): string[] {
  const style = dateStyle(context)
  const counts = context.say('stories.row', {
    sources: formatCount(story.sourceCount, style),
    origins: originsOf(context, story),
    articles: formatCount(story.articleCount, style),
  })
  return [isolate(story.title), `    ${counts} · ${formatInstant(story.lastAt, style)} · #${story.id}`]
}

/** "3", "2–3", "at least 4", or why the number cannot be told. */
export function originsOf(
  context: CommandContext,
  story: Pick<StoryRow, 'originLeast' | 'originMost' | 'noCount'>,
): string {
  const style = dateStyle(context)
  const said = saidOrigins(story)
  switch (said.say) {
    case 'unknown':
      return context.say(`stories.noCount.${said.why}`)
    case 'at-least':
      return context.say('stories.atLeast', { least: formatCount(said.least, style) })
    case 'range':
      return `${formatCount(said.least, style)}–${formatCount(said.most, style)}`
    case 'number':
      return formatCount(said.count, style)
  }
}

export function feedLines(context: CommandContext, feed: Feed): string[] {
  const failing =
    feed.errorCode === undefined
      ? context.say('feeds.ok')
      : context.say('feeds.failing', { count: feed.errorCount, why: reasonOfFailure(context, feed) })
  const state = feed.paused ? context.say('feeds.paused') : failing
  const next = context.say('feeds.next', { at: formatInstant(feed.nextPollAt, dateStyle(context)) })
  return [
    `#${feed.id} ${isolate(feed.title ?? feed.url)} (${isolate(feed.sourceId)})`,
    `    ${plainLine(feed.url)}`,
    `    ${state}${feed.paused ? '' : ` · ${next}`}`,
  ]
}

function reasonOfFailure(context: CommandContext, feed: Feed): string {
  const { errorCode = '', errorDetail } = feed
  const text = isProblemCode(errorCode) ? problemMessage(errorCode, context.lang) : errorCode
  return errorDetail === undefined ? text : `${text} — ${isolate(errorDetail)}`
}

/** Prints rows with numbers, and how to go on. */
export function printRows<T>(
  context: CommandContext,
  rows: readonly T[],
  lines: (row: T) => string[],
  next?: string,
): void {
  if (rows.length === 0) context.print(context.say('list.none'))
  for (const row of rows) for (const line of lines(row)) context.print(line)
  if (next !== undefined) context.print(`\n${context.say('list.next', { cursor: next })}`)
}

/** A reason with its values, the heaviest of a list first. */
export function reasonLines(reasons: readonly Reason[], tell: (reason: Reason) => string): string[] {
  return [...reasons]
    .sort((a, b) => Math.abs(b.weight ?? 0) - Math.abs(a.weight ?? 0))
    .map((reason) => `${(reason.weight ?? 0) < 0 ? '−' : '+'} ${isolate(tell(reason))}`)
}
