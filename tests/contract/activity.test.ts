import { expect, test } from 'vitest'
import { activityKinds } from '@/lib/events'
import { merged } from '@/lib/feature'
import { features } from '../../lib/features'
import { listFaults } from '../support/list-faults'
import { owner } from '../support/owner'
import { documentedOperations } from './operations'
import { createWorld } from './world'

const operations = await documentedOperations()

test('everything that the API creates is recorded, under the name that its feature declares', async () => {
  const { owner: ada } = await createWorld(operations)

  const { rows } = await owner.query<{
    kind: keyof typeof activityKinds
    name: string | null
    after: object
  }>(
    `select resource_kind as kind, resource_name as name, after from activity
     where workspace_id = $1 and action = 'created'`,
    [ada.workspaceId],
  )

  const kinds = new Set(rows.map(({ kind }) => kind))
  const faults = listFaults({
    file: 'what the creations of the API have recorded, under `activity` in lib/features/<feature>/feature.ts,',
    written: [...kinds],
    wanted: Object.keys(merged(features, 'activity')),
    line: (kind) => `create trigger record_activity … execute function private.record_activity('${kind}', …)`,
    surplus: 'add it to lib/features/<feature>/feature.ts',
  })
  expect(faults).toEqual([])
  const named = rows.map(({ kind, after }) => {
    const { nameColumn } = activityKinds[kind]
    return nameColumn === null ? null : (after as Record<string, unknown>)[nameColumn]
  })
  expect(rows.map(({ name }) => name)).toEqual(named)
})
