import { expect, test } from 'vitest'
import { isStandIn } from './backend'
import { hasMailbox } from './mailbox'
import { ask } from './record/ask'
import { faults } from './record/compare'
import { hasOwner } from './record/owner'
import { type Behaviour, behaviours } from './record/record'
import { needs, states } from './record/states'

const standIn = await isStandIn()

/** Tells a behaviour that this backend can be asked for. A hosted one may lack a mailbox or the owner's address. */
function canBeAsked({ state = '', request }: Behaviour): boolean {
  if (request.sql || needs.owner.test(state)) return hasOwner
  return hasMailbox || !needs.mailbox.test(state)
}

test.for(behaviours)('$service: $name', async (behaviour, { skip }) => {
  const { state, request } = behaviour
  skip(!canBeAsked(behaviour), 'needs MAIL_URL or DATABASE_OWNER_URL')

  const given = state ? await states[state]!() : {}

  expect(faults(behaviour, await ask(request, given), standIn)).toEqual([])
})

test('the record names only states that can be prepared, and all of them', () => {
  const named = new Set(behaviours.flatMap(({ state }) => state ?? []))

  expect([...named].toSorted()).toEqual(Object.keys(states).toSorted())
})

test('the local stack leaves nothing of the record out', () => {
  expect(standIn ? behaviours.filter((behaviour) => !canBeAsked(behaviour)) : []).toEqual([])
})
