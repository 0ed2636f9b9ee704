/**
 * Checks of what is stored: the version of its tables, whether its pages are whole, what waits and what fails.
 * In: a store that is looked at, the depth of the queue. Out: checks. Reads only.
 */
import { analysisVersion } from '../../analyse/analyse-article.ts'
import { dayMs } from '../../model/instant.ts'
import type { PushCounts } from '../../model/push.ts'
import type { Outcome } from '../../problem.ts'
import type { StageDepth } from '../../queue/queue.ts'
import type { LookedStore } from '../../store/look-at-store.ts'
import type { DoctorCheck } from '../siyaq.ts'
import { said } from './said.ts'

const checkForMs = 10_000
/** Two processes of a cluster whose clocks differ by more can both believe that they hold the lease of the writer. */
const clockSkewMs = 5_000

export function schemaCheck(schema: LookedStore['schema']): DoctorCheck {
  if (schema === undefined)
    return said(
      'schema',
      'ok',
      'قاعدة فارغة؛ تُنشأ الجداول عند أول بدء',
      'An empty database; the first start makes the tables',
    )
  const { done, missing, unknown } = schema
  if (unknown.length > 0) {
    const names = unknown.join(', ')
    return {
      ...said('schema', 'problem', 'من إصدار أحدث', 'Of a newer version'),
      problem: { code: 'store.newer', detail: names },
    }
  }
  const last = done.toSorted().at(-1) ?? '-'
  if (missing.length === 0) return said('schema', 'ok', `بآخر إصدار (${last})`, `Up to date (${last})`)
  const names = missing.join(', ')
  return said(
    'schema',
    'warning',
    `من إصدار أقدم (${last})؛ يرقّيها البدء التالي بلا فقد: ${names}`,
    `Of an older version (${last}); the next start upgrades it and loses nothing: ${names}`,
    { ar: 'خذ نسخة احتياطية قبل الترقية', en: 'Make a backup before the upgrade' },
  )
}

export async function integrityCheck(store: LookedStore): Promise<DoctorCheck> {
  const checked = await store.quickCheck(checkForMs)
  if (checked === undefined) {
    const on = (await store.checksums()) === true
    return said(
      'integrity',
      'ok',
      on ? 'يفحص PostgreSQL صفحاته بنفسه' : 'PostgreSQL بلا checksums لصفحاته',
      on ? 'PostgreSQL checks its pages itself' : 'PostgreSQL keeps no checksums of its pages',
    )
  }
  const { tables, checked: done, faults } = checked
  if (faults.length > 0)
    return {
      ...said('integrity', 'problem', 'صفحات تالفة', 'Damaged pages'),
      problem: { code: 'store.damaged', detail: faults.join('; ').slice(0, 500) },
    }
  if (done === tables) return said('integrity', 'ok', `سليمة (${tables} جدولاً)`, `Whole (${tables} tables)`)
  return said(
    'integrity',
    'ok',
    `سليم ما فُحص (${done} من ${tables} جدولاً)؛ backup يقرأها كلها`,
    `What was looked at is whole (${done} of ${tables} tables); a backup reads them all`,
  )
}

export async function contentChecks(store: LookedStore): Promise<DoctorCheck[]> {
  const counts = await store.counts()
  const { outdated, imports, failingFeeds, buried } = await store.waitingAndFailing(analysisVersion)
  const { articles, stories, feeds, unanalysed, ungrouped } = counts
  const unread = (counts.entriesByState['new'] ?? 0) + (counts.entriesByState['fetched'] ?? 0)
  const finishes = { ar: 'يكملها serve أو poll', en: 'serve or poll finishes them' }
  const waiting = (n: number): DoctorCheck['state'] => (n > 0 ? 'warning' : 'ok')
  return [
    said('store', 'ok', `المقالات: ${articles}، القصص: ${stories}`, `${articles} articles in ${stories} stories`),
    said(
      'unanalysed',
      waiting(unanalysed + outdated),
      `بلا تحليل: ${unanalysed}، بتحليل أقدم: ${outdated} (الإصدار ${analysisVersion})`,
      `${unanalysed} without an analysis, ${outdated} with an older one (version ${analysisVersion})`,
      unanalysed + outdated > 0 ? finishes : undefined,
    ),
    said(
      'ungrouped',
      waiting(ungrouped),
      `بلا قصة: ${ungrouped}`,
      `${ungrouped} in no story yet`,
      ungrouped > 0 ? finishes : undefined,
    ),
    said('entries', 'ok', `صفحات تنتظر الجلب أو القراءة: ${unread}`, `${unread} pages wait to be fetched or read`),
    said('imports', 'ok', `استيرادات معروفة: ${imports}`, `${imports} imports known`),
    byCode('feeds', failingFeeds, `من ${feeds} خلاصات متعثرة`, `of ${feeds} feeds fail`, 'siyaq feeds --failing'),
    ...pushChecks(await store.pushCounts(Date.now())),
    byCode('dead', buried, 'عملاً مدفوناً', 'buried messages', 'siyaq dead'),
  ]
}

/** Hubs that fail are no fault of ours: their feeds are polled. */
function pushChecks(counts: PushCounts | undefined): DoctorCheck[] {
  if (counts === undefined || counts.offered === 0) return []
  const { offered, subscribed, pushed, failing } = counts
  return [
    said(
      'push',
      failing > 0 ? 'warning' : 'ok',
      `تعرض الدفع الفوري: ${offered}، مشترك فيها: ${subscribed}، يصل دفعها: ${pushed}، تعذر: ${failing}`,
      `${offered} feeds offer pushes (WebSub): ${subscribed} subscribed, ${pushed} seen to arrive, ${failing} failing`,
      failing > 0 ? { ar: 'siyaq feeds show ID', en: 'siyaq feeds show ID' } : undefined,
    ),
  ]
}

export function queueCheck(depth: Outcome<Record<string, StageDepth> | undefined>): DoctorCheck {
  if (!depth.ok)
    return {
      ...said('queue', 'problem', 'تعذر فتح الطابور', 'The queue cannot be opened'),
      problem: depth.problem,
    }
  if (depth.value === undefined)
    return said('queue', 'ok', 'لا طابور بعد؛ يُنشأ عند أول بدء', 'No queue yet; the first start makes it')
  const waiting = Object.entries(depth.value).map(([stage, d]) => ({ stage, n: d.ready + d.delayed + d.inFlight }))
  const text = waiting.flatMap(({ stage, n }) => (n > 0 ? [`${stage}: ${n}`] : [])).join(', ')
  return said('queue', 'ok', text === '' ? 'لا عمل ينتظر' : text, text === '' ? 'No work is waiting' : text)
}

/** The machine's clock against the database server's, or against what was stored last. */
export async function clockCheck(store: LookedStore): Promise<DoctorCheck> {
  const startedAt = Date.now()
  const server = await store.serverTime()
  if (server !== undefined) {
    // The server looked at its clock somewhere between the question and the answer.
    const skewMs = Math.round(server - (startedAt + Date.now()) / 2)
    const shown = `${(skewMs / 1000).toFixed(1)} s`
    const state = Math.abs(skewMs) > clockSkewMs ? 'warning' : 'ok'
    return said(
      'clock',
      state,
      `تفترق عن ساعة قاعدة البيانات بـ ${shown}`,
      `Differs from the database server's by ${shown}`,
      skew(state),
    )
  }
  const { newestAt } =
    store.schema === undefined ? { newestAt: undefined } : await store.waitingAndFailing(analysisVersion)
  const now = new Date(startedAt).toISOString().slice(0, 16)
  if (newestAt !== undefined && newestAt > startedAt + dayMs)
    return said(
      'clock',
      'warning',
      `${now}Z، وما خُزّن آخراً أحدث منها`,
      `${now}Z, and what was stored last is later`,
      skew('warning'),
    )
  return said('clock', 'ok', `${now}Z`, `${now}Z`)
}

function skew(state: DoctorCheck['state']): { ar: string; en: string } | undefined {
  return state === 'ok' ? undefined : { ar: 'اضبط الساعة (NTP)', en: 'Set the clock (NTP)' }
}

function byCode(name: string, codes: Record<string, number>, ar: string, en: string, command: string): DoctorCheck {
  const total = Object.values(codes).reduce((sum, n) => sum + n, 0)
  const list = Object.entries(codes).map(([code, n]) => `${code}: ${n}`)
  const tail = list.length === 0 ? '' : ` (${list.join(', ')})`
  const hint = total > 0 ? { ar: command, en: command } : undefined
  return said(name, total > 0 ? 'warning' : 'ok', `${total} ${ar}${tail}`, `${total} ${en}${tail}`, hint)
}
