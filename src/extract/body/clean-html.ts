/**
 * Whether HTML is of the kind that this product writes itself (render-body.ts, and plain paragraphs of imports).
 * In: HTML. Out: yes or no. Touches nothing. Linear.
 *
 * For HTML that comes back from outside, such as through the import API: what render-body.ts could not have written is refused whole,
 * nothing is repaired.
 */
const tags =
  'p h2 h3 h4 h5 h6 br hr img pre ul ol li table thead tbody tfoot tr td th caption blockquote figure figcaption dl dt dd ' +
  'a b strong em i u s sub sup small mark abbr cite q code del ins bdi bdo ruby rt rp'
const value = {
  web: 'https?://[^"<>]*',
  link: '(?:https?://|mailto:)[^"<>]*',
  text: '[^"<>]*',
  number: '\\d{1,6}',
}
const attributes = [
  `href="${value.link}"`,
  `src="${value.web}"`,
  `alt="${value.text}"`,
  'rel="nofollow noopener noreferrer"',
  `(?:width|height|colspan|rowspan|start)="${value.number}"`,
  'loading="lazy"',
  'referrerpolicy="no-referrer"',
  'dir="(?:rtl|ltr)"',
  'lang="[A-Za-z0-9-]{2,40}"',
]
const tag = `(?:${tags.replaceAll(' ', '|')})`
/** What may follow a `<`, up to the text behind the tag, in which no `>` stands. */
const piece = new RegExp(`^(?:/${tag}|${tag}(?: (?:${attributes.join('|')}))*)>[^>]*$`)

/** True when every tag and attribute is one that we write, and every other `<` and `>` is escaped. */
export function isCleanHtml(html: string): boolean {
  const [before = '', ...pieces] = html.split('<')
  return !before.includes('>') && pieces.every((text) => piece.test(text))
}
