import { ref, shallowRef, watch } from 'vue'
import { readCapture } from '@/api/captures'
import type { Capture, CaptureDetail } from '@/api/types'

const MOST_KEPT = 60

/** What each agent said of the still that is looked at; that of the next one is fetched meanwhile, with its picture. */
export function useDetail(current: () => Capture | null, next: () => Capture | undefined) {
  const kept = new Map<string, Promise<CaptureDetail>>()
  const detail = shallowRef<CaptureDetail | null>(null)
  const error = shallowRef<unknown>(null)
  const tries = ref(0)

  /** A new verdict is another matter than the one before. */
  const keyOf = (capture: Capture) => `${capture.record_id} ${capture.evaluation_status} ${capture.classification_state} ${capture.classification_reason}`

  function of(capture: Capture): Promise<CaptureDetail> {
    const key = keyOf(capture)
    const known = kept.get(key)
    if (known) return known
    const asked = readCapture(capture.record_id)
    kept.set(key, asked)
    asked.catch(() => kept.delete(key))
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!)
    return asked
  }

  watch(
    [() => (current() ? keyOf(current()!) : null), tries],
    async ([key]) => {
      detail.value = null
      error.value = null
      const capture = current()
      if (key === null || !capture) return
      try {
        const said = await of(capture)
        if (current() && keyOf(current()!) === key) detail.value = said
      } catch (problem) {
        if (current() && keyOf(current()!) === key) error.value = problem
      }
      const after = next()
      if (!after) return
      of(after).catch(() => {})
      new Image().src = after.image_url
    },
    { immediate: true },
  )

  return { detail, error, again: () => tries.value++ }
}
