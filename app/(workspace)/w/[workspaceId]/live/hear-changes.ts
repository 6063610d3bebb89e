import { createTokenSource } from './live-token'

/** Growing pauses, so a backend without Realtime is rarely asked. */
const RETRY_AFTER_MS = [5_000, 15_000, 60_000, 300_000]

export type Realtime = { url: string; publishableKey: string; workspaceId: string }

type Options = Realtime & {
  /** The request id of the change, if known. */
  onChange: (by: string | null) => void
  /** Reports the start and the end of the subscription. */
  onState: (joined: boolean) => void
}

/**
 * Joins the topic of a workspace by a token for it alone, and rejoins until the returned function is called. Loads the
 * library on demand. https://supabase.com/docs/guides/realtime/broadcast
 */
export function hearChanges({ url, publishableKey, workspaceId, onChange, onState }: Options): () => void {
  const liveToken = createTokenSource(workspaceId)
  const ending = new AbortController()
  let failures = 0
  let retry: ReturnType<typeof setTimeout> | undefined
  let leave: (() => void) | undefined

  async function join() {
    const [{ RealtimeClient, REALTIME_SUBSCRIBE_STATES }, { topic }] = await Promise.all([
      import('@supabase/realtime-js'),
      liveToken(),
    ])
    if (ending.signal.aborted) return
    const client = new RealtimeClient(`${url}/realtime/v1`, {
      params: { apikey: publishableKey },
      accessToken: async () => (await liveToken()).token,
    })
    await client.setAuth()
    if (ending.signal.aborted) return

    let over = false
    function end() {
      over = true
      leave = undefined
      void client.disconnect()
    }

    client
      .channel(topic, { config: { private: true } })
      .on('broadcast', { event: 'changed' }, ({ payload }: { payload: { requestId: string | null } }) =>
        onChange(payload.requestId),
      )
      .subscribe((state) => {
        if (over) return
        // Closing a socket before it has opened logs an error, so stopping waits for it.
        if (ending.signal.aborted) return end()
        if (state === REALTIME_SUBSCRIBE_STATES.SUBSCRIBED) {
          failures = 0
          leave = end
          onState(true)
        } else {
          end()
          onState(false)
          joinLater()
        }
      })
  }

  function joinLater() {
    const afterMs = RETRY_AFTER_MS[Math.min(failures, RETRY_AFTER_MS.length - 1)]!
    failures += 1
    // Jitter spreads the reconnects after a restart of Realtime.
    retry = setTimeout(start, afterMs * (0.5 + Math.random()))
  }

  function start() {
    // The browser logs an error per attempt while offline, so wait for its `online` event.
    if (!navigator.onLine)
      return window.addEventListener('online', start, { once: true, signal: ending.signal })
    join().catch(() => {
      if (!ending.signal.aborted) joinLater()
    })
  }

  start()
  return () => {
    ending.abort()
    clearTimeout(retry)
    leave?.()
  }
}
