import type { RawData } from 'ws'
import { z } from 'zod'

/** A message of Phoenix channels, which Realtime speaks. https://supabase.com/docs/guides/realtime/protocol */
export type Frame = {
  joinRef: string | null
  ref: string | null
  topic: string
  event: string
  payload: object
}

export type Format = { encode: (frame: Frame) => string; decode: (data: RawData) => Frame | undefined }

const ref = z.string().nullish().default(null)
const payload = z.looseObject({})
const Array2 = z.tuple([ref, ref, z.string(), z.string(), payload])
const Object1 = z.object({ join_ref: ref, ref, topic: z.string(), event: z.string(), payload })

/** The two ways to write a message, by the `vsn` that a client asks for. Messages of bytes, which only senders use, are not read. */
export const formats: Record<string, Format> = {
  '1.0.0': {
    encode: ({ joinRef, ...frame }) => JSON.stringify({ ...frame, join_ref: joinRef }),
    decode: (data) => {
      const parsed = Object1.safeParse(jsonOf(data))
      if (!parsed.success) return undefined
      const { join_ref: joinRef, ...frame } = parsed.data
      return { ...frame, joinRef }
    },
  },
  '2.0.0': {
    encode: ({ joinRef, ref: own, topic, event, payload: sent }) =>
      JSON.stringify([joinRef, own, topic, event, sent]),
    decode: (data) => {
      const parsed = Array2.safeParse(jsonOf(data))
      if (!parsed.success) return undefined
      const [joinRef, own, topic, event, sent] = parsed.data
      return { joinRef, ref: own, topic, event, payload: sent }
    },
  },
}

function jsonOf(data: RawData): unknown {
  try {
    return Buffer.isBuffer(data) ? JSON.parse(data.toString()) : undefined
  } catch {
    return undefined
  }
}
