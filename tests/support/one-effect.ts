import { setTimeout } from 'node:timers/promises'
import * as notes from '@/lib/features/notes/route'
import { unlimit } from './limits'
import { countNotes } from './notes'
import { createMember } from './people'
import { send } from './send'

const ATTEMPTS_MAX = 100

/** Each key has one effect. Every sender gets the answer of its key. */
export const oneEffectEach = (keys: number) => ({
  statuses: [201],
  ids: keys,
  firstAnswers: keys,
  toAnotherKey: 0,
  notes: keys,
})

/** Sends all requests at once, each again for as long as it is told to come back, and returns their effects. */
export async function effectsOf(keys: number, times: number) {
  const ada = await createMember()
  await unlimit(ada)
  const sent = Array.from({ length: keys * times }, (_, index) => `k${index % keys}`)

  const answers = await Promise.all(
    sent.map((key) =>
      persist(() =>
        send(notes.POST, {
          as: ada,
          params: { workspaceId: ada.workspaceId },
          headers: { 'idempotency-key': key },
          body: { title: key },
        }),
      ),
    ),
  )

  return {
    statuses: [...new Set(answers.map(({ status }) => status))],
    ids: new Set(answers.map(({ data }) => data.id)).size,
    firstAnswers: answers.filter(({ headers }) => headers.get('idempotency-replayed') === null).length,
    toAnotherKey: answers.filter(({ data }, index) => data.title !== sent[index]).length,
    notes: await countNotes(ada),
  }
}

async function persist(request: () => ReturnType<typeof send>) {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    const answer = await request()
    const seconds = Number(answer.headers.get('retry-after'))
    if (seconds === 0) return answer
    await setTimeout(seconds * 1_000 * (0.5 + Math.random()))
  }
  throw new Error(`It was told to come back ${ATTEMPTS_MAX} times.`)
}
