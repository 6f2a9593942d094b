import { onScopeDispose } from 'vue'
import { api } from '@/api/client'
import { LiveConnection, type LiveEvent } from './connection'

/** The one stream of this tab, or its part in that of another. A refusal is told by what asks who is signed in. */
export const live = new LiveConnection(() => void api.get('/v1/auth/me').catch(() => {}))

/** Runs the work one at a time; whoever asks meanwhile has it run once more after that. */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null
  let again = false
  const run = async () => {
    do {
      again = false
      await work()
    } while (again)
  }
  return () => {
    if (running !== null) again = true
    else running = run().finally(() => (running = null))
    return running!
  }
}

/** Hears of events as long as the component or store lives, and of each opening, after which lists are read again. */
export function useLive(on: { event?: (what: LiveEvent) => void; open?: () => void }): void {
  const ends = [on.event && live.onEvent(on.event), on.open && live.onOpen(on.open)]
  onScopeDispose(() => ends.forEach((end) => end?.()))
}

/**
 * Does the work again soon after something of those kinds came, once for all that came within the pause, and after each
 * opening; while nobody looks at the page it waits until somebody does.
 */
export function useLately(work: () => Promise<void>, kinds: readonly LiveEvent['event'][], pauseMillis: number): void {
  const run = oneAtATime(work)
  let due: ReturnType<typeof setTimeout> | undefined
  let missed = false

  function soon(): void {
    due ??= setTimeout(() => {
      due = undefined
      missed = document.hidden
      if (!missed) void run()
    }, pauseMillis)
  }
  const seen = () => missed && !document.hidden && soon()

  document.addEventListener('visibilitychange', seen)
  onScopeDispose(() => {
    clearTimeout(due)
    document.removeEventListener('visibilitychange', seen)
  })
  useLive({ event: (what) => kinds.includes(what.event) && soon(), open: soon })
}
