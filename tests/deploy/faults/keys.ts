import { newSecrets } from '../../../scripts/stack/secrets.ts'
import { type Fault, told, variable } from '../planting'

export const keysFaults: Record<string, Fault[]> = {
  'keys.published': [
    {
      says: 'The key set has no key for ES256 or RS256: it is empty.',
      also: ['keys.live'],
      plant: ({ project }) => {
        project.keys = []
      },
    },
    {
      says: 'The key set has no key for ES256 or RS256, but HS256.',
      also: ['keys.live'],
      plant: ({ project }) => {
        project.keys = [{ kty: 'oct', alg: 'HS256', kid: 'x' }]
      },
    },
    {
      says: 'The key set answers 404.',
      plant: ({ project }) => {
        project.keysStatus = 404
      },
    },
  ],
  'keys.signing': [
    told(
      '/config/auth/signing-keys',
      {
        keys: [
          { algorithm: 'HS256', status: 'in_use' },
          { algorithm: 'ES256', status: 'standby' },
        ],
      },
      'The key in use is HS256.',
    ),
    told(
      '/config/auth/signing-keys',
      {
        keys: [
          { algorithm: 'ES256', status: 'in_use' },
          { algorithm: 'HS256', status: 'previously_used' },
        ],
      },
      'The shared secret (HS256) is previously used, not revoked.',
    ),
    told('/config/auth/signing-keys', { keys: [] }, 'No signing key is in use.'),
  ],
  'keys.live': [
    variable('LIVE_SIGNING_KEY', newSecrets().liveSigningKey, /^The key set has no key [\da-f-]{36}\.$/, [
      'realtime.live',
    ]),
    variable('LIVE_SIGNING_KEY', '{}', 'LIVE_SIGNING_KEY is no private JWK for ES256 with its kid.', [
      'variables.complete',
    ]),
    {
      says: /^The key [\da-f-]{36} of the project is another than that of LIVE_SIGNING_KEY\.$/,
      plant: ({ project }) => {
        const [own, imported] = project.keys
        project.keys = [own!, { ...own, kid: imported!.kid }]
      },
    },
  ],
  'keys.legacy': [told('/api-keys/legacy', { enabled: true }, 'The legacy keys still work.')],
  'keys.accepted': [
    {
      says: 'With the secret key Auth answers 401 for the list of users.',
      plant: ({ project }) => {
        project.secretKeys = ['sb_secret_of_another_project']
      },
    },
    {
      says: 'With the publishable key Auth answers 401.',
      also: [],
      plant: ({ project }) => {
        project.publishableKey = 'sb_publishable_of_another_project'
      },
    },
    {
      says: 'The publishable key opens the list of users: it is a secret one.',
      plant: ({ project, variables }) => {
        project.secretKeys.push(variables.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY!)
      },
    },
    {
      says: 'With the secret key Auth answers 401 once the request names a visitor’s program.',
      plant: ({ project }) => {
        project.refusedAgent = /Chrome/
      },
    },
  ],
}
