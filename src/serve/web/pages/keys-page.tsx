/**
 * The keys of the keyboard and what each does.
 * In: nothing but the frame. Out: a document. Touches nothing.
 */
import type { WebKey } from '../../../messages/web.ts'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'

const keyRows: { keys: string[]; of: WebKey }[] = [
  { keys: ['j'], of: 'keys.next' },
  { keys: ['k'], of: 'keys.previous' },
  { keys: ['o', 'Enter'], of: 'keys.open' },
  { keys: ['s'], of: 'keys.story' },
  { keys: ['v'], of: 'keys.original' },
  { keys: ['m'], of: 'keys.read' },
  { keys: ['b'], of: 'keys.save' },
  { keys: ['/'], of: 'keys.search' },
  { keys: ['←', '→'], of: 'keys.older' },
  { keys: ['t'], of: 'keys.theme' },
  { keys: ['+', '-'], of: 'keys.size' },
  { keys: ['?'], of: 'keys.help' },
]

export function KeysPage(props: { frame: Frame }) {
  const { frame } = props
  const { locale } = frame
  return (
    <Layout frame={frame} title={locale.text('keys.title')}>
      <div class="columns-one narrow">
        <div class="page-head">
          <h1>{locale.text('keys.title')}</h1>
        </div>
        <dl class="card keys">
          {keyRows.map((row) => (
            <div>
              <dt>
                {row.keys.map((k) => (
                  <kbd dir="ltr">{k}</kbd>
                ))}
              </dt>
              <dd>{locale.text(row.of)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Layout>
  )
}
