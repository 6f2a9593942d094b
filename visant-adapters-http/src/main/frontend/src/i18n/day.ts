import { startOfDay } from './time'

/** A day as it stands in addresses and date fields, such as `2026-11-22`. */
const DAY = /^\d{4}-\d\d-\d\d$/

/** The text if it names a day, else nothing. */
export function dayIn(text: unknown): string {
  return typeof text === 'string' && DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : ''
}

/** The instant at which a day begins in a zone. */
export function dayStart(day: string, zone: string): Date {
  const noon = new Date(`${day}T12:00:00Z`)
  // Noon of that day in UTC is in the day before or after at the ends of the world, so its neighbours are tried too.
  const hours = [0, -12, 12]
  const starts = hours.map((hour) => startOfDay(new Date(noon.getTime() + hour * 3_600_000), zone))
  return starts.find((start) => dayAt(start, zone) === day) ?? starts[0]!
}

/** The day so many days after that one. */
export function dayAfter(day: string, by = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10)
}

/** Which day it is in a zone then. */
export function dayAt(at: Date, zone: string): string {
  const style = { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone } as const
  return new Intl.DateTimeFormat('en-CA-u-ca-gregory', style).format(at)
}
