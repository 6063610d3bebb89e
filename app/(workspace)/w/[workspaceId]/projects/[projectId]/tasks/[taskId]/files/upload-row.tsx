'use client'
import type { Messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { Button } from '@/app/_ui/button'
import type { Upload } from './use-uploads'

type Props = { upload: Upload; words: Messages['work']; onRetry: () => void; onDrop: () => void }

export function UploadRow({ upload, words, onRetry, onDrop }: Props) {
  const { file, share, problem, hopeless } = upload
  const { name } = file

  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg bg-sunken px-3 py-2">
      <div className="min-w-0 grow basis-40">
        <p>{name}</p>
        {problem ? (
          <p className="text-sm font-medium text-danger-strong">
            {fill(words.uploadFailed, { name, reason: problem })}
          </p>
        ) : (
          <progress
            aria-label={fill(words.uploading, { name })}
            value={share}
            className="h-1.5 w-full accent-accent"
          />
        )}
      </div>
      {problem && !hopeless && (
        <Button look="secondary" aria-label={fill(words.retryOf, { name })} onClick={onRetry}>
          {words.retry}
        </Button>
      )}
      <Button
        look="quiet"
        aria-label={fill(problem ? words.dismissOf : words.stopOf, { name })}
        onClick={onDrop}
      >
        {problem ? words.dismiss : words.stop}
      </Button>
    </li>
  )
}
