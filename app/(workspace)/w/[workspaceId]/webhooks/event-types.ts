import { webhookEventTypes } from '@/lib/features/webhooks/schema'

/** The types that a webhook can be told, by the kind of thing that they are about. */
export const eventKinds = [...new Set(webhookEventTypes.map((type) => type.split('.')[0]!))].map((kind) => ({
  kind,
  types: webhookEventTypes.filter((type) => type.startsWith(`${kind}.`)),
}))

/** What the choices of a form come to: everything, or each type once, where `task.*` stands for all of its kind. */
export function chosenTypesOf(choices: string): string[] {
  const chosen = choices.split(' ').filter(Boolean)
  if (chosen.includes('*')) return ['*']
  const types = chosen.flatMap(
    (choice) => eventKinds.find(({ kind }) => choice === `${kind}.*`)?.types ?? choice,
  )
  return [...new Set(types)]
}
