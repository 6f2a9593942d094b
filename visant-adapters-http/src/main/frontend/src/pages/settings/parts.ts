import type { Component } from 'vue'
import { lazily } from '@/kit/lazily'
import type { IconName } from '@/kit/icons'

interface Part {
  key: string
  group: 'account' | 'organization' | 'judging'
  icon: IconName
  /** What a member must be allowed to see it; what they may change is each part's own affair. */
  permission: string
  component: Component
}

/** In the order of the list. */
export const PARTS = [
  {
    key: 'profile',
    group: 'account',
    icon: 'user',
    permission: 'account:self',
    component: lazily(() => import('./account/ProfilePart.vue')),
  },
  {
    key: 'security',
    group: 'account',
    icon: 'lock',
    permission: 'account:self',
    component: lazily(() => import('./account/SecurityPart.vue')),
  },
  {
    key: 'notifications',
    group: 'account',
    icon: 'bell',
    permission: 'account:self',
    component: lazily(() => import('./account/NotificationsPart.vue')),
  },
  {
    key: 'data',
    group: 'account',
    icon: 'download',
    permission: 'account:self',
    component: lazily(() => import('./account/DataPart.vue')),
  },
  {
    key: 'organization',
    group: 'organization',
    icon: 'building',
    permission: 'organization:read',
    component: lazily(() => import('./organization/OrganizationPart.vue')),
  },
  {
    key: 'members',
    group: 'organization',
    icon: 'users',
    permission: 'members:read',
    component: lazily(() => import('./organization/MembersPart.vue')),
  },
  {
    key: 'plan',
    group: 'organization',
    icon: 'chart',
    permission: 'organization:read',
    component: lazily(() => import('./organization/PlanPart.vue')),
  },
  {
    key: 'keys',
    group: 'organization',
    icon: 'key',
    permission: 'keys:manage',
    component: lazily(() => import('./organization/KeysPart.vue')),
  },
  {
    key: 'audit',
    group: 'organization',
    icon: 'clock',
    permission: 'audit:read',
    component: lazily(() => import('./organization/AuditPart.vue')),
  },
  {
    key: 'normal',
    group: 'judging',
    icon: 'check',
    permission: 'descriptions:read',
    component: lazily(() => import('./normal/NormalPart.vue')),
  },
  {
    key: 'panel',
    group: 'judging',
    icon: 'users',
    permission: 'agents:read',
    component: lazily(() => import('./agents/PanelPart.vue')),
  },
  {
    key: 'usage',
    group: 'judging',
    icon: 'chart',
    permission: 'agents:read',
    component: lazily(() => import('./agents/UsagePart.vue')),
  },
] as const satisfies readonly Part[]

export type PartKey = (typeof PARTS)[number]['key']
