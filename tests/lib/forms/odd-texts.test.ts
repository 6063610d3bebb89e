import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { loadSchemaNames } from '../../../scripts/api-operations.ts'
import { odd, oddAddresses, oddUrls } from '../../support/odd-texts'
import { startServices } from '../../support/services'

vi.mock('next/cache', () => ({ revalidatePath: () => {} }))
vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ getAll: () => [], get: () => undefined, set: () => {} }),
}))
vi.mock('next/server', () => ({ connection: async () => {} }))

await startServices()
const { openAction } = await import('@/app/_forms/action')
const { storable } = await import('@/lib/text/storable')

/** The text fields of every input that a feature declares, whether a form or the API sends it. */
const fields = [...(await loadSchemaNames())].flatMap(([schema, name]) =>
  schema instanceof z.ZodObject && schema.def.catchall instanceof z.ZodNever
    ? Object.entries(schema.shape)
        .filter(([, field]) => takesText(field))
        .map(([field]) => ({ name, field, schema }))
    : [],
)

test('the features declare texts', () => {
  expect(fields.length).toBeGreaterThan(10)
})

test.each(fields)(
  'a form of $name answers every text in $field, at its field if it refuses it',
  async (one) => {
    const send = openAction({ input: one.schema }, async () => ({ done: 'taken' }))
    const faults = []
    for (const text of [...odd, ...oddAddresses, ...oddUrls]) {
      const form = new FormData()
      form.set(one.field, text)
      // A form has no half of a character.
      const sent = { [one.field]: text.toWellFormed() }
      const refused = storable(one.schema)
        .safeParse(sent)
        .error?.issues.some(({ path }) => path[0] === one.field)

      const { fieldErrors = {} } = await send({}, form)
      if (Object.hasOwn(fieldErrors, one.field) !== Boolean(refused)) faults.push([text, fieldErrors])
      if (text.includes('\0') && !refused) faults.push([text, 'taken'])
    }

    expect(faults).toEqual([])
  },
)

function takesText(field: unknown): boolean {
  if (field instanceof z.ZodOptional || field instanceof z.ZodDefault || field instanceof z.ZodNullable)
    return takesText(field.def.innerType)
  if (field instanceof z.ZodPipe) return takesText(field.def.in)
  return field instanceof z.ZodString
}
