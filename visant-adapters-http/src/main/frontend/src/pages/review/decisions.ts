import { api } from '@/api/client'
import type { Answer, Body, Capture } from '@/api/types'

/** What a person says a still shows; uncertain: nobody can tell. */
export type Truth = 'normal' | 'abnormal' | 'uncertain'

/** What is to be said of one still, or that what was said is taken back. */
export interface Change {
  id: string
  opinion: Opinion | null
}

export interface Opinion {
  verdict: 'right' | 'wrong'
  state: Truth
  note?: string | null
}

type Bulk = Body<'post', '/v1/captures/bulk'>

const MOST_AT_ONCE = 200

export function opinion(capture: Capture, truth: Truth, note = ''): Opinion {
  const said = { verdict: capture.classification_state === truth ? ('right' as const) : ('wrong' as const), state: truth }
  return note.trim() ? { ...said, note: note.trim() } : said
}

/** What was said of it before, as a change that says it again. */
export function earlier({ record_id: id, mark }: Capture): Change {
  const { verdict, state, note } = mark ?? {}
  return { id, opinion: verdict ? { verdict: verdict as Opinion['verdict'], state: state as Truth, note: note ?? null } : null }
}

/** The capture as it looks once that is said. */
export function marked(capture: Capture, said: Opinion): Capture {
  return { ...capture, mark: { ...said, note: said.note ?? null, marked_by: null, marked_at: new Date().toISOString() } }
}

/** What a wrong verdict says of the truth; of an uncertain one it says nothing. */
export function oppositeOf(capture: Capture): Truth | null {
  if (capture.classification_state === 'abnormal') return 'normal'
  return capture.classification_state === 'normal' ? 'abnormal' : null
}

/** As few requests as these changes take: those that say the same go together, 200 at most. */
export function requests(changes: readonly Change[]): Bulk[] {
  const groups = new Map<string, Change[]>()
  for (const change of changes) {
    const key = JSON.stringify(change.opinion)
    groups.set(key, [...(groups.get(key) ?? []), change])
  }
  return [...groups.values()].flatMap((same) => {
    const { opinion } = same[0]!
    return slices(same.map((change) => change.id)).map((record_ids): Bulk =>
      opinion ? { record_ids, action: 'mark', ...opinion } : { record_ids, action: 'unmark' },
    )
  })
}

export function slices<T>(all: readonly T[], size = MOST_AT_ONCE): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size))
}

/** Sends them, and answers the ids of those that the server did not take. */
export async function send(bulk: readonly Bulk[]): Promise<Set<string>> {
  const refused = new Set<string>()
  for (const body of bulk) {
    const results: Answer<'post', '/v1/captures/bulk'> = await api.post('/v1/captures/bulk', { body })
    for (const { record_id, result } of results) if (result !== 'done') refused.add(record_id)
  }
  return refused
}
