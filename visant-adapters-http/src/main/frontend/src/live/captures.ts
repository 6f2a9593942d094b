import { computed, ref, shallowRef, watch } from 'vue'
import { api, type ListPage } from '@/api/client'
import { abandoned } from '@/api/problem'
import { stateOf, type Capture } from '@/api/types'
import { useLive } from './index'

/** Which captures; what is not given is not asked for. Times are RFC 3339, `to` is exclusive. */
export interface CaptureFilter {
  device_id?: string
  state?: string
  status?: string
  from?: string
  to?: string
  trigger_label?: string
  marked?: boolean
}

const MOST_AT_ONCE = 200

/**
 * A list of captures, newest first, that grows at its end by `more()` and at its head by itself. It is read again when
 * the filter changes, and its head after each break of the stream, so that nothing is missed.
 */
export function useCaptures(filter: () => CaptureFilter, size = 48) {
  const items = shallowRef<Capture[]>([])
  const status = ref<'loading' | 'ready' | 'failed'>('loading')
  const error = shallowRef<unknown>(null)
  const busy = ref(false)
  const last = shallowRef<ListPage<Capture> | null>(null)
  let current = new AbortController()
  /** Whether the stream opened while the list was read, which may then lack what came in between. */
  let behind = false

  async function reload(): Promise<void> {
    current.abort()
    const mine = (current = new AbortController())
    status.value = 'loading'
    behind = false
    busy.value = true
    try {
      const page = await api.page('/v1/captures', { query: { ...filter(), limit: size }, signal: mine.signal })
      items.value = page.items
      last.value = page
      error.value = null
      status.value = 'ready'
      if (behind) void refresh()
    } catch (problem) {
      if (abandoned(problem)) return
      error.value = problem
      status.value = 'failed'
    } finally {
      if (current === mine) busy.value = false
    }
  }

  async function more(): Promise<void> {
    const from = last.value
    if (busy.value || from === null || from.next === null) return
    busy.value = true
    const { signal } = current
    try {
      const page = await api.next(from, signal)
      const known = new Set(items.value.map((c) => c.record_id))
      items.value = [...items.value, ...page.items.filter((c) => !known.has(c.record_id))]
      last.value = page
      error.value = null
    } catch (problem) {
      if (!abandoned(problem)) error.value = problem
    } finally {
      if (!signal.aborted) busy.value = false
    }
  }

  /** Reads the head again; what was loaded beyond stays. */
  async function refresh(): Promise<void> {
    if (status.value === 'failed') return reload()
    behind = status.value === 'loading'
    if (behind) return
    const { signal } = current
    const limit = Math.min(MOST_AT_ONCE, Math.max(size, items.value.length))
    try {
      const page = await api.page('/v1/captures', { query: { ...filter(), limit }, signal })
      const oldest = page.items.at(-1)
      const beyond = oldest && page.next !== null ? items.value.filter((c) => c.captured_at < oldest.captured_at) : []
      const joined = page.next === null || beyond.length > 0
      items.value = [...page.items, ...beyond]
      // With a gap between the two, or nothing beyond, the list goes on from what was read now.
      if (!joined || page.next === null) last.value = page
    } catch {
      // The stream is open, so the next event or opening tries again.
    }
  }

  /** Puts a capture in its place, or takes it out if it belongs here no more. */
  function put(capture: Capture): void {
    const without = items.value.filter((c) => c.record_id !== capture.record_id)
    if (!matches(filter(), capture)) {
      if (without.length < items.value.length) items.value = without
      return
    }
    const at = without.findIndex((c) => c.captured_at < capture.captured_at)
    const complete = last.value?.next === null
    if (at < 0 && !complete && without.length === items.value.length) return
    without.splice(at < 0 ? without.length : at, 0, capture)
    items.value = without
  }

  function drop(recordId: string): void {
    items.value = items.value.filter((c) => c.record_id !== recordId)
  }

  useLive({ event: (what) => what.event === 'capture' && status.value === 'ready' && put(what.data), open: refresh })
  watch(() => JSON.stringify(filter()), reload, { immediate: true })

  return {
    items,
    status,
    error,
    /** Whether a page is on its way. */
    busy,
    complete: computed(() => last.value !== null && last.value.next === null),
    more,
    reload,
    put,
    drop,
  }
}

export function matches(filter: CaptureFilter, capture: Capture): boolean {
  const at = Date.parse(capture.captured_at)
  return (
    (!filter.device_id || filter.device_id === capture.device_id) &&
    (!filter.state || filter.state === stateOf(capture)) &&
    (!filter.status || filter.status === capture.evaluation_status) &&
    (!filter.from || at >= Date.parse(filter.from)) &&
    (!filter.to || at < Date.parse(filter.to)) &&
    (!filter.trigger_label || filter.trigger_label === capture.trigger_label) &&
    (filter.marked === undefined || filter.marked === !!capture.mark?.verdict)
  )
}
