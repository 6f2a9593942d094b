import type { Answer, Body } from '@/api/types'

export type Panel = Answer<'get', '/v1/agents/panel'>
export type Agent = Panel['agents'][number]

export const VENDORS = ['baseline', 'openai', 'gemini', 'compatible'] as const
export type Vendor = (typeof VENDORS)[number]
export const POLICIES = ['agree', 'majority', 'any_abnormal', 'primary_with_fallback'] as const
export type Policy = (typeof POLICIES)[number]
export const MOST_AGENTS = 5

/** One line of the form. */
export interface Draft {
  /** Stays with the line when lines move. */
  line: number
  vendor: string
  model: string
  url: string
  key: string
  /** The seat as it is now, whose key stays if no other is typed. */
  seat: Agent | null
}

let lines = 0

export function draftOf(seat: Agent): Draft {
  return { line: ++lines, vendor: seat.vendor, model: seat.model, url: seat.base_url ?? '', key: '', seat }
}

export function freshDraft(vendor: Vendor): Draft {
  return { line: ++lines, vendor, model: vendor === 'baseline' ? 'baseline' : '', url: '', key: '', seat: null }
}

/** Whether the key of the seat goes on holding: it belongs to that vendor and that address. */
export function keepsKey(draft: Draft): boolean {
  const { seat } = draft
  return seat !== null && seat.key_set && seat.vendor === draft.vendor && (seat.base_url ?? '') === draft.url.trim()
}

export function requestOf(drafts: readonly Draft[], policy: string, threshold: number): Body<'put', '/v1/agents'> {
  return {
    agents: drafts.map(({ vendor, model, url, key }) => ({
      vendor,
      model: vendor === 'baseline' ? 'baseline' : model.trim(),
      ...(url.trim() && vendor !== 'baseline' ? { base_url: url.trim() } : {}),
      ...(key.trim() && vendor !== 'baseline' ? { api_key: key.trim() } : {}),
    })),
    policy,
    threshold,
  }
}
