import { definePage } from '../page'

export default definePage({
  name: 'dashboard',
  path: '/dashboard',
  title: { en: 'Dashboard', de: 'Übersicht' },
  load: () => import('./DashboardPage.vue'),
  permission: 'captures:read',
  nav: { icon: 'home', order: 10 },
})
