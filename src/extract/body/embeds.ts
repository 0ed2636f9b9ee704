/**
 * Posts and players of other platforms inside the article.
 * In: an element. Out: an `Embed`, or undefined when the element is none. Touches nothing.
 */
import type { Embed } from '../../model/article.ts'
import type { El } from '../page/dom.ts'
import { findAll, findFirst, textOf } from '../page/dom.ts'
import { readPrintedDate } from '../fields/read-date.ts'
import { safeLink } from '../page/safe-url.ts'

/** The embed that `el` is; it never counts as prose. */
export function readEmbed(el: El, base: string): Embed | undefined {
  if (el.tag === 'telegram-post') {
    const post = el.attrs['data-post'] ?? ''
    return /^[\w]+\/\d+$/.test(post) ? { kind: 'telegram', url: `https://t.me/${post}` } : undefined
  }
  if (el.tag === 'blockquote') return readPost(el, base)
  if (el.tag === 'iframe' || el.tag === 'amp-iframe' || el.tag === 'embed') {
    const url = safeLink(el.attrs['src'] ?? el.attrs['data-src'] ?? el.attrs['data-lazy-src'], base)
    if (url === undefined) return undefined
    const kind = kindOfUrl(url)
    return kind === undefined ? undefined : { kind, url: playerPage(url) }
  }
  if (el.tag === 'amp-youtube' || el.tag === 'lite-youtube') {
    const id = el.attrs['data-videoid'] ?? el.attrs['videoid']
    return id !== undefined && /^[\w-]{6,20}$/.test(id)
      ? { kind: 'youtube', url: `https://www.youtube.com/watch?v=${id}` }
      : undefined
  }
  if (el.tag === 'amp-twitter') {
    const id = el.attrs['data-tweetid']
    return id !== undefined && /^\d+$/.test(id) ? { kind: 'x-post', url: `https://x.com/i/status/${id}` } : undefined
  }
  if (el.tag === 'video' || el.tag === 'audio') {
    const source = el.attrs['src'] ?? findFirst(el, (inner) => inner.tag === 'source')?.attrs['src']
    const url = safeLink(source, base)
    return url === undefined || url.startsWith('mailto:') ? undefined : { kind: el.tag, url }
  }
  return undefined
}

/** The platform of an address of a post or player. */
export function kindOfUrl(url: string): Embed['kind'] | undefined {
  let host = ''
  try {
    host = new URL(url).hostname.replace(/^www\./, '')
  } catch {
    return undefined
  }
  for (const [pattern, kind] of platforms) if (pattern.test(host)) return kind
  return undefined
}

function readPost(el: El, base: string): Embed | undefined {
  const isPost =
    /(?:^|[^a-z])(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|fb-post|telegram-post)(?:[^a-z]|$)/.test(
      el.name,
    )
  if (!isPost) return undefined
  const links = findAll(el, (inner) => inner.tag === 'a')
  const permalink = [
    el.attrs['data-instgrm-permalink'],
    el.attrs['cite'],
    ...links.map((link) => link.attrs['href']).reverse(),
  ].find((href) => href !== undefined && /\/status(?:es)?\/\d+|\/p\/|\/reel\/|\/video\/|\/posts\//.test(href))
  const url = safeLink(permalink, base)
  const kind =
    url === undefined
      ? el.name.includes('instagram')
        ? 'instagram'
        : el.name.includes('tiktok')
          ? 'tiktok'
          : el.name.includes('fb-')
            ? 'facebook'
            : 'x-post'
      : (kindOfUrl(url) ?? 'other')
  const embed: Embed = { kind }
  if (url !== undefined) embed.url = url
  Object.assign(embed, readPostText(textOf(el)))
  return embed
}

const postTailChars = 240

/** Text, author, handle and day of a post printed as "text — Name (@handle) March 24, 2025". */
export function readPostText(text: string): Pick<Embed, 'text' | 'author' | 'handle' | 'date'> {
  // Name, handle and day stand in the last 200 characters; the text before them is not searched.
  const before = text.slice(0, -postTailChars)
  const match = /^(?:([\s\S]*?)\s*)?[\u2014\u2013-]\s*([^\u2014]{1,80}?)\s*\((@\w{1,30})\)\s*(.{0,60})$/u.exec(
    text.slice(before.length),
  )
  if (!match) return text === '' ? {} : { text }
  const [, tail = '', author, handle, when] = match
  const body = before + tail
  const post: Pick<Embed, 'text' | 'author' | 'handle' | 'date'> = {}
  if (body.trim() !== '') post.text = body.trim()
  if (author !== undefined) post.author = author
  if (handle !== undefined) post.handle = handle
  const day = when === undefined ? undefined : readPrintedDate(when)
  if (day) post.date = new Date(day.at).toISOString().slice(0, 10)
  return post
}

function playerPage(url: string): string {
  const youtube = /(?:youtube(?:-nocookie)?\.com\/(?:embed|v)\/)([\w-]{6,20})/.exec(url)
  return youtube ? `https://www.youtube.com/watch?v=${youtube[1]}` : url
}

const platforms: readonly (readonly [RegExp, Embed['kind']])[] = [
  [/(?:^|\.)(?:twitter|x)\.com$/, 'x-post'],
  [/(?:^|\.)(?:t\.me|telegram\.(?:org|me))$/, 'telegram'],
  [/(?:^|\.)(?:youtube|youtube-nocookie)\.com$|^youtu\.be$/, 'youtube'],
  [/(?:^|\.)(?:facebook|fb)\.com$/, 'facebook'],
  [/(?:^|\.)instagram\.com$/, 'instagram'],
  [/(?:^|\.)tiktok\.com$/, 'tiktok'],
  [/(?:^|\.)(?:vimeo|dailymotion|rumble|brightcove|jwplatform|jwplayer|ooyala)\.(?:com|net)$/, 'video'],
  [/(?:^|\.)(?:soundcloud|spotify|anchor|podbean|spreaker)\.(?:com|fm)$/, 'audio'],
]
