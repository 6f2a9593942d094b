import { definePage } from '../page'

export default definePage({
  name: 'add-device',
  path: '/add-device',
  title: { en: 'Add a camera', de: 'Kamera hinzufügen' },
  load: () => import('./AddDevicePage.vue'),
  permission: 'devices:manage',
})
