import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { abandoned } from '@/api/problem'
import type { Loaded } from '@/kit/loaded'
import { useLately } from './index'
import type { LiveEvent } from './connection'

/** Stills come in bursts, and figures of months are not free. */
const PAUSE_MILLIS = 2000

export interface Figures<T> extends Loaded<T> {
  /** Whether what is shown belongs to what was asked before. */
  readonly stale: () => boolean
}

/**
 * Figures that are read again when something else is asked, and quietly when such events come: what is shown stays until
 * the new ones are there, and beyond if they cannot be had.
 */
export function useFigures<T>(
  asked: () => unknown,
  read: (signal: AbortSignal) => Promise<T>,
  kinds: readonly LiveEvent['event'][],
): Figures<T> {
  const data = shallowRef<T | null>(null)
  const error = ref<unknown>(null)
  /** Whether somebody waits for an answer, who is then told why there is none. */
  const awaited = ref(true)
  let current = new AbortController()

  async function load(): Promise<void> {
    current.abort()
    const mine = (current = new AbortController())
    try {
      const found = await read(mine.signal)
      if (mine !== current) return
      data.value = found
      error.value = null
      awaited.value = false
    } catch (failure) {
      if (mine !== current || abandoned(failure)) return
      if (awaited.value) error.value = failure
      awaited.value = false
    }
  }

  function reload(): Promise<void> {
    error.value = null
    awaited.value = true
    return load()
  }

  watch(() => JSON.stringify(asked()), reload, { immediate: true })
  useLately(load, kinds, PAUSE_MILLIS)
  onScopeDispose(() => current.abort())

  return { data, error, reload, stale: () => awaited.value && data.value !== null }
}
