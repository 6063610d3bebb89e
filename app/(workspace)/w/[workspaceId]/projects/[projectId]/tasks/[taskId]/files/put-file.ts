/** A slow line may take long for 25 MiB, but not for ever. */
const UPLOAD_TIMEOUT_MS = 1_800_000

type Destination = { url: string; headers: Record<string, string> }
type Options = { signal: AbortSignal; onProgress: (share: number) => void }

/** Puts the file where it was told, by a request that says how far it is. Resolves to whether Storage has it now. */
export function putFile(
  file: File,
  { url, headers }: Destination,
  { signal, onProgress }: Options,
): Promise<boolean> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.timeout = UPLOAD_TIMEOUT_MS
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onloadend = () => resolve(request.status >= 200 && request.status < 300)
    signal.addEventListener('abort', () => request.abort())
    request.open('PUT', url)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.send(file)
  })
}
