import type { CompiledQuery } from 'kysely'
import type { UserCaller } from '@/lib/auth/caller'
import { PipelinedConnection } from '@/lib/db/pipelined-connection'
import type { ServedOperation } from '../../../scripts/api-operations.ts'
import { explain, type Explained } from './explain.ts'
import type { Planned } from './planned.ts'
import { askStorage, senderOf } from './requests.ts'
import { routeOf } from './routes.ts'
import type { PlannedScene } from './scene.ts'

export type Stage = {
  scene: PlannedScene
  operations: ServedOperation[]
  tokenFor: (caller: UserCaller) => Promise<string>
}

/** The statements that a request sends, each explained before it takes effect. Throws when it is refused. */
export async function plansOf(
  [request, body]: Planned,
  { scene, operations, tokenFor }: Stage,
  options: { withText?: boolean } = {},
): Promise<Explained[]> {
  const { id, method, target, params } = routeOf(request, scene.values)
  const { handler } = operations.find(({ contract }) => contract.id === id)!
  const sent = new Request(`http://localhost:3000/api/v1${target}`, {
    method,
    headers: {
      authorization: `Bearer ${await tokenFor(scene[senderOf(request)])}`,
      'if-match': '*',
      ...(body && { 'content-type': 'application/json' }),
    },
    body: body ? filled(body, scene.values) : null,
  })

  // An answer that is a stream sends statements for as long as it is read.
  const { result, plans } = await explaining(options, async () => {
    const answer = await handler(sent, { params: Promise.resolve(params) })
    return { ok: answer.ok, said: `${answer.status}: ${await answer.text()}` }
  })

  if (!result.ok && !askStorage.includes(request)) throw new Error(`${request} is answered ${result.said}`)
  return plans
}

function filled(body: object, values: Record<string, string>) {
  return JSON.stringify(body).replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name]!)
}

/** Explains what the app sends while `work` runs, one statement at a time. */
async function explaining<Result>(options: { withText?: boolean }, work: () => Promise<Result>) {
  const plans: Explained[] = []
  // oxlint-disable-next-line typescript/unbound-method -- called with its own connection below
  const { executeQuery } = PipelinedConnection.prototype
  let turn: Promise<unknown> = Promise.resolve()
  PipelinedConnection.prototype.executeQuery = function (this: PipelinedConnection, compiled: CompiledQuery) {
    const run = (query: CompiledQuery) => executeQuery.call(this, query)
    const mine = turn.then(async () => {
      plans.push(await explain(run, compiled, options))
      return run(compiled) as never
    })
    turn = mine.catch(() => {})
    return mine
  }
  try {
    return { result: await work(), plans }
  } finally {
    PipelinedConnection.prototype.executeQuery = executeQuery
  }
}
