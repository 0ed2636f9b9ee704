/**
 * Addresses for imported articles that have none of their own.
 * In: content, a file's path, a name. Out: keys and addresses, equal for equal content. Touches nothing.
 */
import { createHash } from 'node:crypto'

/**
 * An address for what has none of its own, equal for equal content: `https://<name>.invalid/<key>`.
 * `.invalid` never resolves (RFC 2606), so nobody takes it for a link that works.
 */
export function placeholderAddress(name: string, key: string): string {
  const host = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '')
  return `https://${host === '' ? 'import' : host}.invalid/${key}`
}

/** `news` of `/some/where/news.jsonl.gz`. */
export function fileStem(file: string): string {
  const name = file.split(/[/\\]/).at(-1) ?? file
  return name.replace(/(?:\.[a-z0-9]{1,6}){1,2}$/i, '') || name
}

/** Short key that is equal for equal content. */
export function contentKey(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 20)
}
