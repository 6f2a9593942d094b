import { reactive } from 'vue'
import { api } from '@/api/client'
import { complain } from '@/kit/toast'
import { live } from './index'

/** A capture command that nobody took up within this time has expired on the server. */
const EXPIRES_MILLIS = 125_000

/** The devices that were asked for a still and have not sent one yet. */
const waiting = reactive(new Map<string, ReturnType<typeof setTimeout>>())

live.onEvent((what) => {
  if (what.event === 'capture' && what.data.evaluation_status === 'pending') done(what.data.device_id)
})

function done(device: string): void {
  clearTimeout(waiting.get(device))
  waiting.delete(device)
}

/** Asks a camera for a still; its id is of use where the way of the command is shown. */
export async function captureNow(device: string, label?: string): Promise<string | null> {
  if (waiting.has(device)) return null
  waiting.set(
    device,
    setTimeout(() => done(device), EXPIRES_MILLIS),
  )
  try {
    const { command_id } = await api.post('/v1/devices/{device_id}/trigger', {
      path: { device_id: device },
      body: label ? { trigger_label: label } : {},
    })
    return command_id
  } catch (error) {
    done(device)
    complain(error)
    return null
  }
}

/** Whether a still of that device is awaited. */
export const awaiting = (device: string): boolean => waiting.has(device)
