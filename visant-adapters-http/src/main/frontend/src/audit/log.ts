import { address, send } from '@/api/client'
import { Problem } from '@/api/problem'
import type { Answer, Scalar } from '@/api/types'
import { common } from '@/i18n/common'
import { startOfDay, zoneOffset } from '@/i18n/time'
import { all, t } from './texts'

export type Entry = Answer<'get', '/v1/audit'>[number]
type Word = keyof typeof all.en

/** In the order of the choice. */
export const KINDS = ['user', 'device', 'key', 'operator', 'server', 'anonymous'] as const

const known = (word: string): word is Word => word in all.en

/** What can be done, by its name, as the choice has it. */
export function actions(): { value: string; label: string }[] {
  return (Object.keys(all.en) as Word[])
    .filter((word) => /^[a-z]+\.[a-z_]+$/.test(word) && !/^(actor|one|subject|only|none|fits)\./.test(word))
    .map((value) => ({ value, label: t(value) }))
}

/** Another version of the server may know actions that have no words here. */
export const actionOf = (entry: Entry): string => (known(entry.action) ? t(entry.action) : entry.action)

/** @param personOf knows people whom the entry names by number alone, as it does operators */
export function actorOf(entry: Entry, personOf?: (id: string) => string | null): string {
  const { kind, id } = entry.actor
  const email = entry.actor.email ?? (id ? personOf?.(id) : null)
  if (email) return kind === 'operator' ? t('one.operator', { id: email }) : email
  const one = `one.${kind}`
  return id && known(one) ? t(one, { id }) : known(`actor.${kind}`) ? t(`actor.${kind}` as Word) : kind
}

/** What it was done to; a number alone says little, so what it is the number of comes first. */
export function subjectOf(entry: Entry): string | null {
  const subject = entry.subject
  if (!subject) return null
  const kind = `subject.${subject.kind}`
  return `${known(kind) ? t(kind) : subject.kind} ${subject.email ?? subject.id}`
}

/** One word or number more, such as the new role. */
export function detailOf(entry: Entry): string | null {
  const word = entry.detail
  if (!word) return null
  const role = ['owner', 'admin', 'editor', 'viewer'].includes(word)
  const state = ['normal', 'abnormal', 'uncertain'].includes(word)
  return role ? common.t(`role.${word as 'owner'}`) : state ? common.t(`state.${word as 'normal'}`) : word.replaceAll('_', ' ')
}

/** When a day begins in that zone, as the server has it; `later` days after it. Null is no day. */
export function dayAt(day: string, zone: string, later = 0): string | null {
  const [year, month, date] = day.split('-').map(Number)
  if (!year || !month || !date) return null
  const noon = new Date(Date.UTC(year, month - 1, date + later, 12))
  return startOfDay(new Date(noon.getTime() - zoneOffset(noon, zone)), zone).toISOString()
}

/** The whole log that fits, as a table; the server hands it out in parts, each with its head. */
export async function table(path: string, query: Record<string, Scalar>): Promise<Blob> {
  const parts: string[] = []
  let next: string | null = address(path, {}, query)
  while (next !== null) {
    const response: Response = await send('get', next, { headers: { Accept: 'text/csv' } })
    if (!response.ok) throw await Problem.of(response)
    const text = await response.text()
    parts.push(parts.length === 0 ? text : text.slice(text.indexOf('\n') + 1))
    next = /<([^>]+)>;\s*rel="next"/.exec(response.headers.get('Link') ?? '')?.[1] ?? null
  }
  return new Blob(parts, { type: 'text/csv' })
}
