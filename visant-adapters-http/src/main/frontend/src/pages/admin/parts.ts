import type { Component } from 'vue'
import { lazily } from '@/kit/lazily'
import type { IconName } from '@/kit/icons'

interface Part {
  key: string
  icon: IconName
  component: Component
  /** What one of them is shown by, at `/admin/<part>/<id>`. */
  detail?: Component
}

/** In the order of the list. */
export const PARTS = [
  {
    key: 'organizations',
    icon: 'building',
    component: lazily(() => import('./organizations/OrganizationsPart.vue')),
    detail: lazily(() => import('./organizations/OrganizationDetail.vue')),
  },
  {
    key: 'people',
    icon: 'users',
    component: lazily(() => import('./people/PeoplePart.vue')),
    detail: lazily(() => import('./people/PersonDetail.vue')),
  },
  { key: 'devices', icon: 'camera', component: lazily(() => import('./devices/DevicesPart.vue')) },
  { key: 'codes', icon: 'key', component: lazily(() => import('./codes/CodesPart.vue')) },
  { key: 'health', icon: 'chart', component: lazily(() => import('./health/HealthPart.vue')) },
  { key: 'audit', icon: 'clock', component: lazily(() => import('./AuditPart.vue')) },
] as const satisfies readonly Part[]

export type PartKey = (typeof PARTS)[number]['key']

/** The part of that name, if there is one. */
export const partOf = (key: string | null): (Part & { key: PartKey }) | undefined => PARTS.find((one) => one.key === key)
