import { nextTick, watchEffect } from 'vue'
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { titleOf } from './pages/page'
import { useSession } from './session/session'

const found = import.meta.glob<{ default: RouteRecordRaw }>('./pages/*/route.ts', { eager: true })

/** Every page that has a `route.ts`. */
export const pages = Object.values(found).map((module) => module.default)

export const router = createRouter({
  history: createWebHistory('/ui/'),
  routes: [
    { path: '/', redirect: '/dashboard' },
    ...pages,
    { path: '/:rest(.*)*', name: 'missing', component: () => import('./shell/MissingPage.vue') },
  ],
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? undefined : { top: 0 }),
})

router.beforeEach(async (to) => {
  const session = useSession()
  if (!session.checked) await session.check()
  const page = to.meta.page
  if (session.me === null && page && !page.open) return { name: 'login', query: { next: to.fullPath } }
  if (session.me !== null && (to.name === 'login' || to.name === 'signup')) return { name: 'dashboard' }
  return true
})

router.afterEach(async (to, from) => {
  if (to.path === from.path || from.matched.length === 0) return
  await nextTick()
  // Whoever listens is told where they are now; the page's heading is the place to start.
  const heading = document.querySelector<HTMLElement>('main h1[tabindex]') ?? document.querySelector<HTMLElement>('main')
  heading?.focus({ preventScroll: true })
})

watchEffect(() => {
  const title = titleOf(router.currentRoute.value.meta.page)
  document.title = title ? `${title} · Visant` : 'Visant'
})

// A part that is not there any more belongs to a program that was replaced meanwhile.
addEventListener('vite:preloadError', (event) => {
  const last = Number(sessionStorage.getItem('visant.reloaded'))
  if (!navigator.onLine || Date.now() - last < 10_000) return
  event.preventDefault()
  sessionStorage.setItem('visant.reloaded', String(Date.now()))
  location.reload()
})
