import decodeQR from 'qr/decode.js'
import encodeQR from 'qr'
import { expect, it } from 'vitest'
import type { Capture, Device } from '@/api/types'
import { progress } from '@/pages/add-device/arrival'
import { readLabel } from '@/pages/add-device/label'

const label = { device: 'DEV-4F7K', claim: 'AB12-CD34-EF56' }

it.each([
  'https://cloud.example/ui/add-device#device=DEV-4F7K&claim=AB12-CD34-EF56',
  'http://10.0.0.7:8000/ui/add-device?device=DEV-4F7K&claim=AB12-CD34-EF56',
  '{"device_id":"DEV-4F7K","claim_code":"AB12-CD34-EF56"}',
  ' DEV-4F7K AB12-CD34-EF56\n',
  'DEV-4F7K;AB12-CD34-EF56',
])('reads a label: %s', (text) => expect(readLabel(text)).toEqual(label))

it('reads a label without a code', () => {
  expect(readLabel('DEV-4F7K')).toEqual({ device: 'DEV-4F7K', claim: '' })
})

it('knows the code that is for the camera', () => {
  expect(readLabel('visant://activate?device=DEV-4F7K&token=visd_x&server=http%3A%2F%2Flocalhost')).toBe('pairing')
})

it.each(['', 'https://example.com/', 'DEV-4F7K AB12 CD34', '{"device_id":7}', '{', 'https://a/#device=<script>', 'WIFI:S:home;;'])(
  'takes nothing else for a label: %s',
  (text) => expect(readLabel(text)).toBeNull(),
)

it('is read again from what is drawn', () => {
  const text = 'https://cloud.example/ui/add-device#device=DEV-4F7K&claim=AB12-CD34-EF56'
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4 })
  const [scale, side] = [4, rows.length * 4]
  const data = new Uint8ClampedArray(side * side * 4).fill(255)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      if (rows[Math.floor(y / scale)]![Math.floor(x / scale)]) data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
    }
  }
  expect(decodeQR({ width: side, height: side, data })).toBe(text)
})

it('follows a camera to its first verdict, and does not take old ones for it', () => {
  const device = { status: 'active', connected: false, activated_at: '2026-11-22T12:00:00Z' } as Device
  const old = { received_at: '2026-11-01T12:00:00Z', evaluation_status: 'completed' } as Capture
  const fresh = { received_at: '2026-11-22T12:01:00Z', evaluation_status: 'pending' } as Capture
  expect(progress(device, old)).toEqual({ activated: true, hello: false, still: false, verdict: false })
  expect(progress({ ...device, last_seen: '2026-11-01T12:00:00Z' }, undefined).hello).toBe(false)
  expect(progress({ ...device, connected: true }, undefined).hello).toBe(true)
  expect(progress(device, fresh)).toEqual({ activated: true, hello: true, still: true, verdict: false })
  expect(progress(device, { ...fresh, evaluation_status: 'completed' }).verdict).toBe(true)
})
