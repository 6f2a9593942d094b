import type { paths } from '@openapi'

/** What the interface offers, read from its own description; see `openapi.json`. */
export type Path = keyof paths & string
export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

export type PathsWith<M extends Method> = {
  [P in Path]: paths[P] extends Record<M, { responses: unknown }> ? P : never
}[Path]

type Operation<M extends Method, P extends Path> = paths[P] extends Record<M, infer O> ? O : never
type Content<T> = T extends { content: { 'application/json': infer J } } ? J : never

/** The JSON that a route answers when all is well. */
export type Answer<M extends Method, P extends Path> =
  Operation<M, P> extends { responses: infer R } ? Content<R[keyof R & (200 | 201 | 202)]> : never

/** The JSON that a route takes. */
export type Body<M extends Method, P extends Path> =
  Operation<M, P> extends { requestBody?: infer B } ? Content<NonNullable<B>> : never

/** What a route reads from the query. */
export type Query<M extends Method, P extends Path> =
  Operation<M, P> extends { parameters: { query?: infer Q } } ? Partial<Record<keyof NonNullable<Q>, Scalar>> : never

export type Scalar = string | number | boolean | null | undefined

/** The holes of a path, each to be filled. */
export type Holes<P extends string> = P extends `${string}{${infer Name}}${infer Rest}` ? Name | Holes<Rest> : never

// Names for what pages pass around. Others are made where they are needed, as Answer<'get', '/v1/…'>.
export type Me = Answer<'get', '/v1/auth/me'>
export type Device = Answer<'get', '/v1/devices'>[number]
export type Capture = Answer<'get', '/v1/captures'>[number]
export type CaptureDetail = Answer<'get', '/v1/captures/{record_id}'>
export type Schedule = Answer<'get', '/v1/scheduled-triggers/device/{device_id}'>[number]
export type Command = Answer<'get', '/v1/devices/{device_id}/commands'>[number]
export type NormalDescription = Answer<'get', '/v1/normal-descriptions'>[number]

/** What a still was judged to be, or where it is on the way there. */
export type State = 'normal' | 'abnormal' | 'uncertain' | 'pending' | 'failed'

export function stateOf(capture: {
  classification_state?: string | null
  evaluation_status: string
}): State {
  if (capture.evaluation_status === 'failed') return 'failed'
  const judged = capture.classification_state
  return judged === 'normal' || judged === 'abnormal' || judged === 'uncertain' ? judged : 'pending'
}

/** How many stills of some spans of time came to be what. */
export function totals(spans: readonly Record<State, number>[]): Record<State, number> {
  const sum = (state: State) => spans.reduce((all, span) => all + span[state], 0)
  return { normal: sum('normal'), abnormal: sum('abnormal'), uncertain: sum('uncertain'), pending: sum('pending'), failed: sum('failed') }
}
