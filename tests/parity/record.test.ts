import { expect, test } from 'vitest'
import { isStandIn } from './backend'
import { hasMailbox } from './mailbox'
import { ask } from './record/ask'
import { differences } from './record/compare'
import { hasOwner } from './record/owner'
import { type Behaviour, behaviours } from './record/record'
import { needs, states } from './record/states'

const standIn = await isStandIn()

/** What this backend can be asked: without a mailbox or the owner's address a hosted one leaves some out. */
function canBeAsked({ state = '', request }: Behaviour): boolean {
  if (request.sql || needs.owner.test(state)) return hasOwner
  return hasMailbox || !needs.mailbox.test(state)
}

test.for(behaviours)('$service: $name', async (behaviour, { skip }) => {
  const { state, request, real, accepted } = behaviour
  skip(!canBeAsked(behaviour), 'needs MAIL_URL or DATABASE_OWNER_URL')

  const given = state ? await states[state]!() : {}
  const differs = differences(real, await ask(request, given))

  if (standIn && accepted)
    expect(differs, 'no longer differs: take `accepted` out of the record').not.toEqual([])
  else expect(differs).toEqual([])
})

test('the local stack leaves nothing of the record out', () => {
  expect(standIn ? behaviours.filter((behaviour) => !canBeAsked(behaviour)) : []).toEqual([])
})
