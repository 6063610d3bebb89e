import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import type { Outcome } from '@/app/_forms/outcome'
import { AppError } from '@/lib/errors'
import { sessionCookies } from '../../support/session-cookies'
import { createUser } from '../../support/people'

const request = vi.hoisted(() => ({
  cookies: [] as { name: string; value: string }[],
  set: [] as { name: string; value: string }[],
}))
const revalidatePath = vi.hoisted(() => vi.fn<(path: string, type?: string) => void>())
vi.mock('next/cache', () => ({ revalidatePath }))
vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({
    getAll: () => request.cookies,
    get: () => undefined,
    set: (cookie: never) => request.set.push(cookie),
  }),
}))
vi.mock('next/server', () => ({ connection: async () => {} }))

const { redirect } = await import('next/navigation')
const { action, openAction } = await import('@/app/_forms/action')
const { scriptAction } = await import('@/app/_forms/script-action')

const Scope = z.object({ noteId: z.int() })
const Note = z.strictObject({ text: z.string().min(1), tags: z.array(z.enum(['a', 'b'])).optional() })

test('a visitor is sent to sign in before the scope and the form are looked at', async () => {
  request.cookies = []
  const change = action({ scope: Scope, input: Note }, async () => {})
  const changeByScript = scriptAction({ scope: Scope, input: Note }, async () => {})

  const forged = [
    change({ noteId: 'x' } as never, {}, formOf({})),
    changeByScript({ noteId: 'x' } as never, { text: '' }),
  ]

  for (const answer of forged)
    await expect(answer).rejects.toMatchObject({ digest: expect.stringContaining('NEXT_REDIRECT;') })
})

test('a scope that the page cannot have bound is a fault, and is not said in the form', async () => {
  await signedIn()
  const change = action({ scope: Scope, input: Note }, async () => {})

  await expect(change({ noteId: 'x' } as never, {}, formOf({ text: 'Hello' }))).rejects.toThrow(z.ZodError)
})

test('the work is given the caller, the scope, the parsed form and the messages of their language', async () => {
  const { userId } = await signedIn()
  const change = action({ scope: Scope, input: Note, lists: ['tags'] }, async (call) => {
    const { caller, scope, input, messages } = call
    return { done: JSON.stringify([caller.userId, scope, input, messages.fields.save]) }
  })
  const form = formOf({ text: 'Hello', $ACTION_REF_1: '', $FORM: 'build _R_1_' })
  for (const tag of ['a', 'b', '']) form.append('tags', tag)

  const { done } = await change({ noteId: 1 }, {}, form)

  expect(JSON.parse(done!)).toEqual([userId, { noteId: 1 }, { text: 'Hello', tags: ['a', 'b'] }, 'Save'])
})

test('a form that is not valid comes back with what was typed, and pages are not read anew', async () => {
  await signedIn()
  const work = vi.fn<() => Promise<void>>()
  const change = action({ input: Note, lists: ['tags'] }, work)
  const form = formOf({ text: '' })
  for (const tag of ['a', 'c']) form.append('tags', tag)

  const state = await change({}, form)

  expect(state).toEqual({
    fieldErrors: { text: 'Please fill this in.', tags: 'Please choose one.' },
    values: { text: '', tags: 'a c' },
  })
  expect([work.mock.calls, revalidatePath.mock.calls]).toEqual([[], []])
})

test('a text that could not be kept as it is comes back to its field, with or without a form', async () => {
  await signedIn()
  const work = vi.fn<() => Promise<void>>()
  const said = 'This text has a character that cannot be stored.'
  const change = action({ input: Note }, work)
  const changeByScript = scriptAction({ scope: Scope, input: Note }, work)

  // The encoding of a form has no half of a character.
  expect(await change({}, formOf({ text: 'a\u0000b' }))).toMatchObject({ fieldErrors: { text: said } })
  for (const text of ['a\u0000b', 'a\ud800'])
    expect(await changeByScript({ noteId: 1 }, { text })).toMatchObject({ refusal: { text: said } })
  expect(work).not.toHaveBeenCalled()
})

test.each([
  [
    'text',
    'This value is not allowed.',
    { fieldErrors: { text: 'This value is not allowed.' }, ours: false },
  ],
  [
    'place',
    'Something went wrong on our side.',
    { message: 'Something went wrong on our side.', ours: true },
  ],
])(
  'a value that only the database refuses comes back to its field, or is a fault of ours if the form has no such field: %s',
  async (field, text, said) => {
    await signedIn()
    const work = async () => {
      throw new AppError('invalid_request', 'This value is not allowed.', { field, isUnforeseen: true })
    }

    expect(await action({ input: Note }, work)({}, formOf({ text: 'a' }))).toMatchObject(said)
    expect(
      await scriptAction({ scope: Scope, input: Note }, work)({ noteId: 1 }, { text: 'a' }),
    ).toMatchObject({ refusal: { text } })
  },
)

test('a schema that depends on what is stored is made for the caller and the scope', async () => {
  const { userId } = await signedIn()
  const input = async ({ caller, scope }: { caller: { userId: string }; scope: { noteId: number } }) =>
    z.object({ text: z.literal(`${caller.userId} ${scope.noteId}`) })
  const change = action({ scope: Scope, input }, async () => ({ done: 'yes' }))

  expect(await change({ noteId: 1 }, {}, formOf({ text: `${userId} 1` }))).toEqual({ done: 'yes' })
  expect(await change({ noteId: 2 }, {}, formOf({ text: `${userId} 1` }))).toHaveProperty('fieldErrors')
})

test.each([
  ['done', async () => ({ done: 'yes' }), 1],
  ['answered by a redirect', async () => redirect('/workspaces'), 1],
  [
    'refused',
    async () => {
      throw new AppError('conflict', 'It is there already.')
    },
    0,
  ],
])('pages are read anew after what is %s, or not', async (_, work, times) => {
  await signedIn()

  await action({}, work)({}, formOf({})).catch(() => {})

  expect(revalidatePath.mock.calls).toEqual(Array.from({ length: times }, () => ['/', 'layout']))
})

test.each(['factor_required', 'proof_required'] as const)(
  'who is refused with %s is sent to prove it, with or without a form, and back',
  async (code) => {
    await signedIn()
    const work = async () => {
      throw new AppError(code, 'Confirm that it is you to do this.')
    }

    const doors = [
      () => action({}, work)({}, formOf({})),
      () => scriptAction({ scope: Scope }, work)({ noteId: 1 }),
    ]

    for (const door of doors)
      await expect(door()).rejects.toMatchObject({
        digest: expect.stringContaining(
          `/confirm-identity?next=%2Fworkspaces${code === 'factor_required' ? '&need=factor' : ''}`,
        ),
      })
  },
)

test.each([
  ['proof_required', 'typed'],
  ['conflict', undefined],
] as const)('what was typed is kept over a proof, and over %s in the answer: %s', async (code, cookie) => {
  await signedIn()
  const change = action({ input: Note }, async () => {
    throw new AppError(code, 'Not now.')
  })

  await change({}, formOf({ text: 'A long story' })).catch(() => {})

  expect(request.set.map(({ name }) => name)).toEqual(cookie ? [cookie] : [])
})

test('an action says what else is read anew, and whether that is so after a refusal too', async () => {
  await signedIn()
  const revalidate = vi.fn<() => void>()
  const work = async () => {
    throw new AppError('precondition_failed', 'Somebody changed it.')
  }

  const state = await action({ revalidate, revalidatesRefusals: true }, work)({}, formOf({}))

  expect(state).toMatchObject({ stale: true, ours: false, requestId: expect.any(String) })
  expect([revalidate.mock.calls, revalidatePath.mock.calls]).toEqual([[[]], []])
})

test('an open action asks for nobody', async () => {
  request.cookies = []
  const look = openAction({ scope: Scope, limit: 'sign-in' }, async ({ scope }) => ({
    done: `${scope.noteId}`,
  }))

  expect(await look({ noteId: 3 }, {}, formOf({}))).toEqual({ done: '3' })
})

test('what a script asks for comes back as a result, or as a refusal in words', async () => {
  await signedIn()
  const rename = scriptAction(
    { scope: Scope, input: Note },
    async ({ scope, input: { text } }): Promise<Outcome & { noteId?: number }> => {
      if (text === 'taken') throw new AppError('conflict', 'It is there already.')
      return { noteId: scope.noteId }
    },
  )

  expect(await rename({ noteId: 1 }, { text: 'Hello' })).toEqual({ noteId: 1 })
  expect(await rename({ noteId: 1 }, { text: '' })).toMatchObject({
    refusal: { text: 'Please fill this in.' },
  })
  expect(await rename({ noteId: 1 }, { text: 'taken' })).toMatchObject({
    refusal: { text: 'It is there already.' },
  })
})

async function signedIn() {
  revalidatePath.mockClear()
  request.set = []
  const user = await createUser()
  request.cookies = await sessionCookies(user)
  return user
}

function formOf(fields: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}
