import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

/** X.509 in DER, as far as a test of TLS needs it: https://www.rfc-editor.org/rfc/rfc5280 */
const DAY_MS = 86_400_000

const tlv = (tag: number, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts)
  const long = body.length > 255 ? [0x82, body.length >> 8, body.length & 255] : [0x81, body.length]
  return Buffer.concat([Buffer.of(tag, ...(body.length < 128 ? [body.length] : long)), body])
}
const sequence = (...parts: Buffer[]) => tlv(0x30, ...parts)
const octets = (...parts: Buffer[]) => tlv(0x04, ...parts)
const bits = (bytes: Buffer) => tlv(0x03, Buffer.of(0), bytes)
const oid = (...bytes: number[]) => tlv(0x06, Buffer.from(bytes))
const yes = tlv(0x01, Buffer.of(255))
const time = (date: Date) => tlv(0x17, Buffer.from(`${date.toISOString().slice(2, 19).replace(/\D/g, '')}Z`))

const ecdsaWithSha256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02))
const nameOf = (text: string) =>
  sequence(tlv(0x31, sequence(oid(0x55, 0x04, 0x03), tlv(0x0c, Buffer.from(text)))))
const basicConstraints = sequence(oid(0x55, 0x1d, 0x13), yes, octets(sequence(yes)))
const namesOf = (hosts: string[]) =>
  sequence(oid(0x55, 0x1d, 0x11), octets(sequence(...hosts.map((host) => tlv(0x82, Buffer.from(host))))))

type Subject = { name: string; publicKey: KeyObject; extension: Buffer }
type Issuer = { name: string; privateKey: KeyObject; days: number }

function certificate({ name, publicKey, extension }: Subject, issuer: Issuer): string {
  const now = Date.now()
  const content = sequence(
    tlv(0xa0, tlv(0x02, Buffer.of(2))),
    tlv(0x02, Buffer.concat([Buffer.of(1), randomBytes(8)])),
    ecdsaWithSha256,
    nameOf(issuer.name),
    sequence(time(new Date(now - DAY_MS)), time(new Date(now + issuer.days * DAY_MS))),
    nameOf(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, sequence(extension)),
  )
  const der = sequence(content, ecdsaWithSha256, bits(sign('sha256', content, issuer.privateKey)))
  const lines = der.toString('base64').replace(/.{64}/g, '$&\n').trimEnd()
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`
}

/** An authority of its own, whose certificate is `ca`. It gives a server the certificate and key for some names. */
export function makeAuthority(name = 'An authority of the tests', days = 1) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const issuer = { name, privateKey, days }
  return {
    ca: certificate({ name, publicKey, extension: basicConstraints }, issuer),
    certify(...hosts: string[]) {
      const server = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const subject = { name: hosts[0]!, publicKey: server.publicKey, extension: namesOf(hosts) }
      return {
        cert: certificate(subject, issuer),
        key: server.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      }
    },
  }
}
