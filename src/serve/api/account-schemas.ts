/**
 * What the API says and takes of accounts, as zod schemas.
 * In: nothing. Out: schemas. Touches nothing.
 */
import { z } from 'zod'
import { roles } from '../../model/roles.ts'

const instant = z.int().describe('epoch milliseconds, UTC')
const id = z.int().nonnegative()
const role = z.enum(roles)

export const me = z.object({
  right: z.enum([...roles, 'none']).describe('what this caller may do'),
  account: z.object({ id, name: z.string() }).optional(),
})
export const account = z.object({
  id,
  name: z.string(),
  role,
  madeAt: instant,
  hasPassword: z.boolean().describe('false: signs in elsewhere alone'),
  disabledAt: instant.optional(),
  signedInAt: instant.optional(),
  wrongTries: z.int().describe('wrong passwords since the last right one'),
  wrongAt: instant.optional(),
})
/** Who opens an account elsewhere: at the sign-in provider, or to the proxy. */
export const identity = z.object({
  id,
  accountId: id,
  issuer: z.string().describe('the provider’s, or `proxy`'),
  subject: z.string().describe('who they are there'),
  madeAt: instant,
  seenAt: instant.optional(),
})
export const listedAccount = account.extend({ identities: z.array(identity) })
export const unlinked = identity.extend({ name: z.string().describe('of the account') })
export const inviteBody = z.object({ role })
export const linkBody = z.object({})
export const madeLink = z.object({
  url: z.string().describe('to be given to one person: good once, shown once'),
  role,
  expiresAt: instant,
})
export const accountChange = z.object({
  role: role.optional(),
  enabled: z.boolean().optional().describe('false: may not sign in; sessions end'),
})
export const removeBody = z.object({})
export const voided = z.object({ id })
export const auditQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(30),
  before: z.coerce.number().int().positive().optional().describe('`next` of the page before'),
})
export const auditPage = z.object({
  items: z.array(
    z.object({
      id,
      at: instant,
      by: z.string().describe('name of the account; `@here` or `@token` without one'),
      accountId: id.optional(),
      act: z.string(),
      about: z.string(),
    }),
  ),
  next: id.optional(),
})
