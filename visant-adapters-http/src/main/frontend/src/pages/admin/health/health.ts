import type { Answer } from '@/api/types'
import { all, t } from './texts'

export type Health = Answer<'get', '/v1/admin/health'>

/** Work that has been due for so long waits too long, whatever it is. */
const LATE_MILLIS = 10 * 60_000
const TIGHT_SHARE = 0.1

export function late(jobs: Health['jobs'], now: number): boolean {
  return jobs.some(({ oldest_due_at: due }) => !!due && now - Date.parse(due) > LATE_MILLIS)
}

/** Whether the disk is nearly full. */
export function tight({ storage: { disk_total_bytes: total, disk_free_bytes: free } }: Pick<Health, 'storage'>): boolean {
  return !!total && free !== null && free !== undefined && free / total < TIGHT_SHARE
}

/** The word for a part or kind; another version of the server may have some that are unknown here. */
export function anyOf(what: 'check' | 'kind', name: string): string {
  const key = `${what}.${name}`
  return key in all.en ? t(key as keyof typeof all.en) : name
}
