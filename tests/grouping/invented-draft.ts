/**
 * An invented article as extraction would leave it.
 * In: what differs from one to another. Out: a draft. Touches nothing.
 */
import type { ArticleDraft } from '../../src/model/article.ts'

/** `path`: of its address at its outlet. */
export function inventedDraft(
  of: Pick<ArticleDraft, 'sourceId' | 'title' | 'text' | 'at'> & { path: string | number },
): ArticleDraft {
  const { sourceId, title, text, at, path } = of
  return {
    sourceId,
    url: `https://${sourceId}.example/${path}`,
    title,
    text,
    html: `<p>${text}</p>`,
    lang: 'ar',
    dir: 'rtl',
    at,
    firstSeenAt: at,
    parts: { keywords: [], readAlso: [], similar: [], embeds: [] },
    confidence: 1,
    evidence: [],
  }
}
