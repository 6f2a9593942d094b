import { api } from './client'
import type { CaptureDetail } from './types'

/** One capture, with what each agent said of it. */
export function readCapture(record_id: string, signal?: AbortSignal): Promise<CaptureDetail> {
  return api.get('/v1/captures/{record_id}', { path: { record_id }, ...(signal ? { signal } : {}) })
}
