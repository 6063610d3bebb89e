import { type ActivityKind, merged } from './feature'
import { features } from '@/lib/features'

/** The recorded kinds with their name columns. A test compares them with the triggers. */
export const activityKinds = merged(features, 'activity')
export type ResourceKind = keyof typeof activityKinds

type OwnActionOf<Kind extends ResourceKind> = (typeof activityKinds)[Kind] extends {
  actions: readonly (infer Own)[]
}
  ? Own
  : never
type ActionOf<Kind extends ResourceKind> = 'created' | 'changed' | OwnActionOf<Kind> | 'removed'

export type Action = { [Kind in ResourceKind]: ActionOf<Kind> }[ResourceKind]
export type EventType = { [Kind in ResourceKind]: `${Kind}.${ActionOf<Kind> & string}` }[ResourceKind]

const kinds: [kind: string, ActivityKind][] = Object.entries(activityKinds)
const actionsWith = (own: readonly string[] = []) => ['created', 'changed', ...own, 'removed']

export const resourceKinds = kinds.map(([kind]) => kind) as ResourceKind[]

export const actions = actionsWith([
  ...new Set(kinds.flatMap(([, { actions: own = [] }]) => own)),
]) as Action[]

export const eventTypes = kinds.flatMap(([kind, { actions: own }]) =>
  actionsWith(own).map((action) => `${kind}.${action}`),
) as EventType[]
