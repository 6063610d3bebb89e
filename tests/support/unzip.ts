import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'

/** The files of an archive by their names, each checked against its checksum. */
export async function unzip(archive: Uint8Array): Promise<Record<string, Uint8Array>> {
  const reader = new ZipReader(new Uint8ArrayReader(archive), { checkSignature: true, useWebWorkers: false })
  const files: Record<string, Uint8Array> = {}
  for (const entry of await reader.getEntries())
    if (!entry.directory) files[entry.filename] = await entry.getData(new Uint8ArrayWriter())
  await reader.close()
  return files
}
