import { shallowRef } from 'vue'

export interface Question {
  title: string
  /** What will happen, and whether it can be undone. */
  body: string
  /** What the button does, as a verb: "Delete the capture". */
  action: string
  danger?: boolean
}

export const asked = shallowRef<(Question & { answer: (yes: boolean) => void }) | null>(null)

/** Asks before something that cannot be undone. False when the person would rather not. */
export function confirm(question: Question): Promise<boolean> {
  asked.value?.answer(false)
  return new Promise((resolve) => {
    asked.value = {
      ...question,
      answer: (yes) => {
        asked.value = null
        resolve(yes)
      },
    }
  })
}
