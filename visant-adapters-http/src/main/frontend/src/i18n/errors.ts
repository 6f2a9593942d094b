import { Problem } from '@/api/problem'
import { common } from './common'

/** What to tell a person of something that failed. */
export function explain(error: unknown): string {
  const { t } = common
  if (!(error instanceof Problem)) return t('error.other', { detail: String(error) })
  switch (error.code) {
    case 'unreachable':
    case 'forbidden':
    case 'not_found':
    case 'organization_suspended':
      return t(`error.${error.code}`)
    case 'too_many_requests':
      return t('error.too_many_requests', { count: error.retryAfter ?? 60 })
    case 'unauthorized':
    case 'invalid_credential':
      return t('error.unauthorized')
  }
  if (error.status >= 500) return t('error.server', { id: error.requestId ?? '–' })
  const flaws = error.flaws.map((flaw) => `${flaw.pointer.slice(1)}: ${flaw.message}`)
  return t('error.other', { detail: flaws.length > 0 ? flaws.join(' · ') : error.message })
}
