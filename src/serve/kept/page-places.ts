/**
 * What in a kept page is another for each visitor or minute, and is written into its place when the page is sent.
 * In: a page rendered with places in it. Out: its parts, and what stands between them. Touches nothing.
 */
import { randomBytes } from 'node:crypto'
import type { PageClock } from '../web/locale.ts'

/** The token of the visitor's forms, or an instant that is told by its age. */
export type PagePlace = 'token' | number

/** One part more than gaps: a gap stands between each two. */
export interface Template {
  parts: readonly Buffer<ArrayBuffer>[]
  gaps: readonly PagePlace[]
}

export class PagePlaces {
  /** No text can hold them by chance, nor by intent: they are drawn by each process. */
  readonly token = randomBytes(24).toString('base64url')
  readonly #time = randomBytes(24).toString('base64url')
  readonly #gap = new RegExp(`${this.token}|${this.#time}_(-?\\d+)_`)

  /** For a page that is being rendered: `onRead` is called when it tells something by the clock that has no place. */
  clock(onRead: () => void): PageClock {
    return { placeOf: (at) => `${this.#time}_${Math.round(at)}_`, onRead }
  }

  templateOf(html: string): Template {
    const parts: Buffer<ArrayBuffer>[] = []
    const gaps: PagePlace[] = []
    // Text, the instant that follows it or undefined for the token, text, …
    const pieces: (string | undefined)[] = html.split(this.#gap)
    for (let i = 0; i < pieces.length; i += 2) {
      parts.push(Buffer.from(pieces[i] ?? ''))
      const at = pieces[i + 1]
      if (i + 1 < pieces.length) gaps.push(at === undefined ? 'token' : Number(at))
    }
    return { parts, gaps }
  }
}

/** The template with its times told: only tokens are left to be written. */
export function withTimes({ parts, gaps }: Template, told: (at: number) => string): Buffer<ArrayBuffer>[] {
  const done: Buffer<ArrayBuffer>[] = []
  let open: Buffer<ArrayBuffer>[] = []
  for (const [i, part] of parts.entries()) {
    open.push(part)
    const gap = gaps[i]
    if (typeof gap === 'number') open.push(Buffer.from(told(gap)))
    else {
      done.push(open.length === 1 ? part : Buffer.concat(open))
      open = []
    }
  }
  return done
}
