import { useRoute, useRouter } from 'vue-router'

/** Where people have to sign in before they use a link, it waits here, in memory only. */
const kept = new Map<string, string>()

/** The secret of a mailed link, which is behind its `#`; it is taken out of the address, where others could read it. */
export function useLinkToken(): string {
  const route = useRoute()
  const router = useRouter()
  const given = new URLSearchParams(route.hash.slice(1)).get('token')
  if (given) {
    kept.set(route.path, given)
    void router.replace({ path: route.path, query: route.query })
  }
  return kept.get(route.path) ?? ''
}
