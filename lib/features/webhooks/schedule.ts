import type { Outcome } from './send'

const MINUTE = 60
const HOUR = 60 * MINUTE

/** https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#deliverability-and-reliability */
const pausesSeconds = [
  5,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
]

/** The first and the last attempt of a delivery lie about so far apart. */
export const PATIENCE_DAYS = Math.round(pausesSeconds.reduce((sum, pause) => sum + pause) / (24 * HOUR))
/** After a rotation both secrets sign for so long. private.keep_webhook_secret() decides by the same. */
export const OVERLAP_HOURS = 24

/** Extends pauses by up to this share, so that joint failures are not retried together. */
const JITTER = 0.2
/** A receiver may ask for a longer pause, up to the longest of ours. */
const RETRY_AFTER_MAX_SECONDS = 24 * HOUR

const GONE = 410

/** `attempt` counts from 1. Null after the last. */
export function pauseAfter(attempt: number, outcome: Outcome): number | null {
  const pause = pausesSeconds[attempt - 1]
  if (pause === undefined || outcome.statusCode === GONE) return null

  const asked = Math.min(outcome.retryAfterSeconds ?? 0, RETRY_AFTER_MAX_SECONDS)
  return Math.max(pause * (1 + Math.random() * JITTER), asked)
}
