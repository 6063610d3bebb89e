import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { bytes, cborMap, text } from './cbor.ts'

const USER_PRESENT = 0x01
const USER_VERIFIED = 0x04
const HAS_KEY = 0x40
const ES256 = -7

type CreationOptions = { challenge: string; user: { id: string } }
type RequestOptions = { challenge: string }

/** Departures of one ceremony from what an honest browser with the person before it does. */
export type Ceremony = {
  origin?: string
  rpId?: string
  userVerified?: boolean
  signCount?: number
  userHandle?: string
}

type Passkey = { id: Buffer; userHandle: string; key: KeyObject; signCount: number }

/**
 * An authenticator in software, for tests: it makes passkeys of ES256 for a site and signs with the latest.
 * https://www.w3.org/TR/webauthn-3/#sctn-authenticator-data
 */
export function softwareAuthenticator(site: { origin: string; rpId?: string }) {
  const passkeys: Passkey[] = []
  const asUsual = { rpId: 'localhost', userVerified: true, ...site }

  return {
    /** The answer of `navigator.credentials.create()`, as `toJSON()` gives it. */
    create({ challenge, user }: CreationOptions, ceremony: Ceremony = {}) {
      const { origin, rpId, userVerified, signCount = 0 } = { ...asUsual, ...ceremony }
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const passkey = { id: randomBytes(32), userHandle: user.id, key: privateKey, signCount }
      passkeys.push(passkey)

      const aaguid = Buffer.alloc(16)
      const length = Buffer.from([0, passkey.id.length])
      const attested = Buffer.concat([aaguid, length, passkey.id, coseKey(publicKey)])
      const flags = flagsOf(userVerified) | HAS_KEY
      const authData = Buffer.concat([authenticatorData(rpId, flags, signCount), attested])
      const attestation = cborMap([
        [text('fmt'), text('none')],
        [text('attStmt'), cborMap([])],
        [text('authData'), bytes(authData)],
      ])
      return credential(passkey.id, {
        clientDataJSON: clientData('webauthn.create', challenge, origin).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      })
    },

    /** The answer of `navigator.credentials.get()`, as `toJSON()` gives it. */
    get({ challenge }: RequestOptions, ceremony: Ceremony = {}) {
      const passkey = passkeys.at(-1)
      if (!passkey) throw new Error('the authenticator has no passkey')
      passkey.signCount += 1
      const given = { ...asUsual, signCount: passkey.signCount, userHandle: passkey.userHandle, ...ceremony }

      const authData = authenticatorData(given.rpId, flagsOf(given.userVerified), given.signCount)
      const client = clientData('webauthn.get', challenge, given.origin)
      const signature = sign('sha256', Buffer.concat([authData, sha256(client)]), passkey.key)
      return credential(passkey.id, {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: signature.toString('base64url'),
        userHandle: given.userHandle,
      })
    },
  }
}

function credential<Response>(id: Buffer, response: Response) {
  const name = id.toString('base64url')
  return { id: name, rawId: name, type: 'public-key' as const, response, clientExtensionResults: {} }
}

function clientData(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
}

function authenticatorData(rpId: string, flags: number, signCount: number): Buffer {
  const rest = Buffer.alloc(5)
  rest.writeUInt8(flags, 0)
  rest.writeUInt32BE(signCount, 1)
  return Buffer.concat([sha256(rpId), rest])
}

function flagsOf(userVerified: boolean): number {
  return USER_PRESENT | (userVerified ? USER_VERIFIED : 0)
}

/** https://www.rfc-editor.org/rfc/rfc9053#section-7.1.1 */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  return cborMap([
    [1, 2],
    [3, ES256],
    [-1, 1],
    [-2, bytes(Buffer.from(x, 'base64url'))],
    [-3, bytes(Buffer.from(y, 'base64url'))],
  ])
}

function sha256(of: Buffer | string): Buffer {
  return createHash('sha256').update(of).digest()
}
