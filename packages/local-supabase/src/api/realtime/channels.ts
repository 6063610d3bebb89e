import { errors, type JWTPayload } from 'jose'
import type { Pool } from 'pg'
import { z } from 'zod'
import type { AccessTokens } from '../access-tokens.ts'
import { mayRead } from './authorization.ts'
import type { Frame } from './frames.ts'

/** The limit of a hosted project for one connection. https://supabase.com/docs/guides/realtime/limits */
const CHANNELS_MAX = 100
const PREFIX = 'realtime:'

const Join = z.looseObject({
  access_token: z.string().nullish(),
  config: z
    .looseObject({
      private: z.boolean().default(false),
      presence: z.looseObject({ enabled: z.boolean().default(false) }).optional(),
      postgres_changes: z.array(z.unknown()).default([]),
    })
    .prefault({}),
})
const NewToken = z.looseObject({ access_token: z.string() })

type Channel = { joinRef: string | null; private: boolean; token: string; expiry: NodeJS.Timeout | undefined }
type Options = {
  db: Pool
  tokens: AccessTokens
  /** The claims of the API key, for messages that bring no token. */
  keyRole: string
  send: (frame: Frame) => void
}

export type Message = { topic: string; event: string; payload: object; private: boolean }
export type Channels = ReturnType<typeof createChannels>

/** The channels of one connection. Each ends with the access token that joined it, unless a newer one comes. */
export function createChannels({ db, tokens, keyRole, send }: Options) {
  const joined = new Map<string, Channel>()

  async function take(frame: Frame): Promise<void> {
    if (frame.event === 'heartbeat') return reply(frame, 'ok')
    if (frame.event === 'phx_join') return join(frame)
    if (!joined.has(frame.topic)) return reply(frame, 'error', { reason: 'unmatched topic' })
    if (frame.event === 'access_token') return renew(frame)
    if (frame.event === 'phx_leave') return leave(frame)
    reply(frame, 'error', { reason: `The local Realtime does not take "${frame.event}".` })
  }

  async function join(frame: Frame) {
    const parsed = Join.safeParse(frame.payload)
    const refusal = parsed.success ? refusalOf(frame.topic, parsed.data) : 'InvalidJoinPayload'
    if (!parsed.success || refusal) return reply(frame, 'error', { reason: refusal })

    const { access_token: given, config } = parsed.data
    const token = !given || given.startsWith('sb_') ? '' : given
    const claims = await claimsOf(token)
    if (typeof claims === 'string') return reply(frame, 'error', { reason: `InvalidJWTToken: ${claims}` })
    if (config.private && !(await mayRead(db, nameOf(frame.topic), claims))) {
      return reply(frame, 'error', { reason: `Unauthorized: ${forbidden(frame.topic)}` })
    }
    forget(frame.topic)
    joined.set(frame.topic, {
      joinRef: frame.joinRef,
      private: config.private,
      token,
      expiry: endAt(frame.topic, claims),
    })
    reply(frame, 'ok', { postgres_changes: [] })
  }

  /** The refusal that everybody gets. Any other depends on the claims. */
  function refusalOf(topic: string, { config }: z.output<typeof Join>) {
    if (!nameOf(topic)) return 'TopicNameRequired: You must provide a topic name'
    if (config.presence?.enabled) return 'The local Realtime has no Presence.'
    if (config.postgres_changes.length > 0)
      return 'The local Realtime has no Postgres Changes: use Broadcast.'
    if (joined.size >= CHANNELS_MAX && !joined.has(topic)) return 'ChannelRateLimitReached: Too many channels'
    return undefined
  }

  async function renew({ topic, payload }: Frame) {
    const channel = joined.get(topic)!
    const given = NewToken.safeParse(payload).data?.access_token
    if (!given || given.startsWith('sb_') || given === channel.token) return

    const claims = await claimsOf(given)
    if (typeof claims === 'string') return shut(topic, claims)
    if (channel.private && !(await mayRead(db, nameOf(topic), claims))) return shut(topic, forbidden(topic))
    clearTimeout(channel.expiry)
    joined.set(topic, { ...channel, token: given, expiry: endAt(topic, claims) })
  }

  async function claimsOf(token: string): Promise<JWTPayload | string> {
    if (!token) return { role: keyRole }
    const claims = await tokens
      .verify(token)
      .catch((error: unknown) =>
        error instanceof errors.JWTExpired ? 'Token has expired' : 'The token provided is not a valid JWT',
      )
    if (typeof claims === 'string' || (claims.role !== undefined && claims.exp !== undefined)) return claims
    return 'Fields `role` and `exp` are required in JWT'
  }

  function endAt(topic: string, { exp }: JWTPayload) {
    return exp === undefined
      ? undefined
      : setTimeout(() => shut(topic, 'Token has expired'), exp * 1000 - Date.now())
  }

  function leave(frame: Frame) {
    reply(frame, 'ok')
    close(frame.topic)
  }

  function shut(topic: string, message: string) {
    const system = { extension: 'system', status: 'error', message, channel: nameOf(topic) }
    push(topic, 'system', system)
    close(topic)
  }

  function close(topic: string) {
    push(topic, 'phx_close', {})
    forget(topic)
  }

  function forget(topic: string) {
    clearTimeout(joined.get(topic)?.expiry)
    joined.delete(topic)
  }

  function push(topic: string, event: string, payload: object) {
    send({ joinRef: joined.get(topic)?.joinRef ?? null, ref: null, topic, event, payload })
  }

  function reply({ joinRef, ref, topic }: Frame, status: 'ok' | 'error', response: object = {}) {
    send({ joinRef, ref, topic, event: 'phx_reply', payload: { status, response } })
  }

  return {
    take,

    /** Hands a message on to who has joined its topic, as public or private as it is. */
    tell({ topic, event, payload, private: isPrivate }: Message) {
      if (joined.get(PREFIX + topic)?.private !== isPrivate) return
      send({
        joinRef: null,
        ref: null,
        topic: PREFIX + topic,
        event: 'broadcast',
        payload: { type: 'broadcast', event, payload },
      })
    },

    end() {
      for (const topic of joined.keys()) forget(topic)
    },
  }
}

function nameOf(topic: string) {
  return topic.startsWith(PREFIX) ? topic.slice(PREFIX.length) : ''
}

function forbidden(topic: string) {
  return `You do not have permissions to read from this Channel topic: ${nameOf(topic)}`
}
