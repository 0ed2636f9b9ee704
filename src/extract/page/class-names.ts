/**
 * What class names, ids, roles and tags say about an element: furniture, or the place of the article.
 * In: an element. Out: a judgement. Touches nothing.
 * Names are evidence, not proof: callers ignore them on an element that holds most of the page's text.
 */
import type { El } from './dom.ts'

/** Why an element looks like furniture; `hard` holds even for an element with much text. */
export interface NameJudgement {
  reason: string
  hard: boolean
}

/** What the element's tag, role and names say against it, or undefined. */
export function judgeName(el: El): NameJudgement | undefined {
  const tagReason = tagReasons.get(el.tag)
  if (tagReason) return tagReason
  const role = el.attrs['role']
  if (role !== undefined) {
    const roleReason = roleReasons.get(role)
    if (roleReason) return roleReason
  }
  const style = el.attrs['style']
  if (style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)) return hidden
  if (el.attrs['aria-hidden'] === 'true') return hidden
  if ('amp-access-hide' in el.attrs || el.attrs['data-nosnippet'] !== undefined) return nosnippet
  if (el.name === '' || el.tag === 'body' || el.tag === 'html') return undefined
  if (hardNames.test(el.name)) return { reason: 'name', hard: true }
  if (captionNames.test(el.name)) return { reason: 'caption', hard: false }
  if (softNames.test(el.name) && !bodyNames.test(el.name)) return { reason: 'name', hard: false }
  return undefined
}

/** How much the element's names speak for holding the article, 0 (nothing) to 3 (says so). */
export function bodyEvidence(el: El): number {
  const prop = el.attrs['itemprop']
  if (prop !== undefined && /\barticleBody\b/i.test(prop)) return 3
  if (el.attrs['property'] !== undefined && /articleBody|content:encoded/i.test(el.attrs['property'])) return 3
  if (el.name !== '') {
    if (bodyNames.test(el.name)) return 2
    if (contentNames.test(el.name)) return 1
  }
  if (el.tag === 'article' || el.tag === 'main') return 1
  return el.attrs['role'] === 'main' ? 1 : 0
}

const hidden: NameJudgement = { reason: 'hidden', hard: false }
const nosnippet: NameJudgement = { reason: 'nosnippet', hard: false }

const tagReasons = new Map<string, NameJudgement>([
  ['nav', { reason: 'nav', hard: true }],
  ['footer', { reason: 'footer', hard: true }],
  ['aside', { reason: 'aside', hard: false }],
  ['form', { reason: 'form', hard: false }],
  ['menu', { reason: 'nav', hard: true }],
  ['dialog', { reason: 'dialog', hard: false }],
  ['amp-sidebar', { reason: 'nav', hard: true }],
  ['amp-consent', { reason: 'dialog', hard: true }],
  ['amp-ad', { reason: 'ad', hard: true }],
])

const roleReasons = new Map<string, NameJudgement>([
  ['navigation', { reason: 'nav', hard: true }],
  ['menu', { reason: 'nav', hard: true }],
  ['menubar', { reason: 'nav', hard: true }],
  ['toolbar', { reason: 'nav', hard: true }],
  ['complementary', { reason: 'aside', hard: false }],
  ['contentinfo', { reason: 'footer', hard: false }],
  ['dialog', { reason: 'dialog', hard: false }],
  ['alertdialog', { reason: 'dialog', hard: true }],
  ['search', { reason: 'form', hard: true }],
])

function words(list: string): RegExp {
  return new RegExp(`(?:^|[^a-z])(?:${list.trim().replace(/\s+/g, '|')})(?:[^a-z]|$)`)
}

/** Things no article is inside of. */
const hardNames = words(String.raw`
  comments? comment-?list comments?-?(?:area|section|wrap(?:per)?|container|body|box|form|holder|block) disqus(?:-thread)? respond fb-comments
  related(?:-?(?:articles?|posts?|stories|news|content|links?|items?|topics|reading|box|block|widget|videos?|section|list|coverage|wrap(?:per)?|container|area))?
  relatedposts jp-relatedposts relacionad[ao]s? verwandte similar(?:-?(?:articles?|posts?|news|stories))? recommended(?:-?\w+)? recommendations? recirc(?:ulation)?
  read-?(?:also|next|too) more-?(?:articles?|posts?|stories|news|from|on|in|like-this|coverage|reading) most-?(?:read|popular|viewed|recent|shared|commented) trending(?:-?\w+)? popular-?(?:posts?|news|articles?|stories)
  outbrain taboola ob-widget revcontent mgid zergnet dable plista ligatus
  newsletters?(?:-?\w+)* nl-?signup sign-?up(?:-?\w+)? subscribe(?:-?\w+)? subscription(?:-?\w+)? mailing-?list mc4wp mailchimp
  share(?:-?(?:buttons?|bar|tools?|links?|icons?|box|this|widget|block|list|article|wrap(?:per)?|container|post))? sharedaddy sharing social(?:-?(?:buttons?|bar|tools?|links?|icons?|share|sharing|media|networks?|list|follow|box|wrap(?:per)?))? addtoany addthis a2a-kit
  breadcrumbs? breadcrumb-?\w+ pagination pager post-?nav(?:igation)? nav-?links navbar navigation main-?menu site-?(?:header|footer|navigation|nav) menu-?\w+ mega-?menu
  cookie(?:-?\w+)* gdpr onetrust(?:-?\w+)* cmp(?:-?\w+)? didomi(?:-?\w+)* consent(?:-?\w+)* modal(?:-?\w+)? popup(?:-?\w+)? pop-up lightbox
  advert(?:s|isement|isements|ising)?(?:-?\w+)? ad-?(?:slot|unit|container|wrap(?:per)?|box|block|label|placeholder|banner|space|zone|holder|break|inner|area)\w* adsbygoogle dfp google-?ad\w* banner-?ads? sponsor(?:ed|s)?(?:-?(?:content|posts?|links?|block|box|stories))? promoted-?\w*
  author-?(?:box|bio|card|info|description|profile|about|block|details|widget) about-?(?:the-?)?author post-?author-?(?:box|bio) writer-?bio
  skip-?link screen-?reader-?text sr-?only visually-?hidden visuallyhidden u-?hidden-?visually
  footer(?:-?\w+)* footerstyles\w* author-content affiliate(?:[-_]?\w+)* capture-notice copyright(?:-?\w+)? newsticker news-?ticker
`)

/** Things an article is rarely inside of. */
const softNames = words(String.raw`
  sidebars? side-?bar(?:-?\w+)? sidecol right-?(?:rail|col|column) left-?rail rail widgets? widget-?(?:area|title) aside
  foot cta identity(?:[-_]+\w+)* capping\S* bottom-?bar header-?(?:top|bar|nav|menu) topbar top-?bar masthead nav menu tool-?bars? tools
  promo(?:-?\w+)? teasers? teaser-?\w+ cards?-?(?:list|grid) carousel slider slick swiper\S* slideshow
  tags? tag-?(?:list|cloud|links?) tagcloud post-?tags entry-?tags article-?tags topics keywords categories category-?list cat-?links post-?categories
  by-?line bylines? post-?meta entry-?meta article-?meta meta-?(?:info|data|bar) metadata post-?info entry-?footer article-?footer post-?footer dateline timestamp
  credits? photo-?credit image-?credit media-?info
  comment poll quiz survey rating ratings vote feedback reactions likes? follow(?:-?\w+)? join-?\w+ app-?(?:download|banner|promo) download-?app
  paywall(?:-?\w+)? regwall piano(?:-?\w+)? premium-?(?:box|offer) login sign-?in register account offers? shop(?:ping)?
  contact(?:-?\w+)? disclaimers? disclosure print(?:-?only)? no-?print noprint email-?\w+ hidden hide is-?hidden d-?none invisible
  toc table-?of-?contents jump-?links prev next previous prev-?next next-?prev load-?more read-?more readmore more-?link
  latest(?:-?\w+)? headlines last-?news other-?news also-?\w+ see-?also further-?reading editors?-?picks? picks around-?the-?web suggested(?:-?\w+)? suggestions?
  player video-?(?:player|info|title|description|meta) playlist podcast-?(?:player|promo) transcript-?toggle
  breaking-?news(?:-?\w+)? news-?bar ticker stats? infobox info-?box fact-?box factbox
`)

const captionNames =
  /(?:^|[^a-z])(?:(?:wp|image|photo|img|picture|media|foto|figure)?[-_ ]?captions?|figcaption|wp-caption-text)(?:[^a-z]|$)/

const bodyNames =
  /(?:^|[^a-z])(?:(?:article|story|post|entry|news|single|page|blog|main|content|body|text|detail|detay|haber|noticia|nota|artikel|articulo)(?:[-_ ]{1,2}inner|[-_ ]{1,2}main|[-_ ]{1,2}full)?[-_ ]{0,2}(?:body|content|text|txt|copy|entry|detail|description|main)(?:[-_ ]?(?:text|content|wrapper|container|inner|main|body))?|(?:article|text|story)[-_ ]?widget|articlebody|storybody|storytext|articlecontent|articletext|postcontent|postbody|entrycontent|newsbody|newstext|newscontent|td-post-content|rich-?text|body-?copy|bodytext|body-?text|maintext|story-?copy|field-name-body|article__body|article__content|paragraphs?|wysiwyg|single-content|the-?content)(?:[^a-z]|$)/

const contentNames =
  /(?:^|[^a-z])(?:article|story|post|entry|content|main|body|text|hentry|blog|news|detail|page-?content|column)(?:[^a-z]|$)/
