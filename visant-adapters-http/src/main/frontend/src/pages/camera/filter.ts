import type { LocationQuery } from 'vue-router'
import type { CaptureFilter } from '@/live/captures'
import { startOfDay } from '@/i18n/time'

/** What the person chose to see of a camera, as it stands in the address. Days are those of the camera's zone. */
export interface Wish {
  state: '' | 'normal' | 'abnormal' | 'uncertain' | 'pending' | 'failed'
  from: string
  to: string
  label: string
}

export const NOTHING: Wish = { state: '', from: '', to: '', label: '' }
const STATES = ['normal', 'abnormal', 'uncertain', 'pending', 'failed']
const DAY = /^\d{4}-\d\d-\d\d$/

export function wishOf(query: LocationQuery): Wish {
  const text = (name: string) => (typeof query[name] === 'string' ? (query[name] as string) : '')
  const day = (name: string) => (DAY.test(text(name)) && !Number.isNaN(Date.parse(text(name))) ? text(name) : '')
  const state = text('state')
  return { state: (STATES.includes(state) ? state : '') as Wish['state'], from: day('from'), to: day('to'), label: text('label') }
}

/** What the server is asked for; the last day is part of what is shown. */
export function filterOf(device: string, wish: Wish, zone: string): CaptureFilter {
  const judged = wish.state !== 'pending' && wish.state !== 'failed'
  return {
    device_id: device,
    ...(wish.state ? (judged ? { state: wish.state } : { status: wish.state }) : {}),
    ...(wish.from ? { from: dayStart(wish.from, zone).toISOString() } : {}),
    ...(wish.to ? { to: dayStart(dayAfter(wish.to), zone).toISOString() } : {}),
    ...(wish.label ? { trigger_label: wish.label } : {}),
  }
}

/** The instant at which a day such as `2026-11-22` begins in a zone. */
export function dayStart(day: string, zone: string): Date {
  const noon = new Date(`${day}T12:00:00Z`)
  // Noon of that day in UTC is in the day before or after at the ends of the world, so its neighbours are tried too.
  const hours = [0, -12, 12]
  const starts = hours.map((hour) => startOfDay(new Date(noon.getTime() + hour * 3_600_000), zone))
  return starts.find((start) => localDay(start, zone) === day) ?? starts[0]!
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

function localDay(at: Date, zone: string): string {
  const style = { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone } as const
  return new Intl.DateTimeFormat('en-CA-u-ca-gregory', style).format(at)
}
