import { api } from './client'
import type { CaptureDetail } from './types'

/** One capture, with what each agent said of it. */
export async function readCapture(record_id: string, signal?: AbortSignal): Promise<CaptureDetail> {
  const read: unknown = await api.get('/v1/captures/{record_id}', { path: { record_id }, ...(signal ? { signal } : {}) })
  return read as CaptureDetail
}
