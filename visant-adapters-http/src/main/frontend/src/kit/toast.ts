import { ref } from 'vue'
import { explain } from '@/i18n/errors'

export interface Toast {
  id: number
  text: string
  tone: 'good' | 'bad'
  action?: { label: string; run: () => void }
}

const SHOWN_MILLIS = 6000
/** With something to press, or something wrong: long enough to read and decide. */
const LONGER_MILLIS = 12_000

export const toasts = ref<Toast[]>([])
let last = 0

/** Says that something was done, to all who see or listen. */
export function toast(text: string, action?: Toast['action']): void {
  show({ id: ++last, text, tone: 'good', ...(action ? { action } : {}) })
}

/** Says that something failed, and why. */
export function complain(error: unknown): void {
  show({ id: ++last, text: explain(error), tone: 'bad' })
}

export function dismiss(id: number): void {
  toasts.value = toasts.value.filter((t) => t.id !== id)
}

function show(made: Toast): void {
  toasts.value = [...toasts.value.slice(-2), made]
  setTimeout(() => dismiss(made.id), made.action || made.tone === 'bad' ? LONGER_MILLIS : SHOWN_MILLIS)
}
