/**
 * One feed: how it is, how its items are, and the form of its settings.
 * In: a feed with its settings. Out: a document. Touches nothing. Secrets are not in it: only that there are some.
 */
import type { FeedWithSettings } from '../../../application/feed-settings.ts'
import type { WebKey } from '../../../messages/web.ts'
import type { ShownFeedSettings } from '../../../model/feed-settings.ts'
import { minuteMs } from '../../../model/instant.ts'
import type { ShownPush } from '../../../model/push.ts'
import { shownAddress } from '../../../model/shown-address.ts'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import type { Locale } from '../locale.ts'
import { FeedState } from './sources-page.tsx'

export function FeedPage(props: { frame: Frame; view: FeedWithSettings }) {
  const { frame, view } = props
  const { locale } = frame
  const { feed, settings, health, push } = view
  return (
    <Layout frame={frame} title={locale.text('feed.title')} nav="sources">
      <div class="columns-one">
        <div class="page-head">
          <h1>{shownAddress(feed.title ?? locale.text('feed.title'))}</h1>
          <FeedState locale={locale} feed={feed} />
          {health === undefined ? (
            ''
          ) : (
            <p class="meta">
              {healthKeys.map((key) => (
                <span>
                  {locale.text(`feed.${key}`)}: {locale.number(health[key])}{' '}
                </span>
              ))}
            </p>
          )}
          {push === undefined ? '' : <Push locale={locale} push={push} />}
        </div>
        <form class="card stacked" method="post" action={`/feed/${feed.id}`}>
          <input type="hidden" name="csrf" value={frame.csrf} />
          <Fields locale={locale} settings={settings} />
          <button type="submit">{locale.text('feed.save')}</button>
        </form>
      </div>
    </Layout>
  )
}

const healthKeys = ['items', 'withoutLink', 'undated', 'ruledOut', 'pagesRefused', 'sitemapsUnread'] as const

/** Whether a hub pushes the feed, until when, and when it last did. */
function Push(props: { locale: Locale; push: ShownPush }) {
  const { locale, push } = props
  const dates = [
    ['feed.push.until', push.untilAt],
    ['feed.push.delivered', push.deliveredAt],
  ] as const
  return (
    <p class="meta">
      {locale.text(`feed.push.${push.state}`)} <bdi dir="ltr">{push.hub}</bdi>{' '}
      {push.errorCode === undefined ? '' : <span>{locale.problem(push.errorCode)} </span>}
      {dates.map(([key, at]) =>
        at === undefined ? (
          ''
        ) : (
          <span>
            {locale.text(key)}: <time datetime={new Date(at).toISOString()}>{locale.absolute(at)}</time>{' '}
          </span>
        ),
      )}
    </p>
  )
}

function Fields(props: { locale: Locale; settings: ShownFeedSettings }) {
  const { locale, settings } = props
  return (
    <>
      <Text locale={locale} name="section" label="feed.section" value={settings.section} />
      <Text
        locale={locale}
        name="minutes"
        label="feed.minutes"
        type="number"
        value={settings.intervalMs === undefined ? undefined : String(settings.intervalMs / minuteMs)}
      />
      <Lines locale={locale} name="keep" label="feed.keep" value={settings.keep} />
      <Lines locale={locale} name="block" label="feed.block" value={settings.block} />
      <p class="hint">{locale.text('feed.rulesHint')}</p>
      <Check locale={locale} name="feedTextOnly" label="feed.feedTextOnly" on={settings.feedTextOnly === true} />
      <Text locale={locale} name="bodySelector" label="feed.bodySelector" ltr value={settings.bodySelector} />
      <Text locale={locale} name="dropSelector" label="feed.dropSelector" ltr value={settings.dropSelector} />
      <label>
        <span>{locale.text('feed.identity')}</span>
        <select name="identity">
          {(['', 'guid', 'link', 'title'] as const).map((one) => (
            <option value={one} selected={one === (settings.identity ?? '')}>
              {locale.text(one === '' ? 'feed.identityUsual' : `feed.identity.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <Text locale={locale} name="userAgent" label="feed.userAgent" ltr value={settings.userAgent} />
      <Text locale={locale} name="proxy" label="feed.proxy" ltr value={settings.proxy} />
      <Check locale={locale} name="ignoreCache" label="feed.ignoreCache" on={settings.ignoreCache === true} />
      <Text locale={locale} name="user" label="feed.user" ltr value={undefined} />
      <Text locale={locale} name="password" label="feed.password" type="password" value={undefined} />
      {settings.hasPassword ? <Check locale={locale} name="forgetAuth" label="feed.forgetAuth" on={false} /> : ''}
      <Text locale={locale} name="cookie" label="feed.cookie" type="password" value={undefined} />
      {settings.headerNames ? <Check locale={locale} name="forgetHeaders" label="feed.forgetHeaders" on={false} /> : ''}
      <p class="hint">{locale.text('feed.secretsHint')}</p>
    </>
  )
}

interface FieldProps {
  locale: Locale
  name: string
  label: WebKey
}

function Text(props: FieldProps & { value: string | undefined; ltr?: boolean; type?: 'number' | 'password' }) {
  const { locale, name, label, value, ltr, type = 'text' } = props
  return (
    <label>
      <span>{locale.text(label)}</span>
      <input
        name={name}
        type={type}
        value={value ?? ''}
        {...(ltr === true || type === 'password' ? { dir: 'ltr' as const } : {})}
        {...(type === 'password' ? { autocomplete: 'new-password' } : {})}
        {...(type === 'number' ? { min: 1, max: 43_200 } : {})}
      />
    </label>
  )
}

function Lines(props: FieldProps & { value: string[] | undefined }) {
  const { locale, name, label, value = [] } = props
  return (
    <label>
      <span>{locale.text(label)}</span>
      <textarea name={name} rows={3} dir="auto">
        {value.join('\n')}
      </textarea>
    </label>
  )
}

function Check(props: FieldProps & { on: boolean }) {
  const { locale, name, label, on } = props
  return (
    <label class="choice">
      <input type="checkbox" name={name} value="1" checked={on} />
      <span>{locale.text(label)}</span>
    </label>
  )
}
