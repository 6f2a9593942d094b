import { computed, ref, shallowRef, watch } from 'vue'
import type { Capture } from '@/api/types'
import { complain, dismiss, toast, toasts, type Toast } from '@/kit/toast'
import { useCaptures } from '@/live/captures'
import { earlier, marked, opinion, requests, send, slices, type Change, type Truth } from './decisions'
import { t } from './texts'

export type Pile = 'both' | 'uncertain' | 'abnormal'

/** Which stills are looked at. */
export interface Wish {
  pile: Pile
  device: string
  /** Those that somebody spoke of already, to look at it again. */
  reviewed: boolean
}

interface Step {
  before: Capture[]
}

const SIZE = 50
const MOST_STEPS = 100

/**
 * The stills that want a person's eye, newest first, and what that person says. A decision shows at once and is sent
 * behind it, one after another; what the server does not take comes back.
 */
export function useQueue(wish: () => Wish) {
  const list = (state: 'uncertain' | 'abnormal') =>
    useCaptures(() => {
      const { device, reviewed } = wish()
      return { state, marked: reviewed, ...(device ? { device_id: device } : {}) }
    }, SIZE)
  const lists = { uncertain: list('uncertain'), abnormal: list('abnormal') }
  const all = [lists.uncertain, lists.abnormal]
  const parts = computed(() => {
    const { pile } = wish()
    return pile === 'both' ? all : [lists[pile]]
  })
  // Until all of them are read, nothing is known of their order.
  const items = computed(() =>
    parts.value.some((part) => part.status.value === 'loading')
      ? []
      : merged(parts.value.map((part) => ({ items: part.items.value, complete: part.complete.value }))),
  )

  const currentId = ref<string | null>(null)
  const current = computed(() => items.value.find((capture) => capture.record_id === currentId.value) ?? null)
  const at = computed(() => items.value.findIndex((capture) => capture.record_id === currentId.value))
  const chosen = shallowRef<ReadonlySet<string>>(new Set())
  const steps = shallowRef<Step[]>([])
  let lastAt = 0
  let lastSaid = 0
  /** What was taken back. The news of the decision may still be on its way, and take it out once more for a moment. */
  let sought: string | null = null
  let tail: Promise<unknown> = Promise.resolve()

  // Whoever looks at a still keeps it, whatever comes in above; when it leaves, the one below takes its place.
  watch(
    items,
    (now) => {
      if (sought !== null && now.some((capture) => capture.record_id === sought)) currentId.value = sought
      const here = now.findIndex((capture) => capture.record_id === currentId.value)
      if (here >= 0) lastAt = here
      else currentId.value = now[Math.min(lastAt, now.length - 1)]?.record_id ?? null
      const known = new Set(now.map((capture) => capture.record_id))
      if ([...chosen.value].some((id) => !known.has(id))) {
        chosen.value = new Set([...chosen.value].filter((id) => known.has(id)))
      }
    },
    { immediate: true, flush: 'sync' },
  )
  watch(
    () => JSON.stringify(wish()),
    () => {
      lastAt = 0
      sought = null
      currentId.value = items.value[0]?.record_id ?? null
      chosen.value = new Set()
    },
  )

  function select(id: string): void {
    sought = null
    currentId.value = id
    lastAt = at.value
  }

  function step(by: number): void {
    const next = items.value[at.value + by]
    if (next) select(next.record_id)
    if (items.value.length - at.value < SIZE / 5) void more()
  }

  function choose(id: string, on: boolean, upTo?: string): void {
    const ids = items.value.map((capture) => capture.record_id)
    const from = upTo === undefined ? -1 : ids.indexOf(upTo)
    const to = ids.indexOf(id)
    const range = from < 0 ? [id] : ids.slice(Math.min(from, to), Math.max(from, to) + 1)
    const next = new Set(chosen.value)
    for (const one of range) on ? next.add(one) : next.delete(one)
    chosen.value = next
  }

  function chooseAll(on: boolean): void {
    chosen.value = new Set(on ? items.value.map((capture) => capture.record_id) : [])
  }

  /** Those that are meant: the chosen ones, or else the one that is looked at. */
  const meant = computed(() =>
    chosen.value.size > 0
      ? items.value.filter((capture) => chosen.value.has(capture.record_id))
      : current.value ? [current.value] : [],
  )

  /** @param noteOf what is written beside it */
  function decide(truthOf: Truth | ((capture: Capture) => Truth | null), noteOf: (capture: Capture) => string = () => ''): void {
    const truth = typeof truthOf === 'function' ? truthOf : () => truthOf
    const before = meant.value.filter((capture) => truth(capture) !== null)
    if (before.length === 0) return
    sought = null
    const said = before.map((capture) => opinion(capture, truth(capture)!, noteOf(capture)))
    const { reviewed } = wish()
    if (reviewed && chosen.value.size === 0) step(1)
    chosen.value = new Set()
    show(before.map((capture, n) => marked(capture, said[n]!)))
    const made: Step = { before }
    steps.value = [...steps.value, made].slice(-MOST_STEPS)
    const values = { count: before.length, state: t(`truth.${said[0]!.state}`) }
    const same = said.every((one) => one.state === said[0]!.state)
    say(t(same ? 'decided' : 'decided.mixed', values), { label: t('undo'), run: () => undo(made) })
    carryOut(before.map(({ record_id: id }, n) => ({ id, opinion: said[n]! })), before, () => forget(made))
  }

  /** Takes back that decision, or the last one. */
  function undo(which = steps.value.at(-1)): void {
    if (!which || !steps.value.includes(which)) return
    forget(which)
    const ids = new Set(which.before.map((capture) => capture.record_id))
    const now = all.flatMap((part) => part.items.value).filter((capture) => ids.has(capture.record_id))
    show(which.before)
    const first = which.before[0]!.record_id
    if (items.value.some((capture) => capture.record_id === first)) select(first)
    else if (wish().pile === 'both') void reload()
    sought = first
    say(t('undone', { count: which.before.length }))
    carryOut(which.before.map(earlier), now)
  }

  /** Has them judged once more by what holds now; they leave when a new verdict says so. */
  async function judgeAgain(): Promise<void> {
    const ids = meant.value.map((capture) => capture.record_id)
    try {
      await send(slices(ids).map((record_ids) => ({ record_ids, action: 'reevaluate' })))
      chosen.value = new Set()
      toast(t('again.sent', { count: ids.length }))
    } catch (error) {
      complain(error)
    }
  }

  async function remove(): Promise<void> {
    const ids = meant.value.map((capture) => capture.record_id)
    try {
      const refused = await send(slices(ids).map((record_ids) => ({ record_ids, action: 'delete' })))
      for (const id of ids) if (!refused.has(id)) for (const part of all) part.drop(id)
      toast(t('deleted', { count: ids.length - refused.size }))
    } catch (error) {
      complain(error)
    }
  }

  function carryOut(changes: Change[], before: Capture[], failed?: () => void): void {
    const work = async () => {
      try {
        const refused = await send(requests(changes))
        if (refused.size === 0) return
        show(before.filter((capture) => refused.has(capture.record_id)))
        toast(t('refused', { count: refused.size }))
      } catch (error) {
        failed?.()
        show(before)
        if (before[0]) select(before[0].record_id)
        complain(error)
      }
    }
    tail = tail.then(work)
  }

  function show(captures: readonly Capture[]): void {
    for (const capture of captures) for (const part of all) part.put(capture)
  }

  /** One word at a time: many decisions in a row would fill the page with them. */
  function say(text: string, action?: Toast['action']): void {
    dismiss(lastSaid)
    toast(text, action)
    lastSaid = toasts.value.at(-1)!.id
  }

  function forget(which: Step): void {
    steps.value = steps.value.filter((one) => one !== which)
  }

  const reload = () => Promise.all(all.map((part) => part.reload()))

  async function more(): Promise<void> {
    await Promise.all(parts.value.map((part) => part.more()))
  }

  const status = computed(() => {
    const said = parts.value.map((part) => part.status.value)
    return said.includes('failed') ? 'failed' : said.includes('loading') ? 'loading' : 'ready'
  })

  return {
    items,
    status,
    error: computed(() => parts.value.map((part) => part.error.value).find((error) => error !== null)),
    busy: computed(() => parts.value.some((part) => part.busy.value)),
    complete: computed(() => parts.value.every((part) => part.complete.value)),
    counts: computed(() => ({ uncertain: countOf(lists.uncertain), abnormal: countOf(lists.abnormal) })),
    more,
    reload,
    current,
    at,
    select,
    step,
    chosen,
    choose,
    chooseAll,
    meant,
    decide,
    undo,
    canUndo: computed(() => steps.value.length > 0),
    judgeAgain,
    remove,
  }
}

type List = ReturnType<typeof useCaptures>
const countOf = (list: List) => ({ count: list.items.value.length, complete: list.complete.value })

/** Several lists in one, newest first, as far down as all of them are known. */
export function merged(parts: readonly { items: readonly Capture[]; complete: boolean }[]): Capture[] {
  const ends = parts.filter((part) => !part.complete).map((part) => part.items.at(-1)?.captured_at ?? '9')
  const end = ends.reduce((a, b) => (a > b ? a : b), '')
  return parts
    .flatMap((part) => part.items)
    .filter((capture) => capture.captured_at >= end)
    .sort((a, b) => (a.captured_at < b.captured_at ? 1 : a.captured_at > b.captured_at ? -1 : 0))
}
