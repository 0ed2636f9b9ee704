/**
 * Whether the sign-in provider of the settings answers with a document that can be used.
 * In: settings. Out: a check; none where no provider is set. Asks the provider once.
 */
import type { Config } from '../../config/config.ts'
import { OpenId } from '../accounts/open-id.ts'
import { openIdSettings } from '../accounts/open-id-settings.ts'
import type { DoctorCheck } from '../siyaq.ts'
import { said } from './said.ts'

export async function providerCheck(config: Config): Promise<DoctorCheck[]> {
  const settings = openIdSettings(config)
  if (settings.ok && settings.value === undefined) return []
  let detail = ''
  const warn = (about: { code: string; detail?: string }): void => void (detail = about.detail ?? about.code)
  const { userAgent, allowPrivate } = config
  const openId =
    settings.ok && settings.value !== undefined
      ? new OpenId(settings.value, { userAgent, allowPrivate, warn })
      : undefined
  const found = settings.ok ? await openId?.check() : settings
  await openId?.close()
  if (found?.ok !== false) return [said('sign-in', 'ok', 'مزوّد الدخول يجيب', 'The sign-in provider answers')]
  const { code } = found.problem
  const hint = {
    ar: 'راجع oidcIssuer كما في وثيقة المزوّد، والطريق إليه، وallowPrivate إن كان على شبكتك',
    en: 'Check oidcIssuer, as the provider’s document writes it, the way to it, and allowPrivate if it is on your network',
  }
  return [
    {
      ...said('sign-in', 'problem', 'لا دخول عبر المزوّد', 'Nobody can sign in at the provider', hint),
      problem: { code, detail: found.problem.detail ?? detail },
    },
  ]
}
