import { type Group, startGroup } from './group.ts'
import type { Outcome } from './outcome.ts'
import { reportProgress } from './progress.ts'
import type { Step } from './step.ts'

/** Runs the command of a step. `onStart` gets its processes, which a signal has to stop. */
export async function runStep(
  step: Step,
  environment: Record<string, string>,
  onStart: (group: Group) => void,
): Promise<Outcome> {
  const startedAt = performance.now()
  const env = { ...process.env, ...environment, ...step.env, ...step.reuse }
  const group = startGroup(step.command, env)
  onStart(group)

  const { stdout, stderr } = group.child
  const chunks: Buffer[] = []
  const take = (chunk: Buffer) => (step.quiet ? chunks.push(chunk) : process.stdout.write(chunk))
  for (const stream of [stdout, stderr]) stream.on('data', take)

  const stopReporting = step.quiet ? reportProgress(step.name, chunks) : () => {}

  const ended = await group.ended.catch((error: Error) => error.message)
  stopReporting()
  // A process that outlived its group may still hold them.
  for (const stream of [stdout, stderr]) stream.destroy()
  const seconds = (performance.now() - startedAt) / 1000
  if (ended === 0) return { step, result: 'passed', seconds }

  process.stdout.write(Buffer.concat(chunks))
  const because = typeof ended === 'string' ? ended : `exit code ${ended ?? group.child.signalCode}`
  return { step, result: 'failed', because, seconds }
}
