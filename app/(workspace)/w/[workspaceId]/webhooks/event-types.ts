import { webhookEventTypes } from '@/lib/features/webhooks/schema'

/** Event types of webhooks, by the kind of thing that they are about. */
export const eventKinds = [...new Set(webhookEventTypes.map((type) => type.split('.')[0]!))].map((kind) => ({
  kind,
  types: webhookEventTypes.filter((type) => type.startsWith(`${kind}.`)),
}))

/** Event types that the choices of a form stand for: everything, or each type once. `task.*` stands for all of its kind. */
export function chosenTypesOf(chosen: string[]): string[] {
  if (chosen.includes('*')) return ['*']
  const types = chosen.flatMap(
    (choice) => eventKinds.find(({ kind }) => choice === `${kind}.*`)?.types ?? choice,
  )
  return [...new Set(types)]
}
