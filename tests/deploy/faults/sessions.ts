import { type Fault, setting } from '../planting'

export const sessionsFaults: Record<string, Fault[]> = {
  'sessions.limits': [
    setting('sessions_timebox', 0, 'sessions_timebox is 0 and must be 1 to 720.'),
    setting('sessions_timebox', 721, 'sessions_timebox is 721 and must be 1 to 720.'),
    setting('sessions_inactivity_timeout', 0, 'sessions_inactivity_timeout is 0 and must be 1 to 336.'),
    setting('sessions_inactivity_timeout', null, /^sessions_inactivity_timeout is null/),
    {
      says: 'sessions_timebox is 0 and must be 1 to 720.',
      plant: ({ management }) => {
        management['/config/auth'].sessions_timebox = 0
        management['/v1/organizations/plinth'] = { id: 'plinth', name: 'Plinth' }
      },
    },
  ],
}
