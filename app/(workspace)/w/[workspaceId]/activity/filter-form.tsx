import type { Route } from 'next'
import NextForm from 'next/form'
import { z } from 'zod'
import { messages } from '@/app/_messages/messages'
import { Button } from '@/app/_ui/button'
import { Select } from '@/app/_ui/select'
import { ActivityFilter, resourceKinds } from '@/lib/features/activity/schema'
import type { Member } from '@/lib/features/members/schema'

const { actorId, resourceKind } = ActivityFilter.shape
const InAddress = z.object({ actorId: actorId.catch(undefined), resourceKind: resourceKind.catch(undefined) })

/** What the address asks for; what makes no sense is not asked. */
export async function filterOf(searchParams: Promise<unknown>): Promise<Record<string, string>> {
  const asked = Object.entries(InAddress.parse(await searchParams))
  return Object.fromEntries(asked.filter((entry): entry is [string, string] => entry[1] !== undefined))
}

type Props = { path: Route; filter: Record<string, string>; members: Member[] }

/** Its choice is in the address, so a filtered list can be kept and shared. */
export async function FilterForm({ path, filter, members }: Props) {
  const { activity: m } = await messages()
  const people = members.map(({ userId, displayName }) => ({ value: userId, name: displayName }))
  const kinds = resourceKinds.map((value) => ({ value, name: m.kinds[value] }))

  return (
    <NextForm action={path} aria-label={m.filter} className="mb-6 flex flex-wrap items-end gap-3">
      <div className="min-w-0 grow basis-40 sm:max-w-60">
        <Select
          name="actorId"
          label={m.who}
          required={false}
          defaultValue={filter.actorId}
          options={[{ value: '', name: m.anyone }, ...people]}
        />
      </div>
      <div className="min-w-0 grow basis-40 sm:max-w-60">
        <Select
          name="resourceKind"
          label={m.what}
          required={false}
          defaultValue={filter.resourceKind}
          options={[{ value: '', name: m.anything }, ...kinds]}
        />
      </div>
      <Button type="submit" look="secondary" className="max-sm:w-full">
        {m.apply}
      </Button>
    </NextForm>
  )
}
