import { definePage } from '../page'

export default definePage({
  name: 'admin',
  path: '/admin/:part?/:id?',
  title: { en: 'Platform', de: 'Plattform' },
  load: () => import('./AdminPage.vue'),
  permission: 'platform:operate',
  nav: { icon: 'shield', order: 90 },
})
