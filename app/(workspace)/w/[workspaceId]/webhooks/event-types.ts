import { webhookEventTypes } from '@/lib/features/webhooks/schema'

/** The event types, by kind. */
export const eventKinds = [...new Set(webhookEventTypes.map((type) => type.split('.')[0]!))].map((kind) => ({
  kind,
  types: webhookEventTypes.filter((type) => type.startsWith(`${kind}.`)),
}))

/** The chosen event types of a form: all, or each type once. `member.*` stands for all types of its kind. */
export function chosenTypesOf(chosen: string[]): string[] {
  if (chosen.includes('*')) return ['*']
  const types = chosen.flatMap(
    (choice) => eventKinds.find(({ kind }) => choice === `${kind}.*`)?.types ?? choice,
  )
  return [...new Set(types)]
}
