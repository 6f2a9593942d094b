import type { Answer } from '@/api/types'

export type Code = Answer<'get', '/v1/admin/codes'>[number]

/** What a code can bring, and how much of it at most. */
export const MOST = { device_slots: 10_000, free_months: 120, trial_extension: 3650 } as const
export type Benefit = keyof typeof MOST
export const BENEFITS = Object.keys(MOST) as Benefit[]

/** Why nobody can redeem it now; null if it can be. */
export function obstacle(code: Code, now: number): 'off' | 'early' | 'late' | 'used' | null {
  if (!code.active) return 'off'
  if (code.max_uses && code.uses_count >= code.max_uses) return 'used'
  if (code.valid_from && Date.parse(code.valid_from) > now) return 'early'
  return code.valid_until && Date.parse(code.valid_until) <= now ? 'late' : null
}

/** A moment as a control for date and time has it, by the clocks here. */
export function typedTime(at: string | null | undefined): string {
  if (!at) return ''
  const date = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`
}

/** As the server has it; null is none. */
export function readTime(text: string): string | null {
  const at = text === '' ? NaN : new Date(text).getTime()
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

/** A whole number of at least 1, or null where nothing was typed; undefined is anything else. */
export function readCount(text: string): number | null | undefined {
  if (text.trim() === '') return null
  const value = Number(text)
  return Number.isInteger(value) && value >= 1 ? value : undefined
}
