import type { Endpoint } from './rules'

/**
 * Every route of Supabase Auth 2.196, as its source registers them, and of versions since. A route that is missing locally answers 404,
 * which is a refusal.
 * https://github.com/supabase/auth/blob/bc32168e13fdc928c98b449fc76bc3fdb9a293c5/internal/api/api.go#L200
 */
const registered = `
GET /health
GET /settings
GET /.well-known/jwks.json
GET /.well-known/openid-configuration
GET /.well-known/oauth-authorization-server
GET POST /callback
GET /authorize
POST /invite
POST /signup
POST /recover
POST /resend
POST /magiclink
POST /otp
POST /token
GET POST /verify
POST /logout
GET /reauthenticate
GET PUT /user
GET /user/identities/authorize
DELETE /user/identities/{identity_id}
GET DELETE /user/oauth/grants
POST /factors
POST /factors/{factor_id}/verify
POST /factors/{factor_id}/challenge
DELETE /factors/{factor_id}
POST /passkeys/authentication/options
POST /passkeys/authentication/verify
POST /passkeys/registration/options
POST /passkeys/registration/verify
GET /passkeys
PATCH DELETE /passkeys/{passkey_id}
POST /sso
GET /sso/saml/metadata
POST /sso/saml/acs
GET /admin/audit
GET POST /admin/users
GET PUT DELETE /admin/users/{user_id}
GET /admin/users/{user_id}/factors
PUT DELETE /admin/users/{user_id}/factors/{factor_id}
GET /admin/users/{user_id}/passkeys
DELETE /admin/users/{user_id}/passkeys/{passkey_id}
POST /admin/generate_link
GET POST /admin/sso/providers
GET PUT DELETE /admin/sso/providers/{idp_id}
GET POST /admin/oauth/clients
GET PUT DELETE /admin/oauth/clients/{client_id}
POST /admin/oauth/clients/{client_id}/regenerate_secret
GET POST /admin/custom-providers
GET PUT DELETE /admin/custom-providers/{identifier}
POST /oauth/clients/register
POST /oauth/token
GET /oauth/userinfo
GET /oauth/authorize
GET /oauth/authorizations/{authorization_id}
POST /oauth/authorizations/{authorization_id}/consent
GET /scim/v2/ServiceProviderConfig
GET /scim/v2/ResourceTypes
GET /scim/v2/Schemas`

export const authRoutes: Endpoint[] = registered
  .trim()
  .split('\n')
  .flatMap((line) => {
    const words = line.split(' ')
    const path = words.at(-1)!
    return words.slice(0, -1).map((method) => ({ method, path }))
  })
