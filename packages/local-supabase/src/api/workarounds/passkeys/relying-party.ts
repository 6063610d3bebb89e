import type { Context } from '../../context.ts'

/** A browser waits so long for the person. */
export const CEREMONY_MS = 300_000

/** https://www.iana.org/assignments/cose/cose.xhtml#algorithms, in the order of Supabase Auth's library. */
export const ALGORITHMS = [-7, -35, -36, -257, -258, -259, -37, -38, -39, -8]

/** The site that passkeys are for, as the config file names it, and what an answer of a browser has to name. */
export function relyingParty({ config }: Context) {
  const { rp_id: id, rp_display_name: name, rp_origins: origins } = config.auth.webauthn
  return { id, name, expected: { expectedRPID: id, expectedOrigin: origins } }
}
