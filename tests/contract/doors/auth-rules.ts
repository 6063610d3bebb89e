import { rulesOf } from './rules'

/** The Auth door: see rules.ts for the cells. */
export const authRules = rulesOf(`
  -.. . ..   GET /health
  -.. . ..   GET /settings
  ... . ..   GET /.well-known/jwks.json
  ... . ..   GET /.well-known/openid-configuration
  --- - --   GET /.well-known/oauth-authorization-server

  --- - oo   GET /user
  --- - oo   PUT /user   metadata of one’s own
  --- - --   PUT /user   metadata that gives rights
  --- - -o   PUT /user   another address, which waits for both mailboxes
  --- - --   PUT /user   a new password without the current one
  --- - --   PUT /user   a new password with a wrong one
  --- - -o   PUT /user   a first password, of an account that has none
  --- - oo   GET /reauthenticate
  --- - oo   GET /user/identities/authorize   the way to a service, which has to vouch for the very address afterwards
  --- - oo   DELETE /user/identities/{identity_id}   a service of one’s own
  --- - --   DELETE /user/identities/{identity_id}   a service of another
  --- - oo   POST /logout

  --- - -o   POST /factors
  --- - oo   POST /factors/{factor_id}/challenge   a factor of one’s own
  --- - --   POST /factors/{factor_id}/challenge   a factor of another
  --- - --   POST /factors/{factor_id}/verify   a factor of one’s own, with a code that is guessed
  --- - --   POST /factors/{factor_id}/verify   a factor of another
  --- - -o   DELETE /factors/{factor_id}   a factor of one’s own
  --- - --   DELETE /factors/{factor_id}   a factor of another

  -.. . ..   POST /passkeys/authentication/options
  --- - oo   GET /passkeys
  --- - -o   POST /passkeys/registration/options
  --- - oo   PATCH /passkeys/{passkey_id}   a passkey of one’s own
  --- - --   PATCH /passkeys/{passkey_id}   a passkey of another
  --- - -o   DELETE /passkeys/{passkey_id}   a passkey of one’s own
  --- - --   DELETE /passkeys/{passkey_id}   a passkey of another

  -mm m mm   POST /signup   a new address
  -mm m mm   POST /signup   the address of somebody else
  --- - --   POST /signup   nobody’s address
  -mm m mm   POST /otp
  -mm m mm   POST /magiclink
  -mm m mm   POST /recover
  -mm m mm   POST /resend
  --- - --   POST /token   a guessed password
  --- - --   POST /token   a guessed refresh token
  --- - --   POST /token   a guessed code
  --- - --   POST /token   a token of a provider
  --- - --   * /verify*
  ... . ..   GET /authorize   the way to a service, for the browser that has the other half
  --- - --   GET /authorize   a service that the project does not know
  --- - --   * /callback*

  --- - --   * /admin/*
  --- - --   * /invite*
  --- - --   * /user*
  --- - --   * /signup*
  --- - --   * /token*
  --- - --   * /magiclink*
  --- - --   * /reauthenticate*
  --- - --   * /health*
  --- - --   * /settings*
  --- - --   * /nonexistent*
  --- - --   * /passkeys*
  --- - --   * /sso*
  --- - --   * /oauth/*
  --- - --   * /scim/*
`)
