import { hearChanges, type Realtime } from './hear-changes'
import { reachable } from './reachable'

/** The interval without Realtime: short enough to work together, long enough for a forgotten tab. */
const LOOK_EVERY_MS = 15_000
/** The interval with Realtime, for changes that no workspace announces, such as a new name of a member. */
const LOOK_WHILE_HEARING_EVERY_MS = 60_000
/** The shortest interval, since focus and visibility fire together and a busy workspace changes constantly. */
const PAUSE_MS = 2_000
/** Batches changes that arrive together. */
const GATHER_MS = 400
/** The change may be the reader's own, whose page is already loading. */
const GATHER_WHILE_ACTING_MS = 3_000
/** Catches changes between rendering and joining. A loading page is left alone. */
const CATCH_UP_AFTER_MS = 3_000
/** Jitter spreads the requests of several readers. */
const SPREAD_MS = 400
/** A hidden tab closes its connection. */
const LEAVE_AFTER_MS = 60_000

type Options = Realtime & {
  /** Without Realtime the page reloads at an interval alone. */
  isLive: boolean
  /** Returns true if the page already shows the change of a request. */
  isShown: (requestId: string) => boolean
  /** Reloads the page's data. */
  show: () => void
}

/**
 * Reloads the page after changes by others: at once with Realtime, else at an interval, and when the reader returns. Ends with
 * the returned function.
 */
export function watchChanges({ isLive, isShown, show, ...realtime }: Options): () => void {
  const ending = new AbortController()
  const { signal } = ending
  const news = new Set<string | null>()
  let looked = Date.now()
  let hearing = false
  let stopHearing: (() => void) | undefined
  let planned: ReturnType<typeof setTimeout> | undefined
  let leaving: ReturnType<typeof setTimeout> | undefined
  let catchingUp: ReturnType<typeof setTimeout> | undefined

  function look() {
    if (Date.now() - looked >= PAUSE_MS) void refresh()
  }

  async function refresh() {
    if (document.visibilityState === 'hidden' || !navigator.onLine) return
    looked = Date.now()
    // Next would replace the page with a failed one.
    if (await reachable(signal)) show()
  }

  function hear(by: string | null) {
    news.add(by)
    const pauseMs = looked + PAUSE_MS - Date.now()
    const gatherMs = navigator.userActivation?.isActive ? GATHER_WHILE_ACTING_MS : GATHER_MS
    planned ??= setTimeout(showNews, Math.max(gatherMs + Math.random() * SPREAD_MS, pauseMs))
  }

  function showNews() {
    planned = undefined
    const others = [...news].some((by) => by === null || !isShown(by))
    news.clear()
    if (others) void refresh()
  }

  function connect() {
    if (!isLive) return
    stopHearing ??= hearChanges({
      ...realtime,
      onChange: hear,
      onState(joined) {
        clearTimeout(catchingUp)
        if (joined) catchingUp = setTimeout(hear, CATCH_UP_AFTER_MS, null)
        hearing = joined
      },
    })
  }

  function leave() {
    clearTimeout(catchingUp)
    stopHearing?.()
    stopHearing = undefined
    hearing = false
  }

  function see() {
    clearTimeout(leaving)
    if (document.visibilityState === 'hidden') {
      leaving = setTimeout(leave, LEAVE_AFTER_MS)
    } else {
      connect()
      look()
    }
  }

  const timer = setInterval(() => {
    if (!hearing || Date.now() - looked >= LOOK_WHILE_HEARING_EVERY_MS) look()
  }, LOOK_EVERY_MS)
  window.addEventListener('focus', look, { signal })
  document.addEventListener('visibilitychange', see, { signal })
  see()

  return () => {
    ending.abort()
    clearInterval(timer)
    clearTimeout(planned)
    clearTimeout(leaving)
    leave()
  }
}
