/**
 * Event scripts to published articles.
 * In: the scripts and the instant of day 1, 00:00 UTC. Out: articles in order of publication, each with all its texts. Touches nothing; the
 * same scripts give the same articles.
 */
import { dayMs, hourMs, minuteMs } from '../model/instant.ts'
import type { Copied, PressArticle, PressEvent, PressOutlet, PressText, Written } from './press-article.ts'

/** Every article of `events`, oldest first, numbered from `firstNumber` + 1 in each outlet. Throws when a script names an unknown outlet or article: scripts are ours, so that is a bug. */
export function publishArticles(
  events: readonly PressEvent[],
  outlets: readonly PressOutlet[],
  startAt: number,
  { firstNumber = 0 } = {},
): PressArticle[] {
  const published: PressArticle[] = []
  const counts = new Map<string, number>()
  for (const event of events) {
    const byKey = new Map<string, PressArticle>()
    for (const script of event.articles) {
      const outlet = outlets.find((one) => one.id === script.by)
      if (outlet === undefined) throw new Error(`${event.id}: no outlet ${script.by}`)
      const number = (counts.get(outlet.id) ?? firstNumber) + 1
      counts.set(outlet.id, number)
      const publishedAt = instant(script.at, startAt)
      const id = `${outlet.id}/${number}`
      const place = { id, outlet: outlet.id, publishedAt, keywords: event.keywords }
      if ('copyOf' in script) {
        const original = byKey.get(script.copyOf)
        if (original === undefined) throw new Error(`${event.id}: no article ${script.copyOf}`)
        const text = copiedText(script, original, outlet, publishedAt, startAt)
        const credited = outlets.find((one) => one.id === original.outlet)?.name ?? original.outlet
        published.push({
          ...place,
          path: pathOf(outlet, number, text.title, publishedAt),
          section: event.section,
          kind: 'copy',
          event: event.id,
          copyOf: original.id,
          origin: original.origin,
          credit: credited,
          texts: [text],
        })
        continue
      }
      const article = writtenArticle(script, event, place, outlet, number, startAt)
      if (script.key !== undefined) byKey.set(script.key, article)
      published.push(article)
    }
  }
  return published.sort((a, b) => a.publishedAt - b.publishedAt || (a.id < b.id ? -1 : 1))
}

/** The text that `article` shows at `now`, edits up to then included. */
export function textAt(article: PressArticle, now: number): PressText {
  const texts = article.texts.filter((text) => text.changedAt <= now)
  const current = texts.at(-1) ?? article.texts[0]
  if (current === undefined) throw new Error(`${article.id}: no text`)
  return current
}

/** "3 06:20" is 06:20 of day 3. */
function instant(at: string, startAt: number): number {
  const match = /^(\d+) (\d{2}):(\d{2})$/.exec(at)
  if (!match) throw new Error(`no day and time: ${at}`)
  return startAt + (Number(match[1]) - 1) * dayMs + Number(match[2]) * hourMs + Number(match[3]) * minuteMs
}

function writtenArticle(
  script: Written,
  event: PressEvent,
  place: Pick<PressArticle, 'id' | 'outlet' | 'publishedAt' | 'keywords'>,
  outlet: PressOutlet,
  number: number,
  startAt: number,
): PressArticle {
  const kind = script.kind ?? 'report'
  const first: PressText = {
    title: script.title,
    paragraphs: paragraphs(script.text, place.publishedAt, outlet.lang),
    changedAt: place.publishedAt,
  }
  const texts = [first]
  for (const edit of script.edits ?? []) {
    const before = texts.at(-1) ?? first
    const changedAt = instant(edit.at, startAt)
    const added = edit.add === undefined ? [] : paragraphs(edit.add, changedAt, outlet.lang)
    texts.push({
      title: edit.title ?? before.title,
      paragraphs: [...before.paragraphs.map((paragraph) => replaced(paragraph, edit.replace ?? [])), ...added],
      changedAt,
    })
  }
  const article: PressArticle = {
    ...place,
    path: pathOf(outlet, number, script.title, place.publishedAt),
    section: script.section ?? event.section,
    keywords: script.keywords ?? event.keywords,
    kind,
    origin: place.id,
    texts,
  }
  if (script.author !== undefined) article.author = script.author
  if (kind === 'report') article.event = event.id
  return article
}

function copiedText(
  script: Copied,
  original: PressArticle,
  outlet: PressOutlet,
  publishedAt: number,
  startAt: number,
): PressText {
  // A reposter takes what stands there at that moment.
  const text = textAt(original, publishedAt)
  const kept = text.paragraphs.slice(0, text.paragraphs.length - (script.cut ?? 0))
  const lead = script.lead === undefined ? kept.slice(0, 1) : paragraphs(script.lead, publishedAt, outlet.lang)
  const rest = kept.slice(1).map((paragraph) => replaced(paragraph, script.replace ?? []))
  const added = script.add === undefined ? [] : paragraphs(script.add, publishedAt, outlet.lang)
  if (publishedAt < startAt) throw new Error(`${original.id}: copied before day 1`)
  return { title: script.title ?? text.title, paragraphs: [...lead, ...rest, ...added], changedAt: publishedAt }
}

function replaced(text: string, pairs: readonly (readonly [string, string])[]): string {
  return pairs.reduce((done, [from, to]) => done.replaceAll(from, to), text)
}

function paragraphs(text: string, at: number, lang: PressOutlet['lang']): string[] {
  const weekday = (instantMs: number): string => weekdays[lang][new Date(instantMs).getUTCDay()] ?? ''
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        .replace(/\s*\n\s*/g, ' ')
        .trim()
        .replaceAll('{today}', weekday(at))
        .replaceAll('{yesterday}', weekday(at - dayMs))
        .replaceAll('{tomorrow}', weekday(at + dayMs)),
    )
}

const weekdays = {
  ar: ['الأحد', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  fr: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
}

/** Addresses as such sites have them: Arabic words in the path, dates, plain numbers. */
function pathOf(outlet: PressOutlet, number: number, title: string, at: number): string {
  const day = new Date(at).toISOString().slice(0, 10)
  const words = title
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase()
  if (outlet.theme === 'old') return `/news.php?id=${4000 + number * 7}`
  if (outlet.theme === 'aggregator') return `/${71_000 + number * 13}/${encodeURIComponent(words)}`
  return `/${day.replaceAll('-', '/')}/${encodeURIComponent(words)}`
}
