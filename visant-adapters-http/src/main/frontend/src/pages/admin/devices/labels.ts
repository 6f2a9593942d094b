import type { Answer } from '@/api/types'

export type Label = Answer<'post', '/v1/admin/devices'>[number]

/** As on common sheets of labels, 70 × 37 mm each. */
export const COLUMNS = 3
export const ROWS = 8
const PER_SHEET = COLUMNS * ROWS

/** What any phone opens when it reads the label; the part behind # stays in the browser. */
export function addressOf(label: Label, origin: string): string {
  const fields = new URLSearchParams({ device: label.id })
  if (label.claim_code) fields.set('claim', label.claim_code)
  return `${origin}/ui/add-device#${fields}`
}

/** The labels sheet by sheet; the first begins behind so many that were used before. */
export function sheets(labels: readonly Label[], used: number): (Label | null)[][] {
  const places = [...Array<null>(Math.min(Math.max(used, 0), PER_SHEET - 1)).fill(null), ...labels]
  const all: (Label | null)[][] = []
  for (let from = 0; from < places.length; from += PER_SHEET) all.push(places.slice(from, from + PER_SHEET))
  return all
}

/** For a spreadsheet or a label printer. */
export function csvOf(labels: readonly Label[], origin: string): string {
  const lines = labels.map((label) => [label.id, label.claim_code ?? '', addressOf(label, origin)].join(','))
  return ['device_id,claim_code,address', ...lines, ''].join('\r\n')
}

/** Numbers as somebody listed them, in lines or between commas. */
export function idsOf(text: string): string[] {
  return text.split(/[\s,;]+/).filter((word) => word !== '')
}
