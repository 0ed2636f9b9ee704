/**
 * The settings of the sign-in provider, with its secret from the file that holds it.
 * In: the settings in force. Out: what open-id.ts needs, or why not; undefined where no provider is set. Reads one file.
 */
import { readFileSync } from 'node:fs'
import type { Config } from '../../config/config.ts'
import { defined } from '../../model/defined.ts'
import { failed, ok, type Outcome } from '../../problem.ts'
import type { OpenIdSettings } from './open-id.ts'
import { readRoles } from './outside.ts'

/** Problems: config.invalid for a file that cannot be read or holds nothing. */
export function openIdSettings(config: Config): Outcome<OpenIdSettings | undefined> {
  const { oidcIssuer: issuer, oidcClientId: clientId, oidcClientSecretFile: file } = config
  if (issuer === undefined || clientId === undefined) return ok(undefined)
  const secret = file === undefined ? config.oidcClientSecret : readSecret(file)
  if (file !== undefined && secret === undefined) return failed('config.invalid', `oidcClientSecretFile: ${file}`)
  return ok({
    issuer,
    clientId,
    name: config.oidcName ?? new URL(issuer).host,
    scopes: [...new Set(['openid', ...config.oidcScopes])],
    roles: readRoles(config.oidcRoles),
    domains: config.oidcDomains,
    ...defined({ clientSecret: secret, roleClaim: config.oidcRoleClaim }),
  })
}

function readSecret(file: string): string | undefined {
  try {
    const secret = readFileSync(file, 'utf8').trim()
    return secret === '' ? undefined : secret
  } catch {
    // Absent or unreadable alike: the caller names the file.
    return undefined
  }
}
