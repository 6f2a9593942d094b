import { onScopeDispose, ref, shallowRef } from 'vue'
import { api } from '@/api/client'
import { totals, type State } from '@/api/types'
import { startOfDay } from '@/i18n/time'
import { useSession } from '@/session/session'
import { oneAtATime, useLately } from './index'

const MINUTE = 60_000
/** Stills come in bursts; they are counted once for all that came within this time. */
const PAUSE_MILLIS = 400

/** How many captures of today were judged how; today is the day of the organization's zone. */
export function useToday() {
  const session = useSession()
  const counts = shallowRef<Record<State, number>>({ normal: 0, abnormal: 0, uncertain: 0, pending: 0, failed: 0 })
  const ready = ref(false)
  let from = startOfDay(new Date(), session.zone)

  const load = oneAtATime(async () => {
    from = startOfDay(new Date(), session.zone)
    try {
      const query = { from: from.toISOString(), timezone: session.zone, unit: 'day' }
      const { spans } = await api.get('/v1/analytics/captures', { query })
      counts.value = totals(spans)
      ready.value = true
    } catch {
      // The list below says what is wrong; the next event or opening of the stream tries again.
    }
  })

  const midnight = setInterval(() => {
    if (startOfDay(new Date(), session.zone) > from) void load()
  }, MINUTE)
  onScopeDispose(() => clearInterval(midnight))
  useLately(load, ['capture'], PAUSE_MILLIS)
  void load()

  return { counts, ready }
}
