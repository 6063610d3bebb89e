import { randomUUID } from 'node:crypto'
import { admin, anonymous, onEnd } from '../backend'

const text = new Blob(['hi'], { type: 'text/plain' })

async function addBucket(options: { public?: boolean } = {}) {
  const bucket = `parity-${randomUUID()}`
  const limits = {
    public: false,
    fileSizeLimit: 10,
    allowedMimeTypes: ['text/plain', 'text/html'],
    ...options,
  }
  const { error } = await admin.storage.createBucket(bucket, limits)
  if (error) throw error
  onEnd(async () => {
    await admin.storage.emptyBucket(bucket)
    await admin.storage.deleteBucket(bucket)
  })
  return { bucket, files: admin.storage.from(bucket) }
}

/** An object, its ETag and the signature of a URL for it. */
export async function addObject() {
  const { bucket, files } = await addBucket()
  const name = 'note.txt'
  const uploaded = await files.upload(name, text)
  if (uploaded.error) throw uploaded.error
  const { data } = await files.createSignedUrl(name, 60)
  const etag = (await fetch(data!.signedUrl)).headers.get('etag') ?? ''
  const bucketBase64 = Buffer.from(bucket).toString('base64')
  return { bucket, name, etag, signature: signatureOf(data!.signedUrl), bucketBase64 }
}

export async function addPage() {
  const { bucket, files } = await addBucket({ public: true })
  const { error } = await files.upload('page.html', new Blob(['<b>'], { type: 'text/html' }))
  if (error) throw error
  return { bucket, name: 'page.html' }
}

export async function addSigned({ used = false } = {}) {
  const { bucket, files } = await addBucket()
  const { data, error } = await files.createSignedUploadUrl('note.txt')
  if (error) throw error
  if (used) await files.uploadToSignedUrl('note.txt', data.token, text)
  return { bucket, name: 'note.txt', signature: data.token }
}

export async function addByForm() {
  const { bucket, name, signature } = await addSigned()
  const files = anonymous().storage.from(bucket)
  const { error } = await files.uploadToSignedUrl(name, signature, text, { cacheControl: '3600' })
  if (error) throw error
  return { bucket, name }
}

function signatureOf(url: string): string {
  return new URL(url).searchParams.get('token') ?? ''
}
