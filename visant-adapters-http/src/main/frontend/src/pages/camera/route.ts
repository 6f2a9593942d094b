import { definePage } from '../page'

export default definePage({
  name: 'camera',
  path: '/camera/:id',
  title: { en: 'Camera', de: 'Kamera' },
  load: () => import('./CameraPage.vue'),
  permission: 'devices:read',
})
