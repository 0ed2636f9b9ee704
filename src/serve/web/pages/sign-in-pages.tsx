/**
 * Pages of signing in, and of who is signed in.
 * In: plain data. Out: documents. Touches nothing.
 */
import type { Problem } from '../../../problem.ts'
import type { SignedIn } from '../../../application/sign-ins.ts'
import { remedies } from '../../../messages/remedies.ts'
import { Text, When } from '../bidi.tsx'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import type { Locale } from '../locale.ts'

/** `accounts`, `tokens`: what there is to sign in with. `wrong`: what came of the last try, under that name or with a token. */
export function LoginPage(props: {
  frame: Frame
  accounts: boolean
  tokens: boolean
  /** What people call the sign-in provider. */
  provider?: string
  next: string
  wrong?: Problem
  /** What came of a try at the provider. */
  outside?: Problem
  /** Whom the proxy names, and who has no account by that name. */
  named?: string
  /** Who has just signed out here signs out of the provider there. */
  out?: string
  name?: string
  byToken?: boolean
}) {
  const { frame, accounts, tokens, provider, wrong } = props
  const { locale } = frame
  return (
    <Layout frame={frame} title={locale.text('login.title')}>
      <div class="columns-one narrow">
        <div class="page-head">
          <h1>{locale.text('login.title')}</h1>
          {accounts || tokens || provider !== undefined ? '' : <p class="hint">{locale.text('login.unset')}</p>}
        </div>
        {props.outside === undefined ? '' : <NotLetIn locale={locale} problem={props.outside} />}
        {props.named === undefined ? (
          ''
        ) : (
          <p class="notice">
            <Text locale={locale} of="login.named" values={{ name: <bdi dir="auto">{props.named}</bdi> }} />
          </p>
        )}
        {props.out === undefined || provider === undefined ? (
          ''
        ) : (
          <p class="notice" role="status">
            {locale.text('login.outHere', { name: provider })}{' '}
            <a href={props.out} rel="noreferrer">
              {locale.text('login.outThere', { name: provider })}
            </a>
          </p>
        )}
        {wrong === undefined ? (
          ''
        ) : (
          <p class="notice notice-problem" role="alert">
            {wrong.retryAfterMs === undefined
              ? locale.text(props.byToken === true ? 'login.wrong' : 'login.wrongPassword')
              : locale.text('login.slowDown', { wait: locale.duration(wrong.retryAfterMs) })}
          </p>
        )}
        {provider === undefined ? (
          ''
        ) : (
          <p class="buttons">
            <ProviderLink frame={frame} name={provider} of="login.through" query={{ next: props.next }} />
          </p>
        )}
        {accounts ? (
          <form class="card stacked" method="post" action="/login">
            <input type="hidden" name="csrf" value={frame.csrf} />
            <input type="hidden" name="next" value={props.next} />
            <label>
              <span>{locale.text('login.name')}</span>
              <input name="name" dir="auto" autocomplete="username" value={props.name ?? ''} maxlength={200} required />
            </label>
            <label>
              <span>{locale.text('login.password')}</span>
              <input name="password" type="password" dir="auto" autocomplete="current-password" required />
            </label>
            <button type="submit">{locale.text('login.go')}</button>
            <p class="hint">{locale.text('login.accountHint')}</p>
          </form>
        ) : (
          ''
        )}
        {accounts && tokens ? (
          <details class="card" open={props.byToken === true}>
            <summary>{locale.text('login.byToken')}</summary>
            <TokenForm frame={frame} next={props.next} />
          </details>
        ) : tokens || (!accounts && provider === undefined) ? (
          <TokenForm frame={frame} next={props.next} bare />
        ) : (
          ''
        )}
      </div>
    </Layout>
  )
}

function NotLetIn({ locale, problem }: { locale: Locale; problem: Problem }) {
  const { code, retryAfterMs } = problem
  const remedy = remedies[code]?.[locale.lang]
  return (
    <p class="notice notice-problem" role="alert">
      {retryAfterMs === undefined
        ? locale.problem(code)
        : locale.text('login.slowDown', { wait: locale.duration(retryAfterMs) })}
      {remedy === undefined ? (
        ''
      ) : (
        <>
          <br />
          {remedy}
        </>
      )}
    </p>
  )
}

/** To the provider: a link, for a form of ours leads nowhere but here. */
export function ProviderLink(props: {
  frame: Frame
  name: string
  of: 'login.through' | 'join.through' | 'account.linkTo'
  query: Record<string, string>
}) {
  const { locale } = props.frame
  return (
    <a class="button-link" href={`/login/provider?${new URLSearchParams(props.query).toString()}`} rel="nofollow">
      <span>
        <Text locale={locale} of={props.of} values={{ name: <bdi dir="auto">{props.name}</bdi> }} />
      </span>
    </a>
  )
}

function TokenForm(props: { frame: Frame; next: string; bare?: boolean }) {
  const { frame } = props
  const { locale } = frame
  return (
    <form class={props.bare === true ? 'card stacked' : 'stacked'} method="post" action="/login">
      <input type="hidden" name="csrf" value={frame.csrf} />
      <input type="hidden" name="next" value={props.next} />
      <label>
        <span>{locale.text('login.token')}</span>
        <input name="token" type="password" dir="ltr" autocomplete="current-password" required />
      </label>
      <button type="submit">{locale.text('login.go')}</button>
      <p class="hint">{locale.text('login.hint')}</p>
    </form>
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
            <SessionRow frame={frame} session={session} mine={session.id === props.mine} action="/sessions" />
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

/** A browser that is signed in, with the button that ends it; `action`: below which path. */
export function SessionRow(props: { frame: Frame; session: SignedIn; mine: boolean; action: string }) {
  const { frame, session } = props
  const { locale } = frame
  return (
    <li class="source-row">
      <div>
        <p>
          {session.account === undefined ? (
            ''
          ) : (
            <>
              <bdi dir="auto">{session.account.name}</bdi>
              {' · '}
            </>
          )}
          <bdi dir="auto">{session.agent === '' ? locale.text('sessions.unknownAgent') : session.agent}</bdi>{' '}
          <span class="tag">{locale.text(`role.${session.role}`)}</span>{' '}
          {props.mine ? <span class="flag">{locale.text('sessions.this')}</span> : ''}
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
      <form method="post" action={`${props.action}/${session.id}/end`} class="inline">
        <input type="hidden" name="csrf" value={frame.csrf} />
        <button class="quiet quiet-danger">{locale.text('sessions.end')}</button>
      </form>
    </li>
  )
}
