import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { api, type ListPage } from '@/api/client'

/** A list that comes in pages, read anew whenever the wish changes. */
export interface Paged<T> {
  items: ShallowRef<T[]>
  /** `loading` until the first answer; what was there before stays while a new wish is read. */
  status: Ref<'loading' | 'ready' | 'failed'>
  error: Ref<unknown>
  busy: Ref<boolean>
  complete: Ref<boolean>
  more: () => Promise<void>
  reload: () => Promise<void>
}

/** @param wish what the list is to hold, with no meaning but to `first`, which reads its first page */
export function usePaged<T, W>(wish: () => W, first: (wish: W, signal: AbortSignal) => Promise<ListPage<T>>): Paged<T> {
  const items = shallowRef<T[]>([])
  const status = ref<'loading' | 'ready' | 'failed'>('loading')
  const error = ref<unknown>(null)
  const busy = ref(false)
  const complete = ref(false)
  let page: ListPage<T> | null = null
  let under: AbortController | null = null

  async function read(work: (signal: AbortSignal) => Promise<ListPage<T>>, before: readonly T[]): Promise<void> {
    under?.abort()
    const mine = (under = new AbortController())
    busy.value = true
    try {
      page = await work(mine.signal)
      if (mine.signal.aborted) return
      items.value = [...before, ...page.items]
      complete.value = page.next === null
      status.value = 'ready'
    } catch (failure) {
      if (mine.signal.aborted) return
      error.value = failure
      status.value = 'failed'
    }
    busy.value = false
  }

  const reload = () => read((signal) => first(wish(), signal), [])
  async function more(): Promise<void> {
    const from = page
    if (busy.value || from === null || complete.value) return
    await read((signal) => api.next(from, signal), items.value)
  }

  watch(() => JSON.stringify(wish()), reload, { immediate: true })
  onScopeDispose(() => under?.abort())
  return { items, status, error, busy, complete, more, reload }
}
