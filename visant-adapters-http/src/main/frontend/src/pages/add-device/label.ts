/** What stands on the label of a device that was made for somebody yet unknown. */
export interface Label {
  device: string
  claim: string
}

const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/
const CLAIM = /^[A-Za-z0-9-]{4,64}$/

/**
 * Reads a label: the address in its QR (`…/ui/add-device#device=…&claim=…`), JSON, or number and code side by side.
 * `pairing` is what the camera reads and no person needs; null is anything else.
 */
export function readLabel(text: string): Label | 'pairing' | null {
  const said = text.trim()
  if (/^visant:\/\/activate\?/i.test(said)) return 'pairing'
  const fields = said.startsWith('{') ? ofJson(said) : /^[a-z]+:\/\//i.test(said) ? ofAddress(said) : ofWords(said)
  if (!fields || !ID.test(fields.device) || (fields.claim !== '' && !CLAIM.test(fields.claim))) return null
  return fields
}

function ofAddress(text: string): Label | null {
  const address = URL.parse?.(text) ?? null
  return address ? (ofHash(address.hash) ?? ofHash(address.search)) : ofHash(text.slice(text.search(/[?#]/)))
}

/** As it follows the sign `#` of an address, which no server gets to see. */
export function ofHash(hash: string): Label | null {
  const fields = new URLSearchParams(hash.slice(1))
  const device = fields.get('device')
  return device ? { device, claim: fields.get('claim') ?? '' } : null
}

function ofJson(text: string): Label | null {
  try {
    const fields = JSON.parse(text) as Record<string, unknown>
    const device = fields['device_id'] ?? fields['device'] ?? fields['id']
    const claim = fields['claim_code'] ?? fields['claim'] ?? ''
    return typeof device === 'string' && typeof claim === 'string' ? { device, claim } : null
  } catch {
    return null
  }
}

function ofWords(text: string): Label | null {
  const [device, claim = '', ...more] = text.split(/[\s,;]+/)
  return device && more.length === 0 ? { device, claim } : null
}
