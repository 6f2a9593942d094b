import { definePage } from '../page'

export default definePage({
  name: 'reset-password',
  path: '/reset-password',
  title: { en: 'New password', de: 'Neues Passwort' },
  load: () => import('./ResetPasswordPage.vue'),
  open: true,
})
