import type { Capture, Device } from '@/api/types'

export type Step = 'activated' | 'hello' | 'still' | 'verdict'

export const STEPS: readonly Step[] = ['activated', 'hello', 'still', 'verdict']

/** How far a camera has come since it was activated, which may not be for the first time. */
export function progress(device: Device | undefined, latest: Capture | undefined): Record<Step, boolean> {
  const since = Date.parse(device?.activated_at ?? '') || 0
  const fresh = (at: string | null | undefined) => !!at && Date.parse(at) >= since
  const still = latest !== undefined && fresh(latest.received_at)
  return {
    activated: device?.status === 'active',
    hello: still || device?.connected === true || fresh(device?.last_seen),
    still,
    verdict: still && (latest.evaluation_status === 'completed' || latest.evaluation_status === 'failed'),
  }
}
