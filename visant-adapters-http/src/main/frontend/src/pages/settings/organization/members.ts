import type { Answer } from '@/api/types'

export type Member = Answer<'get', '/v1/organizations/current/members'>[number]
export const ROLES = ['owner', 'admin', 'editor', 'viewer'] as const
export type Role = (typeof ROLES)[number]

/** As many as a list shows. */
export const MOST_MEMBERS = 1000

export function named(who: { name: string; email: string }): string {
  return who.name || who.email
}

/** Whether that role is less than the other. */
export function lower(role: string, than: string): boolean {
  return ROLES.indexOf(role as Role) > ROLES.indexOf(than as Role)
}

/** The roles that the actor may give that member: owners are made and unmade by owners, and nobody raises themselves. */
export function rolesFor(member: { id: string; role: string }, actor: { id: string; role: string }): readonly Role[] {
  if (member.role === 'owner' && actor.role !== 'owner') return ['owner']
  return ROLES.filter(
    (role) => (role !== 'owner' || actor.role === 'owner') && (member.id !== actor.id || !lower(actor.role, role)),
  )
}
