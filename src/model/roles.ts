/**
 * Who may do what: roles of accounts, scopes of their tokens.
 * In: a role, scopes. Out: what they allow. Touches nothing.
 */

/** From the most to the least. */
export const roles = ['owner', 'editor', 'reader'] as const
export type Role = (typeof roles)[number]

/**
 * What a token of an account is good for: `read` what the account reads, `state` its own marks and lists, `edit` what an editor changes,
 * `manage` what the owner does. A token never allows more than its account.
 */
export const scopes = ['read', 'state', 'edit', 'manage'] as const
export type Scope = (typeof scopes)[number]

/** What a visitor may do: nothing, or what that role may. */
export type Right = Role | 'none'

const rank: Record<Right, number> = { none: 0, reader: 1, editor: 2, owner: 3 }

export function isAtLeast(right: Right, needed: Right): boolean {
  return rank[right] >= rank[needed]
}

/** The right of a token of that account. */
export function rightWithin(role: Role, granted: readonly Scope[]): Right {
  if (granted.includes('manage') && role === 'owner') return 'owner'
  const mayEdit = granted.includes('edit') || granted.includes('manage')
  if (mayEdit && isAtLeast(role, 'editor')) return 'editor'
  return granted.includes('read') || mayEdit ? 'reader' : 'none'
}

export function isRole(value: unknown): value is Role {
  return roles.some((role) => role === value)
}

export function isScope(value: unknown): value is Scope {
  return scopes.some((scope) => scope === value)
}
