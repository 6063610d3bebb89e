'use client'
import type { Route } from 'next'
import { Link } from '@/app/_ui/link'
import { useId } from 'react'
import type { Messages } from '@/app/_messages/messages'
import { classes } from '@/app/_ui/classes'

type Props = {
  name: string
  count: number
  more: Route | undefined
  words: Messages['work']
  /** A card is being dragged and may be dropped here. */
  carrying: boolean
  onDrop: () => void
  children: React.ReactNode
}

export function BoardColumn({ name, count, more, words, carrying, onDrop, children }: Props) {
  const id = useId()

  return (
    // The menu of a card does by keyboard what dropping does.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      aria-labelledby={id}
      onDragOver={(event) => carrying && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        onDrop()
      }}
      className={classes(
        'grid min-w-0 content-start gap-3 rounded-xl bg-sunken p-3',
        carrying && 'outline-2 -outline-offset-2 outline-line outline-dashed',
      )}
    >
      <h3 id={id} className="flex items-center gap-2 px-1 font-semibold">
        {name} <span className="text-sm font-medium text-ink-soft">{more ? `${count}+` : count}</span>
      </h3>
      {count === 0 ? (
        <p className="px-1 py-6 text-center text-ink-soft">{words.boardEmpty}</p>
      ) : (
        <ol aria-labelledby={id} className="grid gap-2">
          {children}
        </ol>
      )}
      {more && (
        <Link href={more} className="px-1 text-sm font-medium text-accent hover:underline">
          {words.boardMore}
        </Link>
      )}
    </section>
  )
}
