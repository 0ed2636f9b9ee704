/**
 * The page on which an editor finds the other story of a correction, also as the answer to a correction that could not be.
 * In: requests; forms with their token. Out: pages. Changes nothing.
 */
import { Hono } from 'hono'
import type { Context } from 'hono'
import { findStory } from '../application/search/find-story.ts'
import type { WebKey } from '../messages/web.ts'
import { defined } from '../model/defined.ts'
import type { Problem } from '../problem.ts'
import type { ServeDeps } from './app-deps.ts'
import { document, idOf, listOf, notFoundPage, problemPage, statusOf, textOf } from './respond.tsx'
import { ownForm } from './sign-in-routes.tsx'
import { frameOf, preferencesOf } from './visitor.ts'
import { ChooseStoryPage } from './web/pages/choose-story-page.tsx'
import { storyHref } from './web/parts/cards.tsx'

type Fields = Record<string, unknown>

const mostArticles = 500

export function storyChoiceRoutes(deps: ServeDeps): Hono {
  const app = new Hono()

  app.get('/story/:id/correct', async (c) => {
    const { id, view } = await storyAsked(c, deps)
    if (view === undefined) return notFoundPage(c, deps)
    const { search } = new URL(c.req.url)
    if (view.id !== id) return c.redirect(`${storyHref(view.id)}/correct${search}`, 302)
    return await chooser(c, deps, view.id, { ...c.req.query(), article: c.req.queries('article') })
  })

  app.post('/story/:id/correct', (c) =>
    ownForm(c, deps, async (form) => {
      const { view } = await storyAsked(c, deps)
      return view === undefined ? notFoundPage(c, deps) : await chooser(c, deps, view.id, form)
    }),
  )
  return app
}

async function storyAsked(c: Context, deps: ServeDeps) {
  const id = idOf(c.req.param('id'))
  return { id, view: id === undefined ? undefined : await deps.context.storyView(id) }
}

/** A merge or a move that could not be: the page to choose on, with what was wrong and all that was filled in. */
export async function chooseAgain(
  c: Context,
  deps: ServeDeps,
  form: Fields,
  problem: Problem,
): Promise<Response | undefined> {
  const said = saidOf(form, problem)
  const id = idOf(textOf(form['story']))
  return said === undefined || id === undefined ? undefined : await chooser(c, deps, id, form, { ...said, problem })
}

interface Wrong {
  text: WebKey
  problem: Problem
}

async function chooser(c: Context, deps: ServeDeps, id: number, fields: Fields, wrong?: Wrong): Promise<Response> {
  const kind = fields['kind'] === 'move' ? 'move' : 'merge'
  const story = await deps.context.storyView(id)
  if (story === undefined) return notFoundPage(c, deps)
  const articles = listOf(fields['article']).flatMap((one) => idOf(one) ?? [])
  if (articles.length > mostArticles) return problemPage(c, deps, { code: 'request.invalid', detail: 'articles' })
  const q = textOf(fields['q'], 2000) ?? ''
  const { holder } = c.get('rights')
  const { timeZone } = preferencesOf(c, deps.config)
  const found = await findStory({ store: deps.store, timeZone, ...defined({ holder }) }, story, q)
  const chosen = { articles, ...defined({ other: idOf(textOf(fields['other'])), note: textOf(fields['note'], 500) }) }
  const frame = frameOf(c, deps)
  // Links of the page lead to it, whatever it was an answer to.
  const by = c.get('rights').account === undefined ? (textOf(fields['by'], 80) ?? frame.by) : frame.by
  const here = {
    ...frame,
    by,
    path: `${storyHref(story.id)}/correct`,
    query: new URLSearchParams({ kind, q }).toString(),
  }
  const notice = wrong && {
    kind: 'problem' as const,
    text: frame.locale.text(wrong.text),
    detail: wrong.problem.code,
  }
  const page = <ChooseStoryPage frame={{ ...here, ...defined({ notice }) }} view={{ kind, story, q, found, chosen }} />
  return await document(c, page, wrong && statusOf(wrong.problem))
}

/** In the words of the form; undefined where choosing again is no help. */
function saidOf(form: Fields, { code, detail }: Problem): { text: WebKey } | undefined {
  const kind = form['kind']
  if (kind !== 'merge' && kind !== 'move') return undefined
  if (code === 'request.not-found') return { text: 'choose.gone' }
  if (code !== 'request.invalid') return undefined
  switch (detail) {
    case 'story':
      return { text: 'choose.first' }
    case 'articles':
      return { text: 'choose.articlesFirst' }
    case 'storyIds':
      return { text: 'choose.same' }
    case 'articleIds':
      return { text: 'choose.there' }
    default:
      return undefined
  }
}
