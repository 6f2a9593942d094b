import { computed, reactive, ref, watch } from 'vue'
import type { Capture } from '@/api/types'

/**
 * What a person writes beside a decision, for each still by itself, so that to look at another one loses nothing; and one
 * for all that are chosen together.
 */
export function useNotes(current: () => Capture | null, many: () => boolean) {
  const drafts = reactive(new Map<string, string>())
  const shared = ref('')
  watch(many, () => (shared.value = ''))

  const of = (capture: Capture) => drafts.get(capture.record_id) ?? capture.mark?.note ?? ''

  const text = computed({
    get: () => {
      const capture = current()
      return many() ? shared.value : capture ? of(capture) : ''
    },
    set: (now: string) => {
      const capture = current()
      if (many()) shared.value = now
      else if (capture) drafts.set(capture.record_id, now)
    },
  })

  return {
    text,
    /** The note that goes with a decision on that still; where many are chosen and none was written, each keeps its own. */
    noteOf: (capture: Capture): string => (many() ? shared.value.trim() || (capture.mark?.note ?? '') : of(capture)),
  }
}
