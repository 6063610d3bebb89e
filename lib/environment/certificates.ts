import { X509Certificate } from 'node:crypto'

const beginning = '-----BEGIN CERTIFICATE-----'
const certificate = /-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g

/** Restores line ends, which dashboards store as `\n` or spaces. Throws one sentence for a missing or damaged certificate, or a private key. */
export function readCertificates(pem: string): string {
  const text = pem.replaceAll(/\\r|\\n/g, '\n')
  if (text.includes('PRIVATE KEY')) throw new Error('holds a private key: only certificates belong there')

  const found = [...text.matchAll(certificate)].map(([, base64]) => toPem(base64!))
  const begun = text.split(beginning).length - 1
  if (begun === 0) throw new Error(`holds no certificate (${beginning}…)`)
  if (begun !== found.length) throw new Error('holds a certificate that is cut off: paste the file whole')
  return found.join('')
}

function toPem(base64: string) {
  try {
    return new X509Certificate(Buffer.from(base64, 'base64')).toString()
  } catch {
    throw new Error('holds a certificate that cannot be read: paste the file whole')
  }
}

export function certificatesFault(pem: string): string | undefined {
  try {
    readCertificates(pem)
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}
