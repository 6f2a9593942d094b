import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { api } from '@/api/client'
import { stateOf, type Device } from '@/api/types'
import { oneAtATime, useLive } from './index'
import type { LiveEvent } from './connection'

const MOST = 2000

/** The devices of the organization, kept up to date. Deactivated ones are in it too; see `active`. */
export const useFleet = defineStore('fleet', () => {
  const devices = ref<Device[]>([])
  const status = ref<'loading' | 'ready' | 'failed'>('loading')
  const error = shallowRef<unknown>(null)
  const byId = computed(() => new Map(devices.value.map((device) => [device.id, device])))

  const load = oneAtATime(async () => {
    try {
      devices.value = (await api.all('/v1/devices', MOST)).items
      error.value = null
      status.value = 'ready'
    } catch (problem) {
      error.value = problem
      if (status.value !== 'ready') status.value = 'failed'
    }
  })

  function apply(what: LiveEvent): void {
    const device = byId.value.get(what.data.device_id)
    if (!device) {
      void load()
    } else if (what.event === 'device') {
      const { connected, presence, last_seen } = what.data
      Object.assign(device, { connected, presence, last_seen })
    } else if (!device.last_capture || device.last_capture.captured_at <= what.data.captured_at) {
      const { record_id, captured_at, evaluation_status, classification_state = null, thumbnail_url } = what.data
      device.last_capture = { record_id, captured_at, evaluation_status, classification_state, thumbnail_url }
    }
  }

  useLive({ event: (what) => status.value === 'ready' && apply(what), open: load })

  return {
    devices,
    active: computed(() => devices.value.filter((device) => device.status === 'active')),
    byId,
    status,
    error,
    load,
    name: (id: string) => byId.value.get(id)?.name ?? id,
    lastState: (device: Device) => (device.last_capture ? stateOf(device.last_capture) : null),
  }
})
