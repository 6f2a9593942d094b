import { computed, reactive, ref } from 'vue'

export interface View {
  scale: number
  x: number
  y: number
}

export const MOST = 8
const STEP = 1.5

/** Zooms about a point, which stays where it is; at least the whole is in sight, and no edge comes inside. */
export function zoomed(view: View, factor: number, px: number, py: number, width: number, height: number): View {
  const scale = Math.min(MOST, Math.max(1, view.scale * factor))
  const by = scale / view.scale
  return held({ scale, x: px - (px - view.x) * by, y: py - (py - view.y) * by }, width, height)
}

export function held(view: View, width: number, height: number): View {
  const within = (at: number, size: number) => Math.min(0, Math.max(size * (1 - view.scale), at))
  return { scale: view.scale, x: within(view.x, width), y: within(view.y, height) }
}

/** Zoom by wheel, pinch and buttons; a swipe of the whole picture is told to `swiped`, with the direction it leads to. */
export function useZoom(swiped: (direction: -1 | 1) => void) {
  const view = reactive<View>({ scale: 1, x: 0, y: 0 })
  const dragging = ref(false)
  const fingers = new Map<number, { x: number; y: number }>()
  let begun: { x: number; y: number; touch: boolean; pinched: boolean } | null = null

  const set = (next: View) => Object.assign(view, next)
  const reset = () => set({ scale: 1, x: 0, y: 0 })

  function by(factor: number, frame: Element, clientX?: number, clientY?: number): void {
    const box = frame.getBoundingClientRect()
    const px = clientX === undefined ? box.width / 2 : clientX - box.left
    const py = clientY === undefined ? box.height / 2 : clientY - box.top
    set(zoomed(view, factor, px, py, box.width, box.height))
  }

  function wheel(event: WheelEvent): void {
    by(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.002)), event.currentTarget as Element, event.clientX, event.clientY)
  }

  function down(event: PointerEvent): void {
    if (event.button !== 0) return
    ;(event.currentTarget as Element).setPointerCapture(event.pointerId)
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY })
    begun ??= { x: event.clientX, y: event.clientY, touch: event.pointerType === 'touch', pinched: false }
    if (fingers.size > 1) begun.pinched = true
    dragging.value = true
  }

  function move(event: PointerEvent): void {
    const before = fingers.get(event.pointerId)
    if (!before) return
    const frame = event.currentTarget as Element
    const now = { x: event.clientX, y: event.clientY }
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1]
    fingers.set(event.pointerId, now)
    if (other) {
      const factor = distance(now, other) / Math.max(1, distance(before, other))
      by(factor, frame, (now.x + other.x) / 2, (now.y + other.y) / 2)
    } else if (view.scale > 1) {
      const box = frame.getBoundingClientRect()
      set(held({ scale: view.scale, x: view.x + now.x - before.x, y: view.y + now.y - before.y }, box.width, box.height))
    }
  }

  function up(event: PointerEvent): void {
    if (!fingers.delete(event.pointerId) || fingers.size > 0) return
    dragging.value = false
    const from = begun
    begun = null
    if (!from?.touch || from.pinched || view.scale > 1 || event.type === 'pointercancel') return
    const dx = event.clientX - from.x
    if (Math.abs(dx) > 50 && Math.abs(dx) > 2 * Math.abs(event.clientY - from.y)) swiped(dx < 0 ? 1 : -1)
  }

  return {
    view,
    dragging,
    transform: computed(() => `translate(${view.x}px, ${view.y}px) scale(${view.scale})`),
    closer: (frame: Element) => by(STEP, frame),
    further: (frame: Element) => by(1 / STEP, frame),
    reset,
    wheel,
    down,
    move,
    up,
    double: (event: MouseEvent) =>
      view.scale > 1 ? reset() : by(2.5, event.currentTarget as Element, event.clientX, event.clientY),
  }
}

const distance = (a: { x: number; y: number }, b: { x: number; y: number }) => Math.hypot(a.x - b.x, a.y - b.y)
