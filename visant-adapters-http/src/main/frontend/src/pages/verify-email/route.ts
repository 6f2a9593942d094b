import { definePage } from '../page'

export default definePage({
  name: 'verify-email',
  path: '/verify-email',
  title: { en: 'Confirm your address', de: 'Adresse bestätigen' },
  load: () => import('./VerifyEmailPage.vue'),
  open: true,
})
