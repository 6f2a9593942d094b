import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { readCapture } from '@/api/captures'
import { api } from '@/api/client'
import { stateOf, type Capture, type Command } from '@/api/types'
import { useLive } from '@/live'
import { captureNow } from '@/live/captureNow'

const POLL_MILLIS = 1000
/** An order that was acknowledged, and whose still does not come: the history knows more. */
const PATIENCE_MILLIS = 180_000

export type Step = 'queued' | 'sent' | 'received' | 'judged'
export const STEPS: Step[] = ['queued', 'sent', 'received', 'judged']

/** How far an order has come, by what is known of it and of its still. */
export function reached(command: Pick<Command, 'status'>, capture: Capture | null): Step {
  if (capture) return capture.evaluation_status === 'completed' || capture.evaluation_status === 'failed' ? 'judged' : 'received'
  return command.status === 'queued' ? 'queued' : 'sent'
}

/** The way of an order for a still, from the press of the button to the verdict. */
export function useOrder(device: () => string) {
  const command = shallowRef<Command | null>(null)
  const capture = shallowRef<Capture | null>(null)
  const lost = ref(false)
  const giving = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let since = 0
  let closed = false
  /** Stills that came before it was known which one belongs to the order. */
  let seen = new Map<string, Capture>()

  const step = computed(() => (command.value ? reached(command.value, capture.value) : null))
  const ended = computed(
    () => lost.value || step.value === 'judged' || ['failed', 'expired'].includes(command.value?.status ?? ''),
  )

  async function give(): Promise<void> {
    if (giving.value || (command.value !== null && !ended.value)) return
    hide()
    giving.value = true
    const id = await captureNow(device())
    giving.value = false
    if (id === null || closed) return
    const at = new Date().toISOString()
    since = Date.now()
    command.value = { id, type: 'capture', trigger_label: 'manual', status: 'queued', issued_at: at, expires_at: at }
    void look()
  }

  async function look(): Promise<void> {
    const order = command.value
    if (order === null || closed) return
    try {
      const latest = await api.get('/v1/devices/{device_id}/commands', { path: { device_id: device() }, query: { limit: 20 } })
      if (command.value?.id !== order.id) return
      command.value = latest.find((each) => each.id === order.id) ?? command.value
      const record = command.value.record_id
      if (record && !capture.value) {
        capture.value = seen.get(record) ?? (await readCapture(record))
      }
    } catch {
      // The device names its still before that has arrived; and a server that is away is said elsewhere.
    }
    if (Date.now() - since > PATIENCE_MILLIS) lost.value = true
    if (!ended.value && !capture.value && !closed) timer = setTimeout(() => void look(), POLL_MILLIS)
  }

  function take(came: Capture): void {
    if (command.value === null || came.device_id !== device()) return
    seen.set(came.record_id, came)
    if (command.value.record_id === came.record_id) capture.value = came
  }

  function hide(): void {
    clearTimeout(timer)
    command.value = null
    capture.value = null
    lost.value = false
    seen = new Map()
  }

  useLive({
    event: (what) => what.event === 'capture' && take(what.data),
    open: async () => {
      const record = capture.value?.record_id
      if (!record || ended.value) return
      const read = await readCapture(record).catch(() => null)
      if (read) take(read)
    },
  })
  onScopeDispose(() => {
    closed = true
    clearTimeout(timer)
  })

  return { command, capture, step, ended, lost, giving, give, hide, state: computed(() => capture.value && stateOf(capture.value)) }
}
