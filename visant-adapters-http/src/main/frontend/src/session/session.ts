import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { api, renewSessionBy, send } from '@/api/client'
import { Problem } from '@/api/problem'
import type { Me } from '@/api/types'
import { remembered } from './remembered'

/** That somebody signed in at this browser: a script cannot see the cookie itself. */
const HERE = 'signed-in'

/** What tabs of one browser tell each other about their common session. */
type Notice = { kind: 'changed'; user: string | null; org: string | null }

/**
 * Who is signed in. The secret itself is in a cookie that no script can read; a session that ran out in mid-work is
 * renewed, or the person is asked to sign in again over the page, whose forms stay as they are.
 */
export const useSession = defineStore('session', () => {
  const me = ref<Me | null>(null)
  const checked = ref(false)
  /** Whether a dialog asks to sign in again. */
  const lost = ref(false)

  const permissions = computed(() => new Set(me.value?.permissions ?? []))
  const zone = computed(() => me.value?.organization.timezone ?? 'UTC')
  const channel = new BroadcastChannel('visant-session')
  let renewal: Promise<boolean> | null = null
  let settle: ((again: boolean) => void) | null = null

  renewSessionBy(() => (renewal ??= renewed().finally(() => (renewal = null))))

  channel.onmessage = ({ data }: MessageEvent<Notice>) => {
    // Another person or organization: whatever this tab holds in memory is not theirs.
    if (data.user !== (me.value?.id ?? null) || data.org !== (me.value?.organization.id ?? null)) location.reload()
    else if (lost.value) found()
  }

  async function renewed(): Promise<boolean> {
    if (me.value === null) return false
    const response = await send('post', '/v1/auth/token/refresh', {
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    })
    if (response.ok) return true
    lost.value = true
    return new Promise((resolve) => (settle = resolve))
  }

  function found(): void {
    lost.value = false
    settle?.(true)
    settle = null
  }

  /** Finds out who is signed in, if anybody; throws when the server cannot be asked. */
  async function load(): Promise<void> {
    try {
      me.value = await api.get('/v1/auth/me')
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 401) throw error
      me.value = null
    }
    remembered.set(HERE, me.value === null ? null : 'yes')
    checked.value = true
  }

  /** As `load`, without a question where nobody has signed in. */
  async function check(): Promise<void> {
    if (remembered.works && remembered.get(HERE) === null) checked.value = true
    else await load()
  }

  /** Signs in. Where the page was left by a lost session, it goes on, unless this is somebody else. */
  async function signIn(email: string, password: string, totp?: string): Promise<void> {
    const before = me.value
    await api.post('/v1/auth/login', { body: totp ? { email, password, totp } : { email, password } })
    await entered(before)
  }

  /** To be called after whatever gave this browser a session. */
  async function entered(before: Me | null = null): Promise<void> {
    await load()
    tell()
    if (before === null) return
    if (before.id !== me.value?.id || before.organization.id !== me.value?.organization.id) location.reload()
    else found()
  }

  /** Ends the session and forgets everything, by leaving the page. */
  async function signOut(): Promise<void> {
    try {
      await api.post('/v1/auth/logout')
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 401) throw error
    }
    await forget()
  }

  /** Leaves the page, and with it all that is in memory; caches hold files of the program only, and go too. */
  async function forget(): Promise<void> {
    remembered.set(HERE, null)
    channel.postMessage({ kind: 'changed', user: null, org: null } satisfies Notice)
    if ('caches' in window) await Promise.all((await caches.keys()).map((name) => caches.delete(name)))
    location.replace('/ui/login')
  }

  async function switchOrganization(org: string): Promise<void> {
    await api.post('/v1/auth/switch-organization', { body: { org_id: org } })
    channel.postMessage({ kind: 'changed', user: me.value?.id ?? null, org } satisfies Notice)
    location.assign('/ui/dashboard')
  }

  function tell(): void {
    const notice: Notice = { kind: 'changed', user: me.value?.id ?? null, org: me.value?.organization.id ?? null }
    channel.postMessage(notice)
  }

  return {
    me,
    checked,
    lost,
    zone,
    /** Whether the person may do that, as in `devices:manage`. */
    can: (permission: string) => permissions.value.has(permission),
    load,
    check,
    signIn,
    entered,
    signOut,
    forget,
    switchOrganization,
  }
})
