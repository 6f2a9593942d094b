import { describe, expect, it } from 'vitest'
import { addressOf, csvOf, idsOf, sheets } from '@/pages/admin/devices/labels'
import { read, typed } from '@/pages/admin/organizations/organization'
import { readLabel } from '@/pages/add-device/label'

const ORIGIN = 'https://visant.example'
const label = (id: string) => ({ id, claim_code: 'ABCD-EFGH-JKMN' })

describe('a label', () => {
  it('leads to the wizard, which reads it again', () => {
    const address = addressOf(label('CAM-7K2M'), ORIGIN)
    expect(address).toBe(`${ORIGIN}/ui/add-device#device=CAM-7K2M&claim=ABCD-EFGH-JKMN`)
    expect(readLabel(address)).toEqual({ device: 'CAM-7K2M', claim: 'ABCD-EFGH-JKMN' })
    expect(readLabel(addressOf({ id: 'YARD_1', claim_code: null }, ORIGIN))).toEqual({ device: 'YARD_1', claim: '' })
  })

  it('takes the next free place, on as many sheets as it needs', () => {
    const some = Array.from({ length: 24 }, (_, number) => label(`CAM-${number}`))
    expect(sheets(some, 0).map((sheet) => sheet.length)).toEqual([24])
    const [first, second] = sheets(some, 2)
    expect(first!.slice(0, 3)).toEqual([null, null, some[0]])
    expect(second).toEqual(some.slice(22))
    expect(sheets([some[0]!], 99)[0]).toHaveLength(24)
    expect(sheets([some[0]!], -3)[0]).toHaveLength(1)
  })

  it('is a line of a table', () => {
    expect(csvOf([label('A'), { id: 'B', claim_code: null }], ORIGIN).split('\r\n')).toEqual([
      'device_id,claim_code,address',
      `A,ABCD-EFGH-JKMN,${ORIGIN}/ui/add-device#device=A&claim=ABCD-EFGH-JKMN`,
      `B,,${ORIGIN}/ui/add-device#device=B`,
      '',
    ])
  })
})

it('reads numbers however they are listed', () => {
  expect(idsOf(' A-1,B-2\n\nC-3; D-4 ')).toEqual(['A-1', 'B-2', 'C-3', 'D-4'])
  expect(idsOf(' \n')).toEqual([])
})

describe('a limit', () => {
  it('is typed in gigabytes where it is one of bytes', () => {
    expect(typed('storage_bytes', 2_500_000_000)).toBe('2.5')
    expect(read('storage_bytes', '2,5')).toBe(2_500_000_000)
    expect(read('captures_per_day', ' 5000 ')).toBe(5000)
    expect(typed('streams', null)).toBe('')
  })

  it('is no word, no part of one, and not less than nothing', () => {
    for (const wrong of ['', ' ', 'many', '1.5', '-1', 'Infinity']) expect(read('streams', wrong)).toBeNull()
    expect(read('storage_bytes', '-1')).toBeNull()
    expect(read('streams', '0')).toBe(0)
  })
})
