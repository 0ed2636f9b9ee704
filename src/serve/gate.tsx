/**
 * The door: finds out who asks, lets nobody further than the route allows, and notes who changed what.
 * In: requests. Out: the route's answer, or a refusal. Reads sessions; writes the list of changes.
 */
import type { Context, Next } from 'hono'
import { matchedRoutes } from 'hono/route'
import { noteAct } from '../application/accounts/manage-accounts.ts'
import { isAtLeast } from '../model/roles.ts'
import type { Problem } from '../problem.ts'
import type { Access, Rights } from './access/rights.ts'
import { routeRights, type Need } from './access/route-rights.ts'
import type { ServeDeps } from './app-deps.ts'
import { privately, type Status } from './respond.tsx'
import { toSignIn } from './sign-in-routes.tsx'

declare module 'hono' {
  interface ContextVariableMap {
    /** What a change is about, beside what the path says; set by the route. */
    about: string
  }
}

type Refuse = (c: Context, problem: Problem, status?: Status) => Promise<Response>

/** Before every route. */
export function gate(deps: ServeDeps, access: Access, refuse: Refuse) {
  return async (c: Context, next: Next): Promise<Response | void> => {
    const isClosed = await access.isClosed()
    c.set('isClosed', isClosed)
    const rights = await access.rightsOf(c)
    if (!rights.ok) return await refuse(c, rights.problem)
    c.set('rights', rights.value)
    const route = routeOf(c)
    // Where nothing is, a stranger learns no more than that reading is closed.
    const known = route === undefined ? { need: 'read' as const } : routeRights.get(route)
    if (known?.need !== 'everyone' && isClosed && rights.value.right === 'none') return await notSignedIn(c, refuse)
    if (known === undefined || !isMet(known.need, rights.value)) {
      const { accounts, tokens, provider } = await access.waysIn()
      const mayHelp = rights.value.right === 'none' && isPage(c) && (accounts || tokens || provider !== undefined)
      return mayHelp ? toSignIn(c) : await refuse(c, { code: 'request.forbidden' })
    }
    // What is one person's, or the owner's, is kept by nobody.
    if (known.need === 'state' || known.need === 'account' || known.need === 'own') privately(c)
    await next()
    if (known.act === undefined || c.res.status >= 400) return
    // Who has just changed something looks for it next. Batches of an import are no acts: they would have every page made again.
    deps.views.insist()
    await note(c, deps, known.act, route ?? '')
  }
}

function isMet(need: Need, { right, account, holder, session, through }: Rights): boolean {
  if (need === 'everyone' || need === 'read') return true
  if (need === 'state') return holder !== undefined
  if (need === 'account') return account !== undefined && (session !== undefined || through === 'proxy')
  return isAtLeast(right, need === 'edit' ? 'editor' : 'owner')
}

async function notSignedIn(c: Context, refuse: Refuse): Promise<Response> {
  if (c.req.path.startsWith('/feeds/')) c.header('www-authenticate', 'Basic realm="siyaq"')
  else if (isPage(c)) return toSignIn(c)
  return await refuse(c, { code: 'request.unauthorized' })
}

function isPage(c: Context): boolean {
  return (c.req.method === 'GET' || c.req.method === 'HEAD') && !/^\/(?:api|feeds)\//.test(c.req.path)
}

/** "GET /story/:id"; undefined where there is no route. */
function routeOf(c: Context): string | undefined {
  const found = matchedRoutes(c).findLast(({ method }) => method !== 'ALL')
  return found === undefined ? undefined : `${found.method} ${found.path}`
}

async function note(c: Context, deps: ServeDeps, act: string, route: string): Promise<void> {
  const { account, through } = c.get('rights')
  const pattern = route.split(' ')[1]?.split('/') ?? []
  const named = c.req.path.split('/').filter((_, i) => pattern[i]?.startsWith(':'))
  // What is not well-formed stays as it was asked.
  const about = [
    ...named.map((part) => (/%(?![0-9a-f]{2})/i.test(part) ? part : decodeURIComponent(part))),
    c.get('about') ?? '',
  ]
  await noteAct(deps, {
    by: account?.name ?? `@${through ?? 'here'}`,
    ...(account === undefined ? {} : { accountId: account.id }),
    act,
    about: about.join(' ').trim(),
  })
}
