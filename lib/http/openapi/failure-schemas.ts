import { DETAILS_MAX, statusByCode } from '@/lib/errors'
import { object, referenceTo } from './object'
import type { Schema } from './specification'

const codes = Object.keys(statusByCode)
const text = { type: 'string' }
const code = {
  ...text,
  'x-extensible-enum': codes,
  description: 'The error code, for programs. Each answer lists its codes as `x-error-codes`.',
}
const path = { ...text, description: 'The path of the field, such as body.title.' }
const message = { ...text, description: 'The reason, for people.' }

export const failures: Record<string, Schema> = {
  Failure: {
    ...object(
      {
        error: {
          ...object(
            {
              code,
              message: { ...text, description: 'The error message, for people.' },
              details: {
                type: 'array',
                description: `The invalid fields, the first ${DETAILS_MAX}.`,
                maxItems: DETAILS_MAX,
                items: {
                  ...object({ path, message }, ['path', 'message']),
                  description: 'An invalid field.',
                },
              },
            },
            ['code', 'message'],
          ),
          description: 'The reason of a failure.',
        },
        meta: referenceTo('Meta'),
      },
      ['error', 'meta'],
    ),
    description: 'The answer to a request that failed.',
  },
  Problem: {
    ...object(
      {
        type: { ...text, format: 'uri', description: 'The page that explains the code.' },
        title: { ...text, description: 'The code in words.' },
        status: {
          type: 'integer',
          format: 'int32',
          minimum: 400,
          maximum: 599,
          description: 'The status of the answer.',
        },
        detail: { ...text, description: 'The error message, for people.' },
        instance: { ...text, description: 'The request path, followed by # and the request id.' },
        code,
        errors: {
          type: 'array',
          description: `The invalid fields, the first ${DETAILS_MAX}.`,
          maxItems: DETAILS_MAX,
          items: {
            ...object({ path, detail: message }, ['path', 'detail']),
            description: 'An invalid field.',
          },
        },
      },
      ['type', 'title', 'status', 'detail', 'instance', 'code'],
    ),
    description: 'The same in the form of RFC 9457, for a client that prefers it.',
  },
}
