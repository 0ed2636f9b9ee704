/**
 * Bytes to text, whatever the server said about them.
 * In: a body and the content-type it came with. Out: text, the charset used and the evidence for it. Touches nothing.
 */
import jschardet from 'jschardet'

export type CharsetEvidence = 'bom' | 'header' | 'declaration' | 'bytes' | 'detector' | 'fallback'

export interface Decoded {
  text: string
  /** WHATWG name, lower case: "utf-8", "windows-1256". */
  charset: string
  evidence: CharsetEvidence
}

/**
 * The text of `body`. Order of belief: byte order mark, `charset` of the header, declaration in the document (meta or XML
 * declaration), strict UTF-8, detector, windows-1252. Three corrections to what servers and authors claim:
 * bytes that are valid multi-byte UTF-8 are UTF-8 though a one-byte charset is claimed; a claim of UTF-8 that the bytes
 * contradict (more than 1 in 50 non-ASCII characters broken) is dropped; a Western header (a server's default) yields to a
 * document that declares another charset. Never throws; linear.
 */
export function decodeBody(body: Uint8Array, contentType?: string): Decoded {
  const bom = byteOrderMark(body)
  if (bom !== undefined) return decoded(body, bom, 'bom')

  const shape = utf8Shape(body)
  const header = knownCharset(/charset\s*=\s*["']?\s*([^\s"';,]+)/i.exec(contentType ?? '')?.[1])
  const declared = declaredCharset(body)
  const claims: [string | undefined, CharsetEvidence][] = [
    [header, 'header'],
    [declared, 'declaration'],
  ]
  if (header !== undefined && declared !== undefined && isWestern(header) && !isWestern(declared)) claims.reverse()
  for (const [charset, evidence] of claims) {
    if (charset === undefined) continue
    if (charset === 'utf-8') {
      if (shape.broken * 50 <= shape.multiByte || shape.broken + shape.multiByte === 0)
        return decoded(body, charset, evidence)
    } else if (shape.multiByte >= 2 && shape.broken === 0 && !charset.startsWith('utf-16')) {
      return decoded(body, 'utf-8', 'bytes')
    } else {
      return decoded(body, charset, evidence)
    }
  }
  if (shape.broken === 0) return decoded(body, 'utf-8', 'bytes')
  const guessed = detectedCharset(body)
  if (guessed !== undefined) return decoded(body, guessed, 'detector')
  // Mostly UTF-8 with some damage reads better with a few replacement characters than as Latin letters.
  return decoded(body, shape.multiByte > shape.broken ? 'utf-8' : 'windows-1252', 'fallback')
}

/** How much of a body is looked at for a declaration; authors put comments and scripts before it. */
const declarationBytes = 16_384
const detectorBytes = 65_536

function decoded(body: Uint8Array, charset: string, evidence: CharsetEvidence): Decoded {
  return { text: new TextDecoder(charset).decode(body), charset, evidence }
}

function byteOrderMark(body: Uint8Array): string | undefined {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return 'utf-8'
  if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le'
  if (body[0] === 0xfe && body[1] === 0xff) return 'utf-16be'
  return undefined
}

/** WHATWG name of a label, or undefined when no decoder knows it. Arabic labels that are in use but not in the standard are added. */
function knownCharset(label: string | undefined): string | undefined {
  if (label === undefined || label === '') return undefined
  const plain = label.trim().toLowerCase()
  const known = extraLabels[plain] ?? plain
  try {
    return new TextDecoder(known).encoding
  } catch {
    // An unknown label is no evidence: the next one is tried.
    return undefined
  }
}

const extraLabels: Record<string, string> = {
  'arabic-windows': 'windows-1256',
  'windows-arabic': 'windows-1256',
  win1256: 'windows-1256',
  windows1256: 'windows-1256',
  cp1256: 'windows-1256',
  'iso-8859-6-i': 'iso-8859-6',
  'iso8859-6': 'iso-8859-6',
  utf8mb4: 'utf-8',
}

function isWestern(charset: string): boolean {
  return charset === 'windows-1252' || charset === 'iso-8859-15'
}

function declaredCharset(body: Uint8Array): string | undefined {
  // UTF-16 without a mark shows as "<" beside a zero byte.
  if (body[0] === 0x3c && body[1] === 0 && body[3] === 0) return 'utf-16le'
  if (body[0] === 0 && body[1] === 0x3c && body[2] === 0) return 'utf-16be'
  const head = Buffer.from(body.subarray(0, declarationBytes)).toString('latin1')
  const xml = /<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([^"']+)["']/i.exec(head)
  const meta = /<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(head)
  const charset = knownCharset(xml?.[1]) ?? knownCharset(meta?.[1])
  // A document whose declaration can be read byte by byte is not UTF-16, whatever it declares.
  return charset?.startsWith('utf-16') === true ? 'utf-8' : charset
}

/** Counts of well-formed multi-byte sequences and of bytes that fit in none; a sequence cut off at the end is not counted. */
function utf8Shape(body: Uint8Array): { multiByte: number; broken: number } {
  let multiByte = 0
  let broken = 0
  let i = 0
  while (i < body.length) {
    const lead = body[i] ?? 0
    if (lead < 0x80) {
      i++
      continue
    }
    const width =
      lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0
    let good = width > 0
    for (let k = 1; good && k < width; k++) {
      if (i + k >= body.length) return { multiByte, broken }
      if (((body[i + k] ?? 0) & 0xc0) !== 0x80) good = false
    }
    if (good) {
      multiByte++
      i += width
    } else {
      broken++
      i++
    }
  }
  return { multiByte, broken }
}

/** The detector's answer on the text without tags (markup is Latin and drowns short Arabic text). */
function detectedCharset(body: Uint8Array): string | undefined {
  // Buffer's latin1 keeps every byte; TextDecoder's is windows-1252 and would not.
  const bytes = Buffer.from(body.subarray(0, detectorBytes)).toString('latin1')
  const text = bytes.replace(/<[^>]{0,2000}>/g, ' ')
  const sample = Buffer.from(/[\x80-\xff]/.test(text) ? text : bytes, 'latin1')
  const found = jschardet.detect(sample)
  return found.confidence < 0.2 ? undefined : knownCharset(found.encoding ?? undefined)
}
