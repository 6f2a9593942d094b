import { definePage } from '../page'

export default definePage({
  name: 'accept-invitation',
  path: '/accept-invitation',
  title: { en: 'Accept an invitation', de: 'Einladung annehmen' },
  load: () => import('./AcceptInvitationPage.vue'),
  open: true,
})
