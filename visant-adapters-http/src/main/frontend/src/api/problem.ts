/** One value that the server did not accept; the pointer leads into what was sent, as in `/email`. */
export interface Flaw {
  pointer: string
  message: string
}

/** A refusal of the server, or that it could not be asked: then `status` is 0 and `code` is `unreachable`. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly flaws: readonly Flaw[] = [],
    readonly requestId: string | null = null,
    /** Seconds until it may be tried again, if the server said so. */
    readonly retryAfter: number | null = null,
  ) {
    super(detail)
    this.name = 'Problem'
  }

  static unreachable(): Problem {
    return new Problem(0, 'unreachable', '')
  }

  static async of(response: Response): Promise<Problem> {
    const retryAfter = Number(response.headers.get('Retry-After')) || null
    const requestId = response.headers.get('X-Request-Id')
    try {
      const said = (await response.json()) as { code?: string; detail?: string; title?: string; errors?: Flaw[] }
      return new Problem(
        response.status,
        said.code ?? 'unknown',
        said.detail ?? said.title ?? '',
        said.errors ?? [],
        requestId,
        retryAfter,
      )
    } catch {
      return new Problem(response.status, 'unknown', response.statusText, [], requestId, retryAfter)
    }
  }

  /** What is wrong with the value of that name in the body, if anything. */
  flaw(field: string): string | undefined {
    return this.flaws.find((flaw) => flaw.pointer === `/${field}`)?.message
  }
}

/** Whether somebody gave the request up, which is nothing to report. */
export function abandoned(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}
