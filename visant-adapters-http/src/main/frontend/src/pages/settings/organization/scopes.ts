/** What a key can be made for, in the order of the form; whoever makes it must hold it. */
export const SCOPES = [
  'captures:read',
  'captures:review',
  'captures:delete',
  'devices:read',
  'devices:operate',
  'devices:manage',
  'schedules:read',
  'schedules:manage',
  'descriptions:read',
  'descriptions:manage',
  'organization:read',
  'organization:manage',
  'members:read',
  'agents:read',
  'audit:read',
] as const

export type Scope = (typeof SCOPES)[number]

export const isScope = (word: string): word is Scope => (SCOPES as readonly string[]).includes(word)
