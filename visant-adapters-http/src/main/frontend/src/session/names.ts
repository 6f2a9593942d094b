import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { api } from '@/api/client'
import { useSession } from './session'

const MOST_MEMBERS = 1000

/** Who is who here: what was written or marked tells only the id of a person, and former members have no name. */
export const useNames = defineStore('names', () => {
  const session = useSession()
  const names = shallowRef<ReadonlyMap<string, string>>(new Map())
  const asked = new Set<string>()

  /** Reads the members unless the person was asked for before. */
  async function want(id: string | null | undefined): Promise<void> {
    if (!id || asked.has(id) || !session.can('members:read')) return
    asked.add(id)
    try {
      const { items } = await api.all('/v1/organizations/current/members', MOST_MEMBERS)
      for (const one of items) asked.add(one.id)
      names.value = new Map(items.map((one) => [one.id, one.name || one.email]))
    } catch {
      asked.delete(id)
    }
  }

  const of = (id: string | null | undefined): string => (id ? names.value.get(id) : undefined) ?? '–'

  return { of, want }
})
