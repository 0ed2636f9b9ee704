/**
 * One address for one page, whatever way the link was written.
 * In: an address as found in a feed or page, and the address it was found at. Out: the canonical form, or nothing when it is
 * no web address. Touches nothing.
 *
 * Only what is certain without asking the site is changed: the result can still be fetched. What needs the site's word
 * (`rel=canonical`, `www.` or not, http or https, most mobile hosts) is left alone.
 */

/**
 * The canonical form of `url` (resolved against `base`), at most 2,048 units; undefined when it is not http(s) or not an address.
 * Idempotent: `canonicalUrl(canonicalUrl(x)) === canonicalUrl(x)`.
 *
 * Fragment, credentials, default port, session ids and tracking parameters go; parameters are sorted by name; escapes are
 * upper case and only where needed (an Arabic path has one form whether it came raw or in `%d8`); `index.html` is its folder;
 * AMP variants, AMP caches, known redirectors and known mobile hosts become the page itself.
 */
export function canonicalUrl(url: string, base?: string): string | undefined {
  let at = parse(url, base)
  // Each round peels one wrapper (redirector, cache, variant); the bound is against wrappers that never end.
  for (let round = 0; at !== undefined && round < maxRounds; round++) {
    const before = at.href
    const inner: string | undefined = wrappedAddress(at)
    if (inner !== undefined) {
      at = parse(inner, undefined)
      continue
    }
    tidy(at)
    if (at.href === before) return before.length <= maxUrlChars ? before : undefined
  }
  return undefined
}

/** Whether a query parameter only tells how the reader came, not what is read. */
function isTrackingParameter(name: string, value: string): boolean {
  const key = name.toLowerCase()
  if (trackingNames.has(key) || trackingPrefixes.some((prefix) => key.startsWith(prefix))) return true
  return referrerNames.has(key) && referrerValues.has(value.toLowerCase())
}

const maxUrlChars = 2048
const maxRounds = 12

const trackingPrefixes = [
  'utm_',
  'mtm_',
  'pk_',
  'piwik_',
  'matomo_',
  'itm_',
  'at_custom',
  'guce_',
  'fb_action_',
  'hsa_',
  'stm_',
]

const trackingNames = new Set(
  (
    'fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid ttclid igshid igsh mibextid li_fat_id epik sccid ' +
    'mc_cid mc_eid _hsenc _hsmi hsctatracking mkt_tok oly_anon_id oly_enc_id vero_id vero_conv rb_clickid wickedid ' +
    '_ga _gl _gac _ke _kx s_cid s_kwcid cmpid cmp icid ncid ocid ito xtor wt_mc wtmc wt.mc_id wt_zmc at_medium at_campaign ' +
    'sr_share soc_src soc_trk guccounter ref_src ref_url __twitter_impression __tn__ __cft__[0] fb_source fb_ref fbc ' +
    'spm scm srsltid cvid zanpid trkcampaign trk trkinfo nr_email_referer smid smtyp echobox campaign_id ' +
    'feature_sharing share_id sharetype shareid _openstat oprtrack admitad_uid ef_id tduid irclickid irgwc ' +
    'dicbo obclid outbrainclickid tblci taboola_click_id traffic_source _branch_match_id _branch_referrer'
  ).split(' '),
)

/** Names that mean something else on other sites, so they go only with a value that names a channel. */
const referrerNames = new Set([
  'ref',
  'source',
  'src',
  'from',
  'via',
  'partner',
  'emc',
  'share',
  'feature',
  'rss',
  'medium',
])
const referrerValues = new Set(
  (
    'rss rss1 rss2 rssfeed rss_feed feed feeds atom twitter x facebook fb telegram tg whatsapp linkedin instagram ' +
    'newsletter email mail social share sharing homepage googlenews google_news gnews flipboard feedly ' +
    'youtu.be youtube 1'
  ).split(' '),
)

const ampParameters = new Set(['amp', 'outputtype=amp', 'amp=1', 'amp=true', 'amp='])

const mobileHosts: Record<string, string> = {
  'm.facebook.com': 'www.facebook.com',
  'm.youtube.com': 'www.youtube.com',
  'mobile.twitter.com': 'twitter.com',
  'mobile.x.com': 'x.com',
}

function parse(url: string, base: string | undefined): URL | undefined {
  const trimmed = url.trim()
  if (trimmed === '' || trimmed.length > maxUrlChars * 2) return undefined
  try {
    const at = base === undefined ? new URL(trimmed) : new URL(trimmed, base)
    if ((at.protocol !== 'http:' && at.protocol !== 'https:') || at.hostname === '') return undefined
    return at
  } catch {
    // Not an address: the answer is "undefined", as the docstring says.
    return undefined
  }
}

/** The address inside a redirector or AMP cache whose form is fixed and public; undefined for every other address. */
function wrappedAddress(at: URL): string | undefined {
  const host = at.hostname.replace(/^www\./, '')
  const query = at.searchParams
  if (/^google\.[a-z.]{2,6}$/.test(host)) {
    if (at.pathname === '/url') return webAddress(query.get('url') ?? query.get('q'))
    const amp = /^\/amp\/(s\/)?(.+)$/.exec(at.pathname)
    if (amp) return `${amp[1] === undefined ? 'http' : 'https'}://${amp[2] ?? ''}${at.search}`
  }
  if (host.endsWith('.cdn.ampproject.org')) {
    const amp = /^\/[a-z]\/(s\/)?(.+)$/.exec(at.pathname)
    if (amp) return `${amp[1] === undefined ? 'http' : 'https'}://${amp[2] ?? ''}${at.search}`
  }
  if (host === 'l.facebook.com' || host === 'lm.facebook.com') return webAddress(query.get('u'))
  if (host === 'l.instagram.com') return webAddress(query.get('u'))
  return undefined
}

function webAddress(value: string | null): string | undefined {
  return value !== null && /^https?:\/\//i.test(value) ? value : undefined
}

function tidy(at: URL): void {
  at.username = ''
  at.password = ''
  if (!at.hash.startsWith('#!')) at.hash = ''
  const host = at.hostname.replace(/\.+$/, '')
  const mobile = mobileHosts[host] ?? host.replace(/\.m\.(wikipedia|wikinews)\.org$/, '.$1.org')
  if (mobile !== at.hostname && mobile !== '') at.hostname = mobile
  tidyQuery(at)
  tidyPath(at)
}

function tidyPath(at: URL): void {
  let path = plainEscapes(at.pathname).replace(/;(?:jsessionid|phpsessid|sid)=[^/;]*/gi, '')
  if (at.search === '') path = path.replace(/\/index\.(?:html?|php)$/i, '/')
  const page = /amp/i.test(path) ? withoutAmp(path) : path
  if (page !== path && page.replace(/\//g, '') !== '') path = page
  if (path !== at.pathname) at.pathname = path
}

function withoutAmp(path: string): string {
  return path
    .replace(/^(.*[^/].*)\/amp\/?$/i, '$1')
    .replace(/\.amp(\.html)?$/i, '$1')
    .replace(/\/amp\.html$/i, '')
}

function tidyQuery(at: URL): void {
  if (at.search === '') {
    // A lone "?" stays in `href` until the query is set anew.
    if (at.href.includes('?')) at.search = ''
    return
  }
  const kept: { name: string; piece: string }[] = []
  let sortable = true
  for (const raw of at.search.slice(1).split('&')) {
    if (raw === '') continue
    const piece = plainEscapes(raw)
    const equals = piece.indexOf('=')
    const name = equals < 0 ? piece : piece.slice(0, equals)
    const value = equals < 0 ? '' : piece.slice(equals + 1)
    if (isTrackingParameter(name, value) || ampParameters.has(piece.toLowerCase())) continue
    if (/^(?:jsessionid|phpsessid|sessionid)$/i.test(name)) continue
    if (equals <= 0) sortable = false
    kept.push({ name, piece })
  }
  // A bare word may be positional ("?/news/12&print"); only name=value lists are free to be reordered.
  if (sortable) kept.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  const search = kept.map((part) => part.piece).join('&')
  if (`?${search}` !== at.search) at.search = search === '' ? '' : `?${search}`
}

/** Escapes in upper case; escapes of unreserved characters undone (RFC 3986 §6.2.2). */
function plainEscapes(text: string): string {
  // Nearly all escapes of Arabic addresses are letters of that script, in upper case.
  if (!/%(?:[0-7]|[89A-F][a-f]|[a-f])/.test(text)) return text
  return text.replace(/%([0-9a-f]{2})/gi, (whole: string, hex: string) => {
    const char = String.fromCharCode(Number.parseInt(hex, 16))
    return /[A-Za-z0-9\-._~]/.test(char) ? char : whole.toUpperCase()
  })
}
