import { definePage } from '../page'

export default definePage({
  name: 'settings',
  path: '/settings/:part?',
  title: { en: 'Settings', de: 'Einstellungen' },
  load: () => import('./SettingsPage.vue'),
  nav: { icon: 'settings', order: 80 },
})
