import { onScopeDispose, ref, shallowRef } from 'vue'
import { api } from '@/api/client'
import type { State } from '@/api/types'
import { startOfDay } from '@/i18n/time'
import { useSession } from '@/session/session'
import { oneAtATime, useLive } from './index'

const MINUTE = 60_000
/** Stills come in bursts; they are counted once for all that came within this time. */
const PAUSE_MILLIS = 400

/** How many captures of today were judged how; today is the day of the organization's zone. */
export function useToday() {
  const session = useSession()
  const counts = shallowRef<Record<State, number>>({ normal: 0, abnormal: 0, uncertain: 0, pending: 0, failed: 0 })
  const ready = ref(false)
  let from = startOfDay(new Date(), session.zone)
  let due: ReturnType<typeof setTimeout> | undefined

  const load = oneAtATime(async () => {
    from = startOfDay(new Date(), session.zone)
    try {
      const query = { from: from.toISOString(), timezone: session.zone, unit: 'day' }
      const { spans } = await api.get('/v1/analytics/captures', { query })
      const sum = (state: State) => spans.reduce((all, span) => all + span[state], 0)
      counts.value = {
        normal: sum('normal'),
        abnormal: sum('abnormal'),
        uncertain: sum('uncertain'),
        pending: sum('pending'),
        failed: sum('failed'),
      }
      ready.value = true
    } catch {
      // The list below says what is wrong; the next event or opening of the stream tries again.
    }
  })

  function soon(): void {
    due ??= setTimeout(() => {
      due = undefined
      void load()
    }, PAUSE_MILLIS)
  }

  const midnight = setInterval(() => {
    if (startOfDay(new Date(), session.zone) > from) void load()
  }, MINUTE)
  onScopeDispose(() => {
    clearInterval(midnight)
    clearTimeout(due)
  })
  useLive({ event: (what) => what.event === 'capture' && soon(), open: load })
  void load()

  return { counts, ready }
}
