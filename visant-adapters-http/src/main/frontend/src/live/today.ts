import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { api } from '@/api/client'
import { stateOf, type Capture, type State } from '@/api/types'
import { startOfDay } from '@/i18n/time'
import { useSession } from '@/session/session'
import { oneAtATime, useLive } from './index'

/** Beyond this the counts are given as "at least". */
const MOST = 1000
const MINUTE = 60_000

/** How many captures of today were judged how; today is the day of the organization's zone. */
export function useToday() {
  const session = useSession()
  const states = shallowRef(new Map<string, State>())
  const complete = ref(true)
  const ready = ref(false)
  let from = startOfDay(new Date(), session.zone)

  const load = oneAtATime(async () => {
    from = startOfDay(new Date(), session.zone)
    try {
      const read = await api.all('/v1/captures', MOST, { query: { from: from.toISOString() } })
      states.value = new Map(read.items.map((capture) => [capture.record_id, stateOf(capture)]))
      complete.value = read.complete
      ready.value = true
    } catch {
      // The list below says what is wrong; the next opening of the stream tries again.
    }
  })

  function count(capture: Capture): void {
    if (!ready.value || Date.parse(capture.captured_at) < from.getTime()) return
    states.value = new Map(states.value).set(capture.record_id, stateOf(capture))
  }

  const midnight = setInterval(() => {
    if (startOfDay(new Date(), session.zone) > from) void load()
  }, MINUTE)
  onScopeDispose(() => clearInterval(midnight))
  useLive({ event: (what) => what.event === 'capture' && count(what.data), open: load })
  void load()

  const counts = computed(() => {
    const sums: Record<State, number> = { normal: 0, abnormal: 0, uncertain: 0, pending: 0, failed: 0 }
    for (const state of states.value.values()) sums[state]++
    return sums
  })
  return { counts, complete, ready }
}
