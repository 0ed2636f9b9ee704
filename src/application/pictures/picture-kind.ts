/**
 * Which kind of picture bytes are, by their first ones alone: what a server says of them is not asked.
 * In: bytes. Out: a media type of a picture that runs nothing, or nothing. Touches nothing.
 */

const starts: readonly [type: string, at: number, signs: string][] = [
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/gif', 0, 'GIF87a'],
  ['image/gif', 0, 'GIF89a'],
  ['image/webp', 8, 'WEBP'],
  ['image/avif', 4, 'ftypavif'],
  ['image/avif', 4, 'ftypavis'],
]

/** Undefined also for SVG, which may hold script, and for whatever a browser might read as a page. */
export function pictureKind(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  const found = starts.find(([, at, signs]) => head.startsWith(signs, at))
  return found?.[0] === 'image/webp' && !head.startsWith('RIFF') ? undefined : found?.[0]
}
