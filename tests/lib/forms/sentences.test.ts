import { expect, test } from 'vitest'
import { z } from 'zod'
import { fieldErrorsOf } from '@/app/_forms/sentences'
import { de } from '@/app/_messages/messages'

const Note = z.strictObject({ text: z.string(), kind: z.union([z.literal('a'), z.int()]) })

function errorsOf(input: unknown) {
  return fieldErrorsOf(Note.safeParse(input).error!, de.validation, (sentence) => `said: ${sentence}`)
}

test('a field that nobody asked for is a fault of the page, not a message of the schema', () => {
  expect(errorsOf({ text: 'x', kind: 'a', secret: 'y' })).toEqual({ '': de.validation.unexpected })
})

test('what has no sentence of its own gets the general one, in the language of the page', () => {
  expect(errorsOf({ text: 'x', kind: 'b' })).toEqual({ kind: de.validation.invalid })
})
