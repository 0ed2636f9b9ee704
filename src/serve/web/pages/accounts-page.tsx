/**
 * Pages for the owner: everybody's accounts, open invitations, who changed what.
 * In: rows. Out: documents. Touches nothing.
 */
import type { OneTimeLink } from '../../../application/accounts/links.ts'
import type { AccountRow, AuditRow } from '../../../application/accounts/manage-accounts.ts'
import type { IdentityRow } from '../../../application/accounts/outside.ts'
import { isWebKey } from '../../../messages/web.ts'
import { isRole, roles } from '../../../model/roles.ts'
import { When } from '../bidi.tsx'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import type { Locale } from '../locale.ts'
import { IdentityItem, Once } from './account-pages.tsx'

export interface AccountsView {
  accounts: AccountRow[]
  links: OneTimeLink[]
  /** Who they are elsewhere. */
  identities: IdentityRow[]
  /** The visitor's own. */
  mine: number | undefined
  /** Whole address of a link that was just made. */
  made?: { url: string; expiresAt: number }
}

export function AccountsPage(props: { frame: Frame; view: AccountsView }) {
  const { frame, view } = props
  const { locale } = frame
  return (
    <Layout frame={frame} title={locale.text('accounts.title')} nav="accounts">
      <div class="columns-one">
        <div class="page-head">
          <h1>{locale.text('accounts.title')}</h1>
          <p class="lede">{locale.text(view.accounts.length === 0 ? 'accounts.none' : 'accounts.lede')}</p>
        </div>
        {view.made === undefined ? (
          ''
        ) : (
          <>
            <Once frame={frame} of="accounts.linkMade" value={view.made.url} />
            <p class="hint">
              {locale.text('accounts.linkUntil')} <When locale={locale} at={view.made.expiresAt} absolute />
            </p>
          </>
        )}
        <ul class="corrections">
          {view.accounts.map((account) => (
            <Account frame={frame} account={account} mine={account.id === view.mine} />
          ))}
        </ul>
        <Invite frame={frame} first={view.accounts.length === 0} />
        {view.links.length === 0 ? '' : <Links frame={frame} links={view.links} />}
        {view.identities.length === 0 ? '' : <Elsewhere frame={frame} view={view} />}
      </div>
    </Layout>
  )
}

function Account(props: { frame: Frame; account: AccountRow; mine: boolean }) {
  const { frame, account } = props
  const { locale } = frame
  const action = `/accounts/${account.id}`
  return (
    <li class="source-row">
      <div>
        <p>
          <bdi dir="auto">{account.name}</bdi> <span class="tag">{locale.text(`role.${account.role}`)}</span>{' '}
          {account.disabledAt === undefined ? '' : <span class="flag">{locale.text('accounts.disabled')}</span>}{' '}
          {props.mine ? <span class="flag">{locale.text('accounts.you')}</span> : ''}
        </p>
        <p class="meta">
          <span>
            {locale.text('accounts.made')} <When locale={locale} at={account.madeAt} />
          </span>
          {account.signedInAt === undefined ? (
            ''
          ) : (
            <>
              <span class="dot" />
              <span>
                {locale.text('accounts.signedIn')} <When locale={locale} at={account.signedInAt} />
              </span>
            </>
          )}
          {account.wrongTries === 0 ? (
            ''
          ) : (
            <>
              <span class="dot" />
              <span class="flag">{locale.text('accounts.wrongTries', { count: account.wrongTries })}</span>
            </>
          )}
        </p>
      </div>
      <form method="post" action={action} class="inline">
        <input type="hidden" name="csrf" value={frame.csrf} />
        <select name="role" aria-label={`${locale.text('accounts.role')}: ${account.name}`}>
          {roles.map((role) => (
            <option value={role} selected={role === account.role}>
              {locale.text(`role.${role}`)}
            </option>
          ))}
        </select>
        <button class="quiet" name="action" value="role">
          {locale.text('accounts.setRole')}
        </button>
        <button class="quiet" name="action" value={account.disabledAt === undefined ? 'disable' : 'enable'}>
          {locale.text(account.disabledAt === undefined ? 'accounts.disable' : 'accounts.enable')}
        </button>
      </form>
      <form method="post" action={`${action}/link`} class="inline">
        <input type="hidden" name="csrf" value={frame.csrf} />
        <button class="quiet">{locale.text('accounts.link')}</button>
      </form>
      <form method="post" action={`${action}/remove`} class="inline">
        <input type="hidden" name="csrf" value={frame.csrf} />
        <button class="quiet quiet-danger">{locale.text('accounts.remove')}</button>
      </form>
    </li>
  )
}

function Elsewhere({ frame, view }: { frame: Frame; view: AccountsView }) {
  const { locale } = frame
  return (
    <section aria-labelledby="elsewhere">
      <h2 id="elsewhere">{locale.text('accounts.elsewhere')}</h2>
      <ul class="corrections">
        {view.identities.map((identity) => (
          <IdentityItem
            frame={frame}
            identity={identity}
            name={view.accounts.find(({ id }) => id === identity.accountId)?.name ?? ''}
            action="/accounts/identities"
          />
        ))}
      </ul>
    </section>
  )
}

function Invite(props: { frame: Frame; first: boolean }) {
  const { frame } = props
  const { locale } = frame
  return (
    <form class="card stacked" method="post" action="/accounts">
      <input type="hidden" name="csrf" value={frame.csrf} />
      {props.first ? (
        <input type="hidden" name="role" value="owner" />
      ) : (
        <label>
          <span>{locale.text('accounts.inviteAs')}</span>
          <select name="role">
            {[...roles].reverse().map((role) => (
              <option value={role}>{`${locale.text(`role.${role}`)} (${locale.text(`role.${role}.may`)})`}</option>
            ))}
          </select>
        </label>
      )}
      <button type="submit">{locale.text(props.first ? 'accounts.first' : 'accounts.invite')}</button>
    </form>
  )
}

function Links(props: { frame: Frame; links: OneTimeLink[] }) {
  const { frame } = props
  const { locale } = frame
  return (
    <section aria-labelledby="open-links">
      <h2 id="open-links">{locale.text('accounts.open')}</h2>
      <ul class="corrections">
        {props.links.map((link) => (
          <li class="source-row">
            <p>
              <span class="tag">
                {link.accountId === undefined ? locale.text(`role.${link.role}`) : locale.text('accounts.openReset')}
              </span>{' '}
              {locale.text('accounts.by', { by: byText(locale, link.by) })} · {locale.text('accounts.linkUntil')}{' '}
              <When locale={locale} at={link.expiresAt} absolute />
            </p>
            <form method="post" action={`/accounts/links/${link.id}/remove`} class="inline">
              <input type="hidden" name="csrf" value={frame.csrf} />
              <button class="quiet quiet-danger">{locale.text('accounts.void')}</button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function AuditPage(props: { frame: Frame; changes: { items: AuditRow[]; next?: number }; paged: boolean }) {
  const { frame, changes } = props
  const { locale } = frame
  return (
    <Layout frame={frame} title={locale.text('audit.title')} nav="audit">
      <div class="columns-one">
        <div class="page-head">
          <h1>{locale.text('audit.title')}</h1>
          <p class="lede">{locale.text(changes.items.length === 0 ? 'audit.none' : 'audit.lede')}</p>
        </div>
        <ul class="corrections">
          {changes.items.map((change) => (
            <li>
              <p>
                <bdi dir="auto">{byText(locale, change.by)}</bdi> <span>{actText(locale, change.act)}</span>{' '}
                <bdi dir="auto">{aboutText(locale, change)}</bdi>
              </p>
              <p class="meta">
                <When locale={locale} at={change.at} absolute />
              </p>
            </li>
          ))}
        </ul>
        {changes.next === undefined && !props.paged ? (
          ''
        ) : (
          <nav class="pager" aria-label={locale.text('nav.pages')}>
            {props.paged ? (
              <a href="/audit" rel="first">
                {locale.text('nav.first')}
              </a>
            ) : (
              ''
            )}
            {changes.next === undefined ? (
              ''
            ) : (
              <a class="pager-next" href={`/audit?before=${changes.next}`} rel="next">
                {locale.text('nav.older')}
              </a>
            )}
          </nav>
        )}
      </div>
    </Layout>
  )
}

/** A name, or how somebody without an account came in. */
function byText(locale: Locale, by: string): string {
  const key = `audit.${by}`
  return isWebKey(key) && by.startsWith('@') ? locale.text(key) : by
}

function actText(locale: Locale, act: string): string {
  const key = `act.${act}`
  return isWebKey(key) ? locale.text(key) : act
}

/**
 * Roles, scopes, states and sections are told in the reader's language: where they are all that is told, or in brackets behind a name. What
 * people named otherwise is left as they named it.
 */
function aboutText(locale: Locale, { act, about }: AuditRow): string {
  const kinds = act === 'story.desk' ? ['desk'] : /^(?:account|token)\./.test(act) ? ['role', 'scope', 'audit'] : []
  const [, name = '', words = ''] = /^(?:(.*) )?\(([a-z ]+)\)$/.exec(about) ?? ['', '', isRole(about) ? about : '']
  const told = words.split(' ').flatMap((word) => {
    const key = kinds.map((kind) => `${kind}.${word}`).find(isWebKey)
    return key === undefined ? [] : [locale.text(key)]
  })
  if (told.length === 0) return act.startsWith('identity.') ? byText(locale, about) : about
  const text = told.join(' · ')
  return name === '' ? text : `${name} (${text})`
}
