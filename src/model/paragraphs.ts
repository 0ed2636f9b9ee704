/**
 * Plain text as paragraphs of HTML, for texts that came without any.
 * In: paragraphs, or a text of them joined by blank lines. Out: HTML. Touches nothing.
 */

export function paragraphsHtml(paragraphs: readonly string[]): string {
  return paragraphs.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n')
}

/** The HTML of a text that was nothing but paragraphs. */
export function plainTextHtml(text: string): string {
  return text === '' ? '' : paragraphsHtml(text.split('\n\n'))
}

function escapeHtml(text: string): string {
  if (!/[&<>"]/.test(text)) return text
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
