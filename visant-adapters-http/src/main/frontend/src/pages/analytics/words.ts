import { number, writer } from '@/i18n/time'

/** A Monday, for the names of days. */
const MONDAY = Date.UTC(2024, 0, 1)

/** The name of a day of the week, from 1, which is Monday. */
export function weekdayWords(weekday: number, style: 'long' | 'short'): string {
  return writer({ weekday: style, timeZone: 'UTC' })(new Date(MONDAY + (weekday - 1) * 86_400_000))
}

/** As in "14:00 – 15:00". */
export function hourWords(hour: number): string {
  const clock = writer({ hour: '2-digit', minute: '2-digit', timeZone: 'UTC' })
  const at = (some: number) => clock(new Date(MONDAY + some * 3_600_000))
  return `${at(hour)} – ${at(hour + 1)}`
}

export function percent(share: number | null | undefined, nothing: string): string {
  return share === null || share === undefined ? nothing : number(share, { style: 'percent', maximumFractionDigits: 1 })
}
