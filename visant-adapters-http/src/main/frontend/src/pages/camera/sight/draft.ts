import { computed, ref, shallowRef } from 'vue'
import { api } from '@/api/client'
import type { Answer, Body } from '@/api/types'
import { MOST_AREAS, shareSeen, type Form, type Kind, type Rect } from './shape'
import { t } from './texts'

export type Sight = Answer<'get', '/v1/devices/{device_id}/sight'>
type Request = Body<'put', '/v1/devices/{device_id}/sight'>

/** An area as it is drawn; the number is its own for as long as it is on the page. */
export interface Area extends Rect {
  id: number
  name: string
  kind: Kind
}

/** What a person chooses; an empty language is the organization's. */
export interface Choice {
  form: Form
  areas: Area[]
  references: string[]
  language: '' | 'en' | 'de'
}

/** What a change is about: what models see, what else they are told, or what only people read. */
export type Change = 'areas' | 'beside' | 'names' | 'none'

export const MOST_REFERENCES = 3
const PATH = '/v1/devices/{device_id}/sight'
let last = 0

export function choiceOf(sight: Sight): Choice {
  return {
    form: sight.form as Form,
    areas: sight.regions.map(({ name, kind, x, y, w, h }) => ({ id: ++last, name, kind: kind as Kind, x, y, w, h })),
    references: [...sight.references],
    language: sight.own_language ? (sight.language as 'en' | 'de') : '',
  }
}

export function requestOf(choice: Choice): Request {
  return {
    form: choice.form,
    regions: choice.areas.map(({ name, kind, x, y, w, h }) => ({ name: name.trim(), kind, x, y, w, h })),
    references: choice.references,
    ...(choice.language ? { language: choice.language } : {}),
  }
}

export function changeBetween(before: Choice, now: Choice): Change {
  // What becomes of the rest matters only where something is chosen to be looked at.
  const form = ({ form, areas }: Choice) => (areas.some((area) => area.kind === 'include') ? form : null)
  const seen = (choice: Choice) =>
    JSON.stringify([form(choice), choice.areas.map(({ kind, x, y, w, h }) => [kind, x, y, w, h].join()).sort()])
  if (seen(before) !== seen(now)) return 'areas'
  if (JSON.stringify([before.references, before.language]) !== JSON.stringify([now.references, now.language])) return 'beside'
  return JSON.stringify(requestOf(before)) === JSON.stringify(requestOf(now)) ? 'none' : 'names'
}

/** The choice for a device: what holds, and what a person is about to make of it. */
export function useDraft(device: () => string) {
  const sight = shallowRef<Sight | null>(null)
  const choice = ref<Choice>({ form: 'masked', areas: [], references: [], language: '' })
  const selected = ref<number | null>(null)
  const kept = computed(() => (sight.value ? choiceOf(sight.value) : choice.value))
  const change = computed<Change>(() => (sight.value ? changeBetween(kept.value, choice.value) : 'none'))

  function take(read: Sight): void {
    sight.value = read
    choice.value = choiceOf(read)
    selected.value = null
  }

  const path = () => ({ device_id: device() })

  async function load(): Promise<void> {
    const asked = device()
    const read = await api.get(PATH, { path: path() })
    if (asked === device()) take(read)
  }

  async function save(): Promise<void> {
    take(await api.put(PATH, { path: path(), body: requestOf(choice.value) }))
  }

  async function reset(): Promise<void> {
    await api.delete(PATH, { path: path() })
    await load()
  }

  function add(kind: Kind, rect?: Rect): Area | null {
    const { areas } = choice.value
    if (areas.length >= MOST_AREAS) return null
    const step = (areas.length % 5) * 0.04
    const same = areas.filter((area) => area.kind === kind).length
    const made: Area = {
      id: ++last,
      name: t(`area.${kind}`, { number: same + 1 }),
      kind,
      ...(rect ?? { x: 0.28 + step, y: 0.28 + step, w: 0.4, h: 0.4 }),
    }
    areas.push(made)
    selected.value = made.id
    return made
  }

  function remove(id: number): void {
    choice.value.areas = choice.value.areas.filter((area) => area.id !== id)
    if (selected.value === id) selected.value = null
  }

  return {
    sight,
    choice,
    selected,
    change,
    share: computed(() => shareSeen(choice.value.form, choice.value.areas)),
    full: computed(() => choice.value.areas.length >= MOST_AREAS),
    load,
    save,
    reset,
    discard: () => sight.value && take(sight.value),
    add,
    remove,
  }
}

export type Draft = ReturnType<typeof useDraft>
