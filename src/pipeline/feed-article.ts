/**
 * The article that a feed's item makes by itself where its page cannot be had: headline and summary, marked as such.
 * In: an item. Out: an article, or nothing when the item says too little. Touches nothing.
 */
import type { Extracted, FeedItem } from '../model/article.ts'
import { directionOfText } from '../model/direction.ts'

/** What the evidence of such an article says of its body. */
export const summaryOnly = { field: 'body', from: 'feed', detail: 'summary' } as const

const leastWords = 4
/** The text is the publisher's, and not the whole of it. */
const confidence = 0.3

/** Undefined without a summary of four words or more that is not the headline again. */
export function feedArticle(item: FeedItem): Extracted | undefined {
  const text = item.summary?.trim() ?? ''
  const title = item.title?.trim() ?? ''
  if (text === title || text.split(/\s+/).length < leastWords) return undefined
  const extracted: Extracted = {
    title,
    text,
    html: `<p>${escaped(text)}</p>`,
    dir: directionOfText(text),
    parts: { keywords: item.categories ?? [], readAlso: [], similar: [], embeds: [] },
    confidence,
    evidence: [summaryOnly, { field: 'title', from: 'feed' }],
  }
  if (item.author !== undefined) extracted.author = item.author
  if (item.publishedAt !== undefined) extracted.publishedAt = item.publishedAt
  if (item.modifiedAt !== undefined) extracted.modifiedAt = item.modifiedAt
  const lang = item.lang?.toLowerCase().split('-')[0]
  if (lang !== undefined) extracted.lang = lang
  const section = item.section?.split(' / ').at(-1)
  if (section !== undefined) extracted.section = section
  if (item.imageUrl !== undefined) extracted.image = { url: item.imageUrl }
  return extracted
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
