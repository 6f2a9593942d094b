import type { LocationQuery } from 'vue-router'
import { dayAfter, dayAt, dayIn, dayStart } from '@/i18n/day'
import { zoneOffset } from '@/i18n/time'

export const RANGES = ['24h', '7d', '30d', '90d'] as const
export type Range = (typeof RANGES)[number] | 'own'
export type Unit = 'hour' | 'day'

/** What the person chose to see, as it stands in the address. Days are those of the organization's zone. */
export interface Wish {
  range: Range
  /** First and last day of an own range. */
  from: string
  to: string
  /** A camera; nothing for all of them. */
  device: string
  /** Of whose judgements it is; nothing for the panel. */
  agent: string
  /** A month of costs in UTC; nothing for the running one. */
  month: string
}

/** What the server is asked; without an end until now. */
export interface Span {
  from: string
  to?: string
  unit: Unit
}

const USUAL: Range = '7d'
const DAYS = { '24h': 1, '7d': 7, '30d': 30, '90d': 90 } as const
const HOUR = 3_600_000
const DAY = 24 * HOUR
/** As many days as can be told apart by the hour. */
const BY_HOUR = 8
/** The server tells no more days at once; see the limits of its figures. */
export const MOST_DAYS = 2000
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/

export function wishOf(query: LocationQuery): Wish {
  const text = (name: string) => (typeof query[name] === 'string' ? (query[name] as string) : '')
  const [from, to] = [dayIn(query['from']), dayIn(query['to'])]
  const named = RANGES.find((range) => range === text('range'))
  const own = from !== '' && to !== '' && from <= to
  return {
    range: named ?? (own ? 'own' : USUAL),
    from: own && !named ? from : '',
    to: own && !named ? to : '',
    device: text('device'),
    agent: text('agent'),
    month: MONTH.test(text('month')) ? text('month') : '',
  }
}

/** What of it has to stand in the address. */
export function queryOf(wish: Wish): Record<string, string> {
  const { range, from, to, device, agent, month } = wish
  const chosen = { range: range === 'own' || range === USUAL ? '' : range, ...(range === 'own' ? { from, to } : {}), device, agent, month }
  return Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== ''))
}

/** The time that is meant: whole hours or days, of which the last may be the running one. */
export function spanOf(wish: Wish, now: Date, zone: string): Span {
  const { range } = wish
  if (range === 'own') {
    const last = dayStart(dayAfter(wish.to), zone)
    const days = daysOf(wish.from, wish.to)
    // The server cuts off the future, but for a beginning that lies there.
    return { from: dayStart(wish.from, zone).toISOString(), to: last.toISOString(), unit: days <= BY_HOUR ? 'hour' : 'day' }
  }
  if (range === '24h') {
    // Where clocks are half an hour off, so are the hours.
    const ahead = zoneOffset(now, zone)
    const hour = Math.floor((now.getTime() + ahead) / HOUR) * HOUR - ahead
    return { from: new Date(hour - DAY + HOUR).toISOString(), unit: 'hour' }
  }
  const days = DAYS[range]
  const from = dayStart(dayAfter(dayAt(now, zone), 1 - days), zone)
  return { from: from.toISOString(), unit: days <= BY_HOUR ? 'hour' : 'day' }
}

/** The days that a range has, for the date fields when one goes over to an own one. */
export function daysIn(wish: Wish, now: Date, zone: string): { from: string; to: string } {
  if (wish.range === 'own') return { from: wish.from, to: wish.to }
  const today = dayAt(now, zone)
  return { from: dayAfter(today, 1 - DAYS[wish.range]), to: today }
}

/** What is wrong with an own range, if anything. */
export function flawOf(from: string, to: string, now: Date, zone: string): 'needed' | 'order' | 'future' | 'long' | null {
  if (dayIn(from) === '' || dayIn(to) === '') return 'needed'
  if (from > to) return 'order'
  if (from > dayAt(now, zone)) return 'future'
  return daysOf(from, to) > MOST_DAYS ? 'long' : null
}

const daysOf = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY) + 1
