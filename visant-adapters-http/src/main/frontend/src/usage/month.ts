import type { Answer } from '@/api/types'

export type Usage = Answer<'get', '/v1/usage'>

export interface Used {
  calls: number
  input_tokens: number
  output_tokens: number
  cost_micros: number
}

/** What one camera used; of all of them where none is named. */
export function usedBy(usage: Usage, device: string): { sum: Used; agents: Usage['by_agent']; devices: Usage['by_device'] } {
  if (device === '') return { sum: usage, agents: usage.by_agent, devices: usage.by_device }
  const one = usage.by_device.find((other) => other.device_id === device)
  const nothing = { calls: 0, input_tokens: 0, output_tokens: 0, cost_micros: 0 }
  return { sum: one ?? nothing, agents: one?.agents ?? [], devices: one ? [one] : [] }
}

/** How each compares with the dearest; where nothing costs anything, with the one that was asked most. */
export function shares<T extends Used>(some: readonly T[]): { of: T; share: number }[] {
  const dear = some.some((one) => one.cost_micros > 0)
  const size = (one: Used) => (dear ? one.cost_micros : one.calls)
  const most = Math.max(1, ...some.map(size))
  return some.toSorted((a, b) => size(b) - size(a)).map((of) => ({ of, share: size(of) / most }))
}
