import { expect, test } from 'vitest'
import { IDLE_HOURS_MAX, SESSION_HOURS_MAX } from '../../scripts/deploy/checks/sessions.ts'
import { projectConfig } from '../../scripts/stack/config.ts'
import { checked, right } from './stand-in/hosted'

test('a project of the Free plan has no limits of sessions, and is told so', async () => {
  const hosted = await right()
  Object.assign(hosted.management['/config/auth'], { sessions_timebox: 0, sessions_inactivity_timeout: 0 })
  hosted.management['/v1/organizations/plinth'].plan = 'free'

  const [result] = await checked(hosted, ['sessions.limits'])

  expect(result).toMatchObject({
    status: 'right',
    faults: [],
    note: 'does not apply: the Free plan ends no session by itself, the Pro plan does.',
  })
})

test('a plan that nobody may read is no reason to call a project right', async () => {
  const hosted = await right()
  hosted.management['/config/auth'].sessions_timebox = 0
  hosted.managementStatus['/v1/organizations/plinth'] = 403

  const [result] = await checked(hosted, ['sessions.limits'])

  expect(result).toMatchObject({ status: 'wrong', faults: [expect.stringContaining('answered 403')] })
})

test('a laptop has the limits that a deployment is asked for: thirty days, and two weeks without use', () => {
  expect([SESSION_HOURS_MAX, IDLE_HOURS_MAX]).toEqual([30 * 24, 14 * 24])
  expect(projectConfig().auth.sessions).toEqual({
    timebox: `${SESSION_HOURS_MAX}h`,
    inactivity_timeout: `${IDLE_HOURS_MAX}h`,
  })
})
