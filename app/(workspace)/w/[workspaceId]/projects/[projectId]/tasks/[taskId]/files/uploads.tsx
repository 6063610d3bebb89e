'use client'
import { Paperclip } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Messages } from '@/app/_messages/messages'
import { buttonClass } from '@/app/_ui/button'
import { classes } from '@/app/_ui/classes'
import { UploadRow } from './upload-row'
import { type Limits, useUploads } from './use-uploads'

type Props = {
  workspaceId: string
  taskId: string
  limits: Limits
  hint: string
  words: Messages['work']
}

/** Takes files that are chosen or dropped, and shows how far each is. */
export function Uploads({ workspaceId, taskId, limits, hint, words }: Props) {
  const { uploads, add, drop, retry } = useUploads({ workspaceId, taskId }, limits, words)
  const [over, setOver] = useState(false)
  const chooser = useRef<HTMLInputElement>(null)

  function take(input: HTMLInputElement) {
    add([...(input.files ?? [])])
    input.value = ''
  }

  useEffect(() => {
    // Nobody listened to what was chosen before the script had loaded.
    if (chooser.current?.files?.length) take(chooser.current)
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  return (
    <div
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        add(event.dataTransfer.files)
      }}
      className={classes(
        'grid gap-3 rounded-xl border border-dashed p-4 noscript:hidden',
        over ? 'border-accent bg-accent-soft' : 'border-field',
      )}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <label
          className={buttonClass(
            'secondary',
            'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
          )}
        >
          <Paperclip aria-hidden className="size-4" />
          {words.addFiles}
          <input
            type="file"
            multiple
            accept={[...limits.contentTypes, '.md', '.csv'].join(',')}
            aria-describedby="file-limits"
            ref={chooser}
            onChange={(event) => take(event.target)}
            className="sr-only"
          />
        </label>
        <span className="text-ink-soft pointer-coarse:hidden">{words.dropFiles}</span>
      </div>
      <p id="file-limits" className="text-sm text-ink-soft">
        {hint}
      </p>
      {uploads.length > 0 && (
        <ul className="grid gap-2">
          {uploads.map((upload) => (
            <UploadRow
              key={upload.id}
              upload={upload}
              words={words}
              onRetry={() => retry(upload)}
              onDrop={() => drop(upload.id)}
            />
          ))}
        </ul>
      )}
    </div>
  )
}
