import { definePage } from '../page'

export default definePage({
  name: 'forgot-password',
  path: '/forgot-password',
  title: { en: 'Forgotten password', de: 'Passwort vergessen' },
  load: () => import('./ForgotPasswordPage.vue'),
  open: true,
})
