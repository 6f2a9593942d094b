import { shallowRef } from 'vue'
import { api } from '@/api/client'

const MOST = 1000

/** By which address people are known, for entries that name them by number. */
export function usePeopleNames(): (id: string) => string | null {
  const names = shallowRef(new Map<string, string>())
  api.all('/v1/admin/users', MOST).then(
    ({ items }) => (names.value = new Map(items.map((one) => [one.id, one.email]))),
    () => {},
  )
  return (id) => names.value.get(id) ?? null
}

/** What organizations are called, for lists that name them by number; of very many, the newest. */
export function useOrganizationNames(): (id: string) => string {
  const names = shallowRef(new Map<string, string>())
  // Without them the lists are still right, if less telling.
  api.all('/v1/admin/organizations', MOST).then(
    ({ items }) => (names.value = new Map(items.map((one) => [one.id, one.name]))),
    () => {},
  )
  return (id) => names.value.get(id) ?? id
}
