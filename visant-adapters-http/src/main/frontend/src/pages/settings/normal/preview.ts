import type { Answer } from '@/api/types'

export type Preview = Answer<'get', '/v1/normal-descriptions/preview/{preview_id}'>
export type Flip = Preview['flips'][number]

/** What the stream tells on each step. */
export interface Progress {
  status: string
  total: number
  done: number
  unjudged: number
  cost: number
}

/** The preview after a step. */
export function stepped(preview: Preview, { status, total, done, unjudged, cost }: Progress): Preview {
  return { ...preview, status, total, done, unjudged, cost }
}

/** The preview with one more still that would be judged otherwise; a stream that was opened anew tells them all again. */
export function flipped(preview: Preview, flip: Flip): Preview {
  if (preview.flips.some((known) => known.record_id === flip.record_id)) return preview
  return { ...preview, flips: [...preview.flips, flip] }
}

export const running = (preview: Preview) => preview.status === 'running'
