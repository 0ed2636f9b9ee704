/**
 * Pages of one's own account: using a link, the password, where one is signed in, tokens for programs.
 * In: plain data. Out: documents. Touches nothing.
 */
import type { LinkView } from '../../../application/accounts/links.ts'
import { proxyIssuer, type IdentityRow } from '../../../application/accounts/outside.ts'
import type { ApiTokenRow } from '../../../application/accounts/tokens.ts'
import type { SignedIn } from '../../../application/sign-ins.ts'
import { scopes, type Right } from '../../../model/roles.ts'
import { Separated, Text, When } from '../bidi.tsx'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import type { Locale } from '../locale.ts'
import { ProviderLink, SessionRow } from './sign-in-pages.tsx'

const leastChars = 10

export function JoinPage(props: {
  frame: Frame
  link: LinkView
  path: string
  name?: string
  provider?: string
  proxyUser?: string
}) {
  const { frame, link } = props
  const { locale } = frame
  const isReset = link.name !== undefined
  const title = isReset ? locale.text('join.reset', { name: link.name ?? '' }) : locale.text('join.title')
  return (
    <Layout frame={frame} title={title}>
      <div class="columns-one narrow">
        <div class="page-head">
          <h1>{title}</h1>
          {isReset ? (
            ''
          ) : (
            <p class="lede">
              {link.role === 'owner'
                ? locale.text('join.owner')
                : locale.text('join.invited', { role: locale.text(`role.${link.role}`) })}{' '}
              {locale.text(`role.${link.role}.may`)}.
            </p>
          )}
        </div>
        {isReset || props.provider === undefined ? (
          ''
        ) : (
          <p class="buttons">
            <ProviderLink
              frame={frame}
              name={props.provider}
              of="join.through"
              query={{ join: props.path.slice(props.path.lastIndexOf('/') + 1) }}
            />
          </p>
        )}
        {isReset || props.proxyUser === undefined ? (
          ''
        ) : (
          <form class="buttons" method="post" action={props.path}>
            <input type="hidden" name="csrf" value={frame.csrf} />
            <button class="button-link" name="through" value="proxy">
              <span>
                <Text locale={locale} of="join.asUser" values={{ name: <bdi dir="auto">{props.proxyUser}</bdi> }} />
              </span>
            </button>
          </form>
        )}
        <form class="card stacked" method="post" action={props.path}>
          <input type="hidden" name="csrf" value={frame.csrf} />
          {isReset ? (
            <input type="hidden" name="name" autocomplete="username" value={link.name} />
          ) : (
            <label>
              <span>{locale.text('login.name')}</span>
              <input name="name" dir="auto" autocomplete="username" value={props.name ?? ''} maxlength={60} required />
              <span class="hint">{locale.text('join.nameHint')}</span>
            </label>
          )}
          <NewPassword frame={frame} label="login.password" />
          <button type="submit">{locale.text(isReset ? 'join.resetGo' : 'join.go')}</button>
        </form>
      </div>
    </Layout>
  )
}

function ChangePassword({ frame }: { frame: Frame }) {
  const { locale } = frame
  return (
    <form class="card stacked" method="post" action="/account/password">
      <input type="hidden" name="csrf" value={frame.csrf} />
      <label>
        <span>{locale.text('account.old')}</span>
        <input name="old" type="password" dir="auto" autocomplete="current-password" required />
      </label>
      <NewPassword frame={frame} label="account.new" />
      <button type="submit">{locale.text('account.change')}</button>
    </form>
  )
}

/** Who opens this account at the provider, or to the proxy. */
function Elsewhere({ frame, account }: { frame: Frame; account: OwnAccount }) {
  const { locale } = frame
  const { identities, provider, proxyUser } = account
  if (identities.length === 0 && provider === undefined && proxyUser === undefined) return ''
  return (
    <section aria-labelledby="elsewhere">
      <h2 id="elsewhere">{locale.text('account.elsewhere')}</h2>
      {identities.length === 0 ? <p>{locale.text('account.notLinked')}</p> : ''}
      <ul class="corrections">
        {identities.map((identity) => (
          <IdentityItem frame={frame} identity={identity} action="/account/identities" />
        ))}
      </ul>
      {proxyUser === undefined ? (
        ''
      ) : (
        <form class="after-list" method="post" action="/account/identities">
          <input type="hidden" name="csrf" value={frame.csrf} />
          <button class="quiet">
            <span>
              <Text locale={locale} of="account.linkUser" values={{ name: <bdi dir="auto">{proxyUser}</bdi> }} />
            </span>
          </button>
        </form>
      )}
      {provider === undefined || identities.some(({ issuer }) => issuer !== proxyIssuer) ? (
        ''
      ) : (
        <p class="buttons">
          <ProviderLink frame={frame} name={provider} of="account.linkTo" query={{ link: frame.csrf }} />
        </p>
      )}
    </section>
  )
}

/** Who opens an account elsewhere, with the button that ends it; `action`: below which path. */
export function IdentityItem(props: { frame: Frame; identity: IdentityRow; name?: string; action: string }) {
  const { frame, identity } = props
  const { locale } = frame
  return (
    <li class="source-row">
      <div>
        <p>
          {props.name === undefined ? (
            ''
          ) : (
            <>
              <bdi dir="auto">{props.name}</bdi>
              {' · '}
            </>
          )}
          <bdi dir="auto">{issuerName(locale, identity.issuer)}</bdi>
        </p>
        <p class="meta">
          <bdi dir="auto">{identity.subject}</bdi>
          {identity.seenAt === undefined ? (
            ''
          ) : (
            <>
              <span class="dot" />
              <span>
                {locale.text('accounts.signedIn')} <When locale={locale} at={identity.seenAt} />
              </span>
            </>
          )}
        </p>
      </div>
      <form method="post" action={`${props.action}/${identity.id}/remove`} class="inline">
        <input type="hidden" name="csrf" value={frame.csrf} />
        <button class="quiet quiet-danger">{locale.text('account.unlink')}</button>
      </form>
    </li>
  )
}

function issuerName(locale: Locale, issuer: string): string {
  return URL.canParse(issuer) ? new URL(issuer).host : locale.text('account.proxy')
}

function NewPassword({ frame, label }: { frame: Frame; label: 'login.password' | 'account.new' }) {
  const { locale } = frame
  return (
    <label>
      <span>{locale.text(label)}</span>
      <input name="password" type="password" dir="auto" autocomplete="new-password" minlength={leastChars} required />
      <span class="hint">{locale.text('join.passwordHint')}</span>
    </label>
  )
}

export interface OwnAccount {
  name: string
  right: Right
  sessions: SignedIn[]
  /** Of this browser. */
  session: number | undefined
  tokens: ApiTokenRow[]
  /** Just made: shown this once. */
  token?: string
  hasPassword: boolean
  /** Who they are elsewhere. */
  identities: IdentityRow[]
  /** What people call the sign-in provider, where one is set. */
  provider?: string
  /** Whom the proxy names, and who has no account by that name. */
  proxyUser?: string
}

export function AccountPage(props: { frame: Frame; account: OwnAccount }) {
  const { frame, account } = props
  const { locale } = frame
  const role = account.right === 'none' ? 'reader' : account.right
  return (
    <Layout frame={frame} title={locale.text('account.title')} nav="account">
      <div class="columns-one narrow">
        <div class="page-head">
          <h1>{locale.text('account.title')}</h1>
          <p class="lede">
            <Text
              locale={locale}
              of="account.as"
              values={{ name: <bdi dir="auto">{account.name}</bdi>, role: locale.text(`role.${role}`) }}
            />
            : {locale.text(`role.${role}.may`)}.
          </p>
        </div>
        {account.token === undefined ? '' : <Once frame={frame} of="account.tokenMade" value={account.token} />}
        <Elsewhere frame={frame} account={account} />
        <section aria-labelledby="password">
          <h2 id="password">{locale.text('account.password')}</h2>
          {account.hasPassword ? <ChangePassword frame={frame} /> : <p>{locale.text('account.noPassword')}</p>}
        </section>
        <section aria-labelledby="mine">
          <h2 id="mine">{locale.text('account.sessions')}</h2>
          {account.sessions.length === 0 ? <p>{locale.text('account.noSessions')}</p> : ''}
          <ul class="corrections">
            {account.sessions.map((session) => (
              <SessionRow
                frame={frame}
                session={session}
                mine={session.id === account.session}
                action="/account/sessions"
              />
            ))}
          </ul>
          {account.sessions.length < 2 ? (
            ''
          ) : (
            <form class="after-list" method="post" action="/account/sessions/end">
              <input type="hidden" name="csrf" value={frame.csrf} />
              <button class="quiet-danger">{locale.text('account.endOthers')}</button>
            </form>
          )}
        </section>
        <Tokens frame={frame} tokens={account.tokens} right={account.right} />
      </div>
    </Layout>
  )
}

function Tokens(props: { frame: Frame; tokens: ApiTokenRow[]; right: Right }) {
  const { frame, tokens, right } = props
  const { locale } = frame
  const offered = scopes.filter((s) => (s === 'edit' ? frame.editor : s === 'manage' ? right === 'owner' : true))
  return (
    <section aria-labelledby="tokens">
      <h2 id="tokens">{locale.text('account.tokens')}</h2>
      <p class="hint">{locale.text('account.tokensHint')}</p>
      {tokens.length === 0 ? <p>{locale.text('account.noTokens')}</p> : ''}
      <ul class="corrections">
        {tokens.map((token) => (
          <li class="source-row">
            <div>
              <p>
                <bdi dir="auto">{token.name}</bdi>
              </p>
              <p class="meta">
                <Separated locale={locale} items={token.scopes.map((scope) => locale.text(`scope.${scope}`))} />
                <span class="dot" />
                <span>
                  {token.seenAt === undefined ? (
                    locale.text('account.tokenUnused')
                  ) : (
                    <>
                      {locale.text('account.tokenSeen')} <When locale={locale} at={token.seenAt} />
                    </>
                  )}
                </span>
              </p>
            </div>
            <form method="post" action={`/account/tokens/${token.id}/remove`} class="inline">
              <input type="hidden" name="csrf" value={frame.csrf} />
              <button class="quiet quiet-danger">{locale.text('account.tokenRemove')}</button>
            </form>
          </li>
        ))}
      </ul>
      <form class="card stacked" method="post" action="/account/tokens">
        <input type="hidden" name="csrf" value={frame.csrf} />
        <label>
          <span>{locale.text('account.tokenName')}</span>
          <input name="name" dir="auto" maxlength={80} required />
        </label>
        <fieldset>
          <legend>{locale.text('account.tokenMay')}</legend>
          {offered.map((scope) => (
            <label class="choice">
              <input type="checkbox" name="scope" value={scope} checked={scope === 'read'} />
              {locale.text(`scope.${scope}`)}
            </label>
          ))}
        </fieldset>
        <button type="submit">{locale.text('account.tokenMake')}</button>
      </form>
    </section>
  )
}

/** What is told this once. */
export function Once(props: { frame: Frame; of: 'account.tokenMade' | 'accounts.linkMade'; value: string }) {
  const { locale } = props.frame
  return (
    <div class="notice notice-done" role="status">
      <label class="stacked">
        <span>{locale.text(props.of)}</span>
        <input class="once" dir="ltr" readonly value={props.value} />
      </label>
    </div>
  )
}
