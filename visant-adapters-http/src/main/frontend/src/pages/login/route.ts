import { definePage } from '../page'

export default definePage({
  name: 'login',
  path: '/login',
  title: { en: 'Sign in', de: 'Anmelden' },
  load: () => import('./LoginPage.vue'),
  open: true,
})
