/**
 * Addresses as they may be shown and logged: without what lets somebody in.
 * In: an address, or a text with addresses in it. Out: the same with secrets replaced. Touches nothing.
 */

const hidden = '[secret]'

/** Words of the names of parameters that let somebody in, or say who it is. */
const secretWords = new Set(
  (
    'access api apikey auth authorization authtoken bearer cred credential credentials customer email hash hmac jwt key license licence ' +
    'login mail member nonce oauth otp pass passphrase passwd password pin private pwd secret sess session sessionid sid sig sign signature ' +
    'subscriber ticket token uid user userid username'
  ).split(' '),
)

/** The same at the end of names written in one word: "feedkey", "rsstoken", "PHPSESSID". */
const secretEnd = /(?:token|key|secret|passw(?:or)?d|signature|auth|session|sessid)$/

const userInfo = /([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/?#"'<>]{1,512}@/gi
const parameter = /([?&;#])([\w.~%[\]$-]{1,100})=([^&;#\s"'<>]{1,2048})/g
const pathOfAddress = /(:\/\/[^\s/?#"'<>]{1,512})(\/[^\s?#"'<>]{1,2048})/g

/**
 * The text without the user-info of addresses, without values of parameters whose name says secret or whose value looks drawn at random,
 * and without such steps of a path. It errs on the side of hiding: what is shown is to be read, not to be opened.
 */
export function shownAddress(text: string): string {
  return text
    .replace(userInfo, `$1${hidden}@`)
    .replace(parameter, (whole, before: string, name: string, value: string) =>
      isSecretName(decoded(name)) || isRandom(decoded(value)) ? `${before}${name}=${hidden}` : whole,
    )
    .replace(pathOfAddress, (_, host: string, path: string) =>
      host.concat(path.replace(/[^/]+/g, (step) => (isRandom(decoded(step)) ? hidden : step))),
    )
}

function isSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
  return words.some((word) => secretWords.has(word) || secretEnd.test(word))
}

/**
 * Drawn at random, by its look: at least 20 letters and digits that change between small, capital and digit at least five times. Dates, ids
 * and words joined by hyphens do not; a digest, a UUID, a token does.
 */
function isRandom(value: string): boolean {
  if (value.length < 20 || !/^[\w.~+/=-]+$/.test(value)) return false
  const kinds = value
    .replace(/[^A-Za-z\d]/g, '')
    .replace(/[a-z]+/g, 'a')
    .replace(/[A-Z]+/g, 'A')
    .replace(/\d+/g, '1')
  return kinds.length > 5 && /\d/.test(kinds)
}

/** As a server reads it; what is no escape stays as it is. */
function decoded(text: string): string {
  return text.replace(/%([0-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
