import { ref, type Ref } from 'vue'
import { api } from '@/api/client'
import { useLately } from '@/live'

const MOST = 9
const PAUSE_MILLIS = 1000

/** How many stills want a person's eye, as far as that is worth counting; nothing if there are none. */
export function useWaiting(): Ref<string> {
  const count = ref('')

  async function load(): Promise<void> {
    try {
      const of = (state: string) => api.page('/v1/captures', { query: { state, marked: false, limit: MOST + 1 } })
      const [uncertain, abnormal] = await Promise.all([of('uncertain'), of('abnormal')])
      count.value = counted(uncertain.items.length + abnormal.items.length)
    } catch {
      // It is a hint; the next event or opening of the stream tries again.
    }
  }

  useLately(load, ['capture'], PAUSE_MILLIS)
  void load()
  return count
}

export const counted = (stills: number): string => (stills === 0 ? '' : stills > MOST ? `${MOST}+` : String(stills))
