import { REALTIME_SUBSCRIBE_STATES, RealtimeClient } from '@supabase/realtime-js'

/** A project that was asleep answers late. */
const JOIN_TIMEOUT_MS = 15_000

type Joining = { url: string; publishableKey: string; token: string; topic: string }

/** Joins a private channel of Realtime with a token. Returns undefined once it has joined, and else the reason of the refusal. */
export async function refusalToJoin({ url, publishableKey, token, topic }: Joining) {
  const client = new RealtimeClient(`${url}/realtime/v1`, {
    params: { apikey: publishableKey },
    accessToken: async () => token,
    timeout: JOIN_TIMEOUT_MS,
  })
  await client.setAuth()
  const answer = Promise.withResolvers<string | undefined>()
  const channel = client.channel(topic, { config: { private: true } })
  channel.subscribe((state, error) =>
    answer.resolve(state === REALTIME_SUBSCRIBE_STATES.SUBSCRIBED ? undefined : (error?.message ?? state)),
  )
  try {
    return await answer.promise
  } finally {
    await client.removeAllChannels()
    void client.disconnect()
  }
}
