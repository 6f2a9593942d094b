import { api } from '@/api/client'
import { choiceOf, MOST_REFERENCES, requestOf } from './draft'

/** Shows the models that still, too, as one of what is normal; or says why it is not done. */
export async function addReference(device_id: string, recordId: string): Promise<'added' | 'there' | 'full'> {
  const path = { device_id }
  const choice = choiceOf(await api.get('/v1/devices/{device_id}/sight', { path }))
  if (choice.references.includes(recordId)) return 'there'
  if (choice.references.length >= MOST_REFERENCES) return 'full'
  choice.references.push(recordId)
  await api.put('/v1/devices/{device_id}/sight', { path, body: requestOf(choice) })
  return 'added'
}
