import type { LocationQuery } from 'vue-router'
import type { CaptureFilter } from '@/live/captures'
import { dayAfter, dayIn, dayStart } from '@/i18n/day'

/** What the person chose to see of a camera, as it stands in the address. Days are those of the camera's zone. */
export interface Wish {
  state: '' | 'normal' | 'abnormal' | 'uncertain' | 'pending' | 'failed'
  from: string
  to: string
  label: string
}

export const NOTHING: Wish = { state: '', from: '', to: '', label: '' }
const STATES = ['normal', 'abnormal', 'uncertain', 'pending', 'failed']

export function wishOf(query: LocationQuery): Wish {
  const text = (name: string) => (typeof query[name] === 'string' ? (query[name] as string) : '')
  const state = text('state')
  return { state: (STATES.includes(state) ? state : '') as Wish['state'], from: dayIn(query['from']), to: dayIn(query['to']), label: text('label') }
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
