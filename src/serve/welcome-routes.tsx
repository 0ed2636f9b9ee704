/**
 * Routes of the first steps: whose the site is, what it follows, how it shows dates and digits.
 * In: requests of editors, forms with their token. Out: a page, redirects to pages of ours. Adds sources of the starter directory.
 */
import { Hono } from 'hono'
import { followStarters, starterOutlets } from '../application/starter/starter-sources.ts'
import type { ServeDeps } from './app-deps.ts'
import { document, listOf } from './respond.tsx'
import { ownForm } from './sign-in-routes.tsx'
import { frameOf } from './visitor.ts'
import { WelcomePage } from './web/pages/welcome-page.tsx'

export function welcomeRoutes(deps: ServeDeps): Hono {
  const app = new Hono()

  app.get('/welcome', async (c) => {
    const { store } = deps
    const [accounts, sources] = await Promise.all([store.people.accounts.any(), store.sources()])
    const followed = new Set(sources.map(({ id }) => id))
    const view = { hasAccounts: accounts, followed, outlets: starterOutlets(), country: c.req.query('country') ?? '' }
    return await document(c, <WelcomePage frame={frameOf(c, deps)} view={view} />)
  })

  app.post('/welcome/sources', (c) =>
    ownForm(c, deps, async (form) => {
      const ids = listOf(form['outlet']).slice(0, 500)
      const followed = await followStarters(deps, ids)
      c.set('about', `${followed.sources}: ${ids.join(' ').slice(0, 300)}`)
      return c.redirect(followed.sources === 0 ? '/welcome' : '/welcome?done=welcome.followed#region', 303)
    }),
  )
  return app
}
