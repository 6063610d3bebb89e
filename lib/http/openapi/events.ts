import type { z } from 'zod'
import type { Components } from './components'
import { exampleOf } from './examples'
import type { Operation } from './operation'
import type { ApiEvent, Parameter } from './specification'
import { tagOf } from './tags'

/** A message that the product sends to an address of a client. */
export type SentEvent = {
  type: string
  /** The path of the subscriptions, whose tag it has. */
  path: string
  summary: string
  description: string
  /** The effect of a 410. */
  ending: string
  /** The component of its payload. */
  name: string
  payload: z.ZodType
  /** Fields in place of those of the generated example, at any depth. */
  example: object
}

/** https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
export const eventHeaders: Record<string, Parameter> = {
  EventId: header('webhook-id', 'The id of the event, the same in every attempt.', {
    type: 'string',
    format: 'uuid',
  }),
  EventTimestamp: header('webhook-timestamp', 'The moment of the attempt, in seconds since 1970.', {
    type: 'string',
    pattern: '^\\d+$',
  }),
  EventSignature: header(
    'webhook-signature',
    'Signatures of the id, the moment and the body, one for each secret, as `v1,` and base64.',
    { type: 'string', pattern: '^v1,' },
  ),
}

export function sentEventOf(event: SentEvent, components: Components): ApiEvent {
  const { type, path, summary, description, ending, name, payload } = event
  const { reference, schema } = components.schema(payload, 'output', name)
  const place: Operation = { method: 'POST', path, contract: { id: type, summary }, open: true }
  const example = replaced(exampleOf(schema, name, place), event.example)

  return {
    post: {
      operationId: operationIdOf(type),
      'x-internal': true,
      summary,
      description,
      tags: [tagOf(place)],
      security: [],
      parameters: Object.keys(eventHeaders).map((key) => ({ $ref: `#/components/parameters/${key}` })),
      requestBody: { required: true, content: { 'application/json': { schema: reference, example } } },
      responses: {
        '2XX': {
          description:
            'The receiver has the event. Any other answer is a failure, and leads to another attempt.',
        },
        410: { description: ending },
      },
    },
  }
}

function operationIdOf(type: string) {
  const words = type.split(/[._]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  return `on${words.join('')}`
}

function replaced(value: unknown, by: unknown): unknown {
  if (value === null || typeof value !== 'object' || by === null || typeof by !== 'object') return by
  const fields = Object.entries(by).map(([name, field]) => [
    name,
    replaced((value as Record<string, unknown>)[name] ?? null, field),
  ])
  return { ...value, ...Object.fromEntries(fields) }
}

function header(name: string, description: string, schema: Parameter['schema']): Parameter {
  return { name, in: 'header', required: true, description, schema }
}
