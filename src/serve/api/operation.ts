/**
 * What is told of one endpoint of the API.
 * In: nothing. Out: its type, and the shape of a page of items. Touches nothing.
 */
import { z } from 'zod'

/** A line of the table that the OpenAPI document and the reference are made of. */
export interface Operation {
  method: 'get' | 'post'
  path: string
  summary: string
  query?: z.ZodObject
  body?: z.ZodType
  answer: z.ZodType
  /** The body is NDJSON: `body` describes a line. */
  ndjson?: boolean
  /** Who may ask; absent: whoever may read. */
  needs?: 'state' | 'edit' | 'own'
  /** Not JSON: the kinds of text that it may be. */
  text?: readonly string[]
  /** Answers 404 although its path names nothing. */
  misses?: boolean
  /** Answers 503 with the same content while a part is away. */
  away?: boolean
}

/** A page of a list that goes on at `next`. */
export const pageOf = (item: z.ZodType): z.ZodType => z.object({ items: z.array(item), next: z.string().optional() })
