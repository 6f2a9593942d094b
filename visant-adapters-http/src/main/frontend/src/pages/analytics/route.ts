import { definePage } from '../page'

export default definePage({
  name: 'analytics',
  path: '/analytics',
  title: { en: 'Analytics', de: 'Auswertung' },
  load: () => import('./AnalyticsPage.vue'),
  permission: 'captures:read',
  nav: { icon: 'chart', order: 40 },
})
