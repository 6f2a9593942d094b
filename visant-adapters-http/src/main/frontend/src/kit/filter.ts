import { onScopeDispose, ref, watch, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'

const PAUSE_MILLIS = 300

/** What a list is narrowed to, kept in the address, where a link or a step back finds it again. */
export interface Filter<K extends string> {
  /** As the controls have it; empty is no wish. */
  fields: Record<K, Ref<string>>
  /** As the address has it, which follows when somebody pauses. */
  settled: () => Record<K, string>
  any: () => boolean
  clear: () => void
}

export function useFilter<K extends string>(...names: K[]): Filter<K> {
  const route = useRoute()
  const router = useRouter()
  const here = route.path
  const said = (name: K) => String(route.query[name] ?? '')
  const of = <V>(value: (name: K) => V) => Object.fromEntries(names.map((name) => [name, value(name)])) as Record<K, V>
  const fields = of((name) => ref(said(name)))
  let timer: ReturnType<typeof setTimeout> | undefined

  function settle(): void {
    timer = undefined
    // The page may have been left meanwhile.
    if (route.path !== here) return
    const query = { ...route.query, ...of((name) => fields[name].value.trim()) }
    void router.replace({ query: Object.fromEntries(Object.entries(query).filter(([, value]) => value !== '')) })
  }

  for (const name of names) {
    watch(fields[name], (value) => {
      if (value.trim() === said(name)) return
      clearTimeout(timer)
      timer = setTimeout(settle, PAUSE_MILLIS)
    })
    watch(
      () => said(name),
      (value) => {
        if (timer === undefined && route.path === here && fields[name].value.trim() !== value) fields[name].value = value
      },
    )
  }
  onScopeDispose(() => clearTimeout(timer))

  return {
    fields,
    settled: () => of(said),
    any: () => names.some((name) => said(name) !== ''),
    clear: () => {
      for (const name of names) fields[name].value = ''
    },
  }
}
