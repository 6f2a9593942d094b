import { afterEach, describe, expect, it, vi } from 'vitest'
import { address, api, renewSessionBy } from '@/api/client'
import { Problem } from '@/api/problem'

function answering(...answers: Response[]) {
  const asked = vi.fn<(url: string, init: RequestInit) => Promise<Response>>(() => Promise.resolve(answers.shift()!))
  vi.stubGlobal('fetch', asked)
  return asked
}

const json = (body: unknown, init?: ResponseInit) => new Response(JSON.stringify(body), init)
const refusal = (status: number, code: string) => json({ code, detail: 'No.' }, { status })

afterEach(() => {
  vi.unstubAllGlobals()
  renewSessionBy(() => Promise.resolve(false))
})

it('fills the holes of a path and leaves out what is not given', () => {
  expect(address('/v1/devices/{device_id}', { device_id: 'a/b?c' }, { from: null, limit: 2, state: '' })).toBe(
    '/v1/devices/a%2Fb%3Fc?limit=2',
  )
})

describe('a request', () => {
  it('is repeated once when the session could be renewed, with its body', async () => {
    const asked = answering(refusal(401, 'unauthorized'), json({ id: 'x' }))
    renewSessionBy(() => Promise.resolve(true))

    await api.post('/v1/devices', { body: { name: 'Gate' } })

    expect(asked).toHaveBeenCalledTimes(2)
    expect(asked.mock.calls[1]![1].body).toBe('{"name":"Gate"}')
  })

  it('fails when it could not', async () => {
    answering(refusal(401, 'unauthorized'))
    await expect(api.get('/v1/auth/me')).rejects.toMatchObject({ status: 401, code: 'unauthorized' })
  })

  it('does not renew a session that is only just asked for', async () => {
    answering(refusal(401, 'bad_credentials'))
    const renew = vi.fn(() => Promise.resolve(true))
    renewSessionBy(renew)

    await expect(api.post('/v1/auth/login', { body: { email: 'a', password: 'b' } })).rejects.toBeInstanceOf(Problem)

    expect(renew).not.toHaveBeenCalled()
  })

  it('says so when nobody answers', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    await expect(api.get('/v1/auth/me')).rejects.toMatchObject({ status: 0, code: 'unreachable' })
  })

  it('keeps what is wrong with each field', async () => {
    answering(json({ code: 'invalid', detail: 'x', errors: [{ pointer: '/email', message: 'bad' }] }, { status: 422 }))
    const problem = await api.post('/v1/auth/forgot-password', { body: { email: 'x' } }).catch((e: Problem) => e)
    expect((problem as Problem).flaw('email')).toBe('bad')
  })

  it('survives an answer that is no problem document', async () => {
    answering(new Response('<html>', { status: 502, statusText: 'Bad Gateway' }))
    await expect(api.get('/v1/auth/me')).rejects.toMatchObject({ status: 502, code: 'unknown' })
  })
})

it('follows a list to its end, or to the most that is wanted', async () => {
  const link = { headers: { Link: '</v1/devices?cursor=2>; rel="next"' } }
  const asked = answering(json([{ id: '1' }], link), json([{ id: '2' }]))

  const read = await api.all('/v1/devices', 10)

  expect(read).toEqual({ items: [{ id: '1' }, { id: '2' }], complete: true })
  expect(asked.mock.calls.map((call) => call[0])).toEqual(['/v1/devices?limit=200', '/v1/devices?cursor=2'])
})
