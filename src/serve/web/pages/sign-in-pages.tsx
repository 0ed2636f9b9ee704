/**
 * Pages of signing in, and of who is signed in.
 * In: plain data. Out: documents. Touches nothing.
 */
import type { Problem } from '../../../problem.ts'
import type { SignedIn } from '../../../application/sign-ins.ts'
import { When } from '../bidi.tsx'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'

/** `unset`: the server has no token to sign in with. `wrong`: what came of the last try. */
export function LoginPage(props: { frame: Frame; unset: boolean; next: string; wrong?: Problem }) {
  const { frame, wrong } = props
  const { locale } = frame
  return (
    <Layout frame={frame} title={locale.text('login.title')}>
      <div class="columns-one narrow">
        <div class="page-head">
          <h1>{locale.text('login.title')}</h1>
          <p class="hint">{locale.text(props.unset ? 'login.unset' : 'login.hint')}</p>
        </div>
        {wrong === undefined ? (
          ''
        ) : (
          <p class="notice notice-problem" role="alert">
            {wrong.retryAfterMs === undefined
              ? locale.text('login.wrong')
              : locale.text('login.slowDown', { wait: locale.duration(wrong.retryAfterMs) })}
          </p>
        )}
        <form class="card stacked" method="post" action="/login">
          <input type="hidden" name="csrf" value={frame.csrf} />
          <input type="hidden" name="next" value={props.next} />
          <label>
            <span>{locale.text('login.token')}</span>
            <input name="token" type="password" dir="ltr" autocomplete="current-password" required />
          </label>
          <button type="submit">{locale.text('login.go')}</button>
        </form>
      </div>
    </Layout>
  )
}

export function SessionsPage(props: { frame: Frame; sessions: SignedIn[]; mine: number | undefined }) {
  const { frame, sessions } = props
  const { locale } = frame
  return (
    <Layout frame={frame} title={locale.text('sessions.title')} nav="sessions">
      <div class="columns-one">
        <div class="page-head">
          <h1>{locale.text('sessions.title')}</h1>
          <p class="lede">{locale.text('sessions.lede')}</p>
        </div>
        {sessions.length === 0 ? <p class="empty">{locale.text('sessions.none')}</p> : ''}
        <ul class="corrections">
          {sessions.map((session) => (
            <li class="source-row">
              <div>
                <p>
                  <bdi dir="auto">{session.agent === '' ? locale.text('sessions.unknownAgent') : session.agent}</bdi>{' '}
                  <span class="tag">{locale.text(`sessions.${session.role}`)}</span>{' '}
                  {session.id === props.mine ? <span class="flag">{locale.text('sessions.this')}</span> : ''}
                </p>
                <p class="meta">
                  <span>
                    {locale.text('sessions.begun')} <When locale={locale} at={session.at} />
                  </span>
                  <span class="dot" />
                  <span>
                    {locale.text('sessions.seen')} <When locale={locale} at={session.seenAt} />
                  </span>
                </p>
              </div>
              <form method="post" action={`/sessions/${session.id}/end`} class="inline">
                <input type="hidden" name="csrf" value={frame.csrf} />
                <button class="quiet quiet-danger">{locale.text('sessions.end')}</button>
              </form>
            </li>
          ))}
        </ul>
        {sessions.length === 0 ? (
          ''
        ) : (
          <form class="after-list" method="post" action="/sessions/end">
            <input type="hidden" name="csrf" value={frame.csrf} />
            <button class="quiet-danger">{locale.text('sessions.endAll')}</button>
          </form>
        )}
      </div>
    </Layout>
  )
}
