import { ref, shallowRef } from 'vue'
import { Problem } from '@/api/problem'
import { explain } from '@/i18n/errors'

/**
 * One way to send a form: busy while it is under way, and what is wrong afterwards, by field or as a whole. Words for
 * the codes that this form knows come first.
 */
export function useSubmit(words: Record<string, () => string> = {}) {
  const busy = ref(false)
  const problem = shallowRef<unknown>(null)

  async function run(work: () => Promise<void>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    problem.value = null
    try {
      await work()
      return true
    } catch (error) {
      problem.value = error
      return false
    } finally {
      busy.value = false
    }
  }

  return {
    busy,
    problem,
    run,
    /** What is wrong with that field of the body. */
    flaw: (field: string) => (problem.value instanceof Problem ? problem.value.flaw(field) : undefined),
    /** What is wrong with it all, if that belongs to none of these fields. */
    error: (...fields: string[]): string | null => {
      const error = problem.value
      if (error === null) return null
      if (!(error instanceof Problem)) return explain(error)
      if (error.flaws.length > 0 && error.flaws.every((f) => fields.includes(f.pointer.slice(1)))) return null
      return words[error.code]?.() ?? explain(error)
    },
  }
}
