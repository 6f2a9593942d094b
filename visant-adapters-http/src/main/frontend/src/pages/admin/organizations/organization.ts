import type { Answer } from '@/api/types'
import { t } from './texts'

export type Organization = Answer<'get', '/v1/admin/organizations'>[number]
export type OrganizationDetail = Answer<'get', '/v1/admin/organizations/{org_id}'>

/** In the order of the form. */
export const LIMITS = [
  'captures_per_day',
  'storage_bytes',
  'requests_per_minute',
  'requests_per_minute_each',
  'streams',
  'streams_each',
] as const
export type Limit = (typeof LIMITS)[number]

const GIGA = 1e9

/** As it is typed: bytes as gigabytes. */
export function typed(limit: Limit, value: number | null | undefined): string {
  if (value === null || value === undefined) return ''
  return String(limit === 'storage_bytes' ? value / GIGA : value)
}

/** What was typed, as the server has it; null is nothing that a limit could be. */
export function read(limit: Limit, text: string): number | null {
  const value = Number(text.trim().replace(',', '.')) * (limit === 'storage_bytes' ? GIGA : 1)
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) return null
  return limit === 'storage_bytes' ? Math.round(value) : Number.isInteger(value) ? value : null
}

/** The name of a plan says by itself whether it has ended. */
export function planOf(organization: Organization): string {
  const name = organization.plan.replace(/_ended$/, '')
  return name === 'trial' || name === 'free_months' ? t(`plan.${name}`) : name
}

export const ended = (organization: Organization): boolean => organization.plan.endsWith('_ended')
