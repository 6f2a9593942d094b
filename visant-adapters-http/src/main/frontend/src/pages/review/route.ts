import { definePage } from '../page'
import { useWaiting } from './waiting'

export default definePage({
  name: 'review',
  path: '/review',
  title: { en: 'Review', de: 'Prüfen' },
  load: () => import('./ReviewPage.vue'),
  permission: 'captures:review',
  nav: { icon: 'review', order: 30, count: useWaiting },
})
