import { ref, shallowRef, watch } from 'vue'
import { api, type ListPage } from '@/api/client'
import { abandoned } from '@/api/problem'
import type { Capture } from '@/api/types'
import { useLive } from '@/live'
import { matches, type CaptureFilter } from '@/live/captures'
import { Stretches, type Stretch } from './stretches'

const SIZE = 100
/** The head grows by what comes in; from here on the list is read anew when it is looked at from the top. */
const MOST_AT_HEAD = 300

/**
 * The captures of a filter for a page that scrolls through any number of them: only those near the window are in memory.
 * While the page is scrolled down nothing moves; that something came in is said by `fresh`.
 *
 * @param atTop whether the beginning of the list is in sight
 */
export function useGallery(filter: () => CaptureFilter, atTop: () => boolean) {
  const stretches = new Stretches<Capture>()
  const status = ref<'loading' | 'ready' | 'failed'>('loading')
  const error = shallowRef<unknown>(null)
  const total = ref(0)
  const complete = ref(false)
  const busy = ref(false)
  const fresh = ref(false)
  /** Counts the changes; whoever shows something of the list reads it again with each. */
  const version = ref(0)
  let next: string | null = null
  let current = new AbortController()
  let shown: [number, number] = [0, SIZE]
  const asked = new Set<Stretch<Capture>>()

  function changed(): void {
    total.value = stretches.total
    version.value++
  }

  function begin(page: ListPage<Capture>): void {
    stretches.clear()
    stretches.append(null, page.items)
    next = page.next
    complete.value = page.next === null
    fresh.value = false
    error.value = null
    status.value = 'ready'
    changed()
  }

  /** @param quietly leaves what is there until the new list has come */
  async function reload(quietly = false): Promise<void> {
    current.abort()
    const { signal } = (current = new AbortController())
    if (!quietly || status.value === 'failed') status.value = 'loading'
    busy.value = true
    asked.clear()
    try {
      begin(await api.page('/v1/captures', { query: { ...filter(), limit: SIZE }, signal }))
    } catch (problem) {
      if (abandoned(problem)) return
      error.value = problem
      if (status.value === 'loading') status.value = 'failed'
    } finally {
      if (!signal.aborted) busy.value = false
    }
  }

  async function more(): Promise<void> {
    if (busy.value || next === null || status.value !== 'ready') return
    busy.value = true
    const { signal } = current
    const from = next
    try {
      const page = await api.next<Capture>({ items: [], next: from }, signal)
      stretches.append(from, page.items)
      next = page.next
      complete.value = page.next === null
      error.value = null
      stretches.keep(...shown)
      changed()
    } catch (problem) {
      if (!abandoned(problem)) error.value = problem
    } finally {
      if (!signal.aborted) busy.value = false
    }
  }

  /** Reads the items of a stretch, again or after it was let go. */
  async function read(stretch: Stretch<Capture>): Promise<void> {
    if (stretch.from === null || asked.has(stretch)) return
    asked.add(stretch)
    const { signal } = current
    try {
      stretches.fill(stretch, (await api.next<Capture>({ items: [], next: stretch.from }, signal)).items)
      changed()
    } catch (problem) {
      if (!abandoned(problem)) error.value = problem
    } finally {
      asked.delete(stretch)
    }
  }

  /** The items of a range, which is from now on the one that is looked at; null where they are still to come. */
  function look(first: number, end: number): (Capture | null)[] {
    shown = [first, end]
    stretches.keep(first, end)
    for (const stretch of stretches.lacking(first, end)) void read(stretch)
    return stretches.slice(first, end)
  }

  /** The item at a place, read if need be. */
  async function at(index: number): Promise<Capture | null> {
    if (index < 0) return null
    if (index >= total.value) await more()
    for (const stretch of stretches.lacking(index, index + 1)) await read(stretch)
    return stretches.slice(index, index + 1)[0] ?? null
  }

  /** After a break of the stream: at the top all is read again, further down only whether something came. */
  async function refresh(): Promise<void> {
    if (status.value === 'loading') return
    if (status.value === 'failed' || atTop()) return reload(true)
    try {
      const head = await api.page('/v1/captures', { query: { ...filter(), limit: SIZE }, signal: current.signal })
      if (head.items[0]?.record_id !== stretches.newest?.record_id) fresh.value = true
      for (const capture of head.items) stretches.replace(capture)
      changed()
    } catch {
      // The stream is open, so the next event or opening tries again.
    }
  }

  function put(capture: Capture): void {
    if (!matches(filter(), capture)) return drop(capture.record_id)
    if (stretches.replace(capture)) return changed()
    if (!stretches.isNew(capture, complete.value)) return
    if (!atTop()) {
      fresh.value = true
    } else {
      stretches.insert(capture)
      changed()
      if (total.value > MOST_AT_HEAD) void reload(true)
    }
  }

  function drop(id: string): void {
    if (stretches.remove(id)) changed()
  }

  useLive({ event: (what) => what.event === 'capture' && status.value === 'ready' && put(what.data), open: refresh })
  watch(() => JSON.stringify(filter()), () => reload(), { immediate: true })

  return {
    status,
    error,
    total,
    complete,
    busy,
    fresh,
    version,
    look,
    at,
    indexOf: (id: string) => stretches.indexOf(id),
    more,
    reload,
    put,
    drop,
  }
}

export type Gallery = ReturnType<typeof useGallery>
