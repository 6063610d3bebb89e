export type Kind = 'create' | 'get'

/** Browsers since 2025 read and write what a server and a browser tell each other. */
export function canUsePasskeys(): boolean {
  return (
    typeof PublicKeyCredential === 'function' &&
    typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function'
  )
}

/** The answer of one of the browser’s passkeys, or of a new one, as JSON. Rejects where the person or the browser refuses. */
export async function answerOf(kind: Kind, options: object, signal: AbortSignal): Promise<string> {
  const credential = await (kind === 'create' ? create(options, signal) : get(options, signal))
  return JSON.stringify(credential)
}

async function create(options: object, signal: AbortSignal) {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as PublicKeyCredentialCreationOptionsJSON,
  )
  return navigator.credentials.create({ publicKey, signal })
}

async function get(options: object, signal: AbortSignal) {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as PublicKeyCredentialRequestOptionsJSON,
  )
  return navigator.credentials.get({ publicKey, signal })
}

/** A browser does not tell a person who cancelled from one who has no passkey. https://www.w3.org/TR/webauthn-3/#sctn-privacy-considerations-client */
export function troubleOf(error: unknown): 'cancelled' | 'known' | 'failed' {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError') return 'cancelled'
  return name === 'InvalidStateError' ? 'known' : 'failed'
}
