/**
 * Which addresses may appear in sanitised output.
 * In: an attribute's value and the page's address. Out: an absolute http(s) or mailto address, or undefined. Touches nothing.
 */

/** Absolute address of a link; http, https and mailto only. Longer than 4,000 characters is refused. */
export function safeLink(value: string | undefined, base: string): string | undefined {
  return resolve(value, base, linkProtocols)
}

/** Absolute address of a picture or other media; http and https only, trackers refused. */
export function safeMedia(value: string | undefined, base: string): string | undefined {
  const url = resolve(value, base, mediaProtocols)
  return url === undefined || isTracker(url) ? undefined : url
}

/** The address belongs to a counter or a beacon, not to a picture. */
export function isTracker(url: string): boolean {
  return tracker.test(url)
}

function resolve(value: string | undefined, base: string, protocols: ReadonlySet<string>): string | undefined {
  if (value === undefined) return undefined
  // Browsers drop these inside an address, so "java\tscript:" is a script address to them.
  // oxlint-disable-next-line no-control-regex
  const text = value.replace(/[\u0000-\u001f\u007f-\u009f]/g, '').trim()
  if (text === '' || text.length > 4000 || text.startsWith('#')) return undefined
  try {
    const url = base === '' ? new URL(text) : new URL(text, base)
    return protocols.has(url.protocol) ? url.href : undefined
  } catch {
    return undefined
  }
}

const linkProtocols = new Set(['http:', 'https:', 'mailto:'])
const mediaProtocols = new Set(['http:', 'https:'])

const tracker =
  /(?:[/.](?:google-analytics|googletagmanager|doubleclick|scorecardresearch|quantserve|chartbeat|feedburner\.com\/~r|pixel\.wp|stats\.wp|statcounter|histats|hotjar|criteo|adnxs|moatads|alexametrics|sb\.voicefive)\b|facebook\.com\/tr\b|mc\.yandex|top\.mail\.ru|counter\.(?:yadro|rambler)|\/(?:pixel|beacon|track(?:ing)?|1x1|blank|spacer)\.(?:gif|png|php)|\/b\.gif\b)/i
