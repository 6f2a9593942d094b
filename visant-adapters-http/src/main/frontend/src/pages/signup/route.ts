import { definePage } from '../page'

export default definePage({
  name: 'signup',
  path: '/signup',
  title: { en: 'Sign up', de: 'Konto anlegen' },
  load: () => import('./SignupPage.vue'),
  open: true,
})
