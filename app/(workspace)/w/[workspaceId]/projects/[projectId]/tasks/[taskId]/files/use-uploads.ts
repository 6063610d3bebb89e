'use client'
import { useRef, useState } from 'react'
import type { Outcome } from '@/app/_forms/outcome'
import type { Messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { useAnnounce } from '@/app/_ui/announce'
import { reached } from '@/app/_ui/reached'
import { type Begun, beginFileAction, completeFileAction, resumeFileAction } from './actions'
import { contentTypeOf } from './content-type-of'
import { putFile } from './put-file'

export type Upload = {
  id: string
  file: File
  /** From 0 to 1. */
  share: number
  /** The reason for a stopped upload. */
  problem?: string | undefined
  /** Another try cannot help. */
  hopeless?: boolean
  attachmentId?: string | undefined
  /** Storage has the file. Only its completion with our server is missing. */
  stored?: boolean
}

export type Limits = { bytes: number; size: string; contentTypes: readonly string[] }
type Place = { workspaceId: string; taskId: string }

/** Our server begins and completes an upload. The bytes go from the browser to Storage directly. */
export function useUploads({ workspaceId, taskId }: Place, limits: Limits, words: Messages['work']) {
  const [uploads, set] = useState<Upload[]>([])
  const endings = useRef(new Map<string, AbortController>())
  const announce = useAnnounce()

  const note = (id: string, news: Partial<Upload>) =>
    set((all) => all.map((upload) => (upload.id === id ? { ...upload, ...news } : upload)))

  function drop(id: string) {
    endings.current.get(id)?.abort()
    set((all) => all.filter((upload) => upload.id !== id))
  }

  function fail({ id, file }: Upload, reason: string) {
    if (endings.current.get(id)?.signal.aborted) return
    note(id, { problem: reason })
    announce?.({ text: fill(words.uploadFailed, { name: file.name, reason }), look: 'danger' })
  }

  const unreached: Outcome = { refusal: { text: words.unreachable } }

  async function send(upload: Upload) {
    const { id, file } = upload
    const ending = new AbortController()
    endings.current.set(id, ending)
    note(id, { problem: undefined, share: 0 })

    let { attachmentId, stored } = upload
    if (!stored) {
      const begun: Begun = await reached(begin(upload), unreached)
      if (!begun.upload) return fail(upload, begun.refusal?.text ?? words.connectionLost)
      attachmentId = begun.attachmentId
      note(id, { attachmentId })
      const onProgress = (share: number) => note(id, { share })
      stored = await putFile(file, begun.upload, { signal: ending.signal, onProgress })
      if (!stored) return fail(upload, words.connectionLost)
      note(id, { stored, share: 1 })
    }
    const { refusal } = await reached(
      completeFileAction({ workspaceId, taskId, attachmentId: attachmentId! }),
      unreached,
    )
    if (refusal) return fail(upload, refusal.text)
    announce?.({ text: fill(words.uploaded, { name: file.name }) })
    drop(id)
  }

  function begin({ file, attachmentId }: Upload) {
    if (attachmentId) return resumeFileAction({ workspaceId, taskId, attachmentId })
    const declared = { fileName: file.name, contentType: contentTypeOf(file), sizeBytes: file.size }
    return beginFileAction({ workspaceId, taskId }, declared)
  }

  function add(files: Iterable<File>) {
    const added = Array.from(files, (file): Upload => {
      const problem = problemOf(file, limits, words)
      return { id: crypto.randomUUID(), file, share: 0, problem, hopeless: problem !== undefined }
    })
    set((all) => [...all, ...added])
    for (const upload of added) if (!upload.problem) void send(upload)
  }

  return { uploads, add, drop, retry: (upload: Upload) => void send(upload) }
}

function problemOf(file: File, { bytes, size, contentTypes }: Limits, words: Messages['work']) {
  if (file.size > bytes) return fill(words.tooLarge, { size })
  if (file.size === 0) return words.emptyFile
  return contentTypes.includes(contentTypeOf(file)) ? undefined : words.wrongKind
}
