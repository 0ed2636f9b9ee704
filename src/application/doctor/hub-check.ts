/**
 * Whether the hub that outgoing feeds name answers, and can fetch what it is told of.
 * In: settings. Out: a check; none where no hub is set. Asks the hub once, for nothing in particular.
 */
import type { Config } from '../../config/config.ts'
import { checkAddress } from '../../gather/http/address-guard.ts'
import { openHubClient } from '../push/hub-client.ts'
import type { DoctorCheck } from '../siyaq.ts'
import { said } from './said.ts'

export async function hubCheck(config: Config): Promise<DoctorCheck[]> {
  const { webSubHub: hub, publicUrl = '', reading } = config
  if (hub === undefined) return []
  const { host } = new URL(hub)
  const http = openHubClient(hub, config)
  // Whatever it says to a question that is none, it is there.
  const answer = await http.get(hub, { anyStatus: true, anyContent: true })
  await http.close()
  if (!answer.ok) {
    const hint = {
      ar: 'راجع webSubHub والطريق إليه؛ ما تغيّر يُخبر به حين يجيب',
      en: 'Check webSubHub and the way to it; it is told of what changed when it answers',
    }
    const found = said('hub', 'problem', `لا يجيب الموزّع ${host}`, `The hub ${host} does not answer`, hint)
    return [{ ...found, problem: answer.problem }]
  }
  if (reading === 'signed-in')
    return [
      said(
        'hub',
        'warning',
        'لا يُخبر الموزّع بشيء: القراءة لمن دخل',
        'The hub is told of nothing: reading is for those who signed in',
        { ar: 'احذف webSubHub، أو افتح القراءة (reading)', en: 'Remove webSubHub, or open reading' },
      ),
    ]
  // A hub of one's own network reaches what is on it.
  const isReached = checkAddress(publicUrl, new Set()).ok || !checkAddress(hub, new Set()).ok
  if (!isReached)
    return [
      said(
        'hub',
        'warning',
        `لا يصل الموزّع ${host} إلى publicUrl، فعنوانه محلي`,
        `The hub ${host} cannot reach publicUrl, which is a private address`,
        { ar: 'اضبط publicUrl على عنوان عام', en: 'Set publicUrl to a public address' },
      ),
    ]
  return [said('hub', 'ok', `يجيب الموزّع ${host}`, `The hub ${host} answers`)]
}
