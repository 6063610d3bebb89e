import { createTokenSource } from './access-token'

/** Less and less often: a backend without Realtime is asked no more than now and then. */
const RETRY_AFTER_MS = [5_000, 15_000, 60_000, 300_000]

export type Realtime = { url: string; publishableKey: string; topic: string }

type Options = Realtime & {
  /** The request that has made the change, where one is known. */
  onChange: (by: string | null) => void
  /** Reports the start and the end of the subscription. */
  onState: (joined: boolean) => void
}

/**
 * Joins a topic of Supabase Realtime, under the policies of realtime.messages, and joins it anew whenever that ends, until the returned
 * function is called. The library is loaded for it, and not with the page.
 * https://supabase.com/docs/guides/realtime/broadcast
 */
export function hearChanges({ url, publishableKey, topic, onChange, onState }: Options): () => void {
  const accessToken = createTokenSource()
  const ending = new AbortController()
  let failures = 0
  let retry: ReturnType<typeof setTimeout> | undefined
  let leave: (() => void) | undefined

  async function join() {
    const { RealtimeClient, REALTIME_SUBSCRIBE_STATES } = await import('@supabase/realtime-js')
    if (ending.signal.aborted) return
    const client = new RealtimeClient(`${url}/realtime/v1`, {
      params: { apikey: publishableKey },
      accessToken,
    })
    await client.setAuth()
    if (!client.accessTokenValue) throw new Error('Not signed in')
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
        // A socket that is closed before it has opened is an error in the console, so whoever stops meanwhile waits for it.
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
    // When Realtime restarts, not everybody comes back in the same moment.
    retry = setTimeout(start, afterMs * (0.5 + Math.random()))
  }

  function start() {
    // The browser says when it is worth a try, and would write an error for each one before.
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
