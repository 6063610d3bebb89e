type Props = { id: string; header: React.ReactNode; children: React.ReactNode }

/** The frame of a group of pages: a way past the header, the header, the content. */
export function Frame({ id, header, children }: Props) {
  return (
    <>
      <a
        href={`#${id}`}
        className="absolute -top-20 left-4 z-20 rounded-md bg-accent px-4 py-2 text-on-accent focus:top-4"
      >
        Skip to the content
      </a>
      <header className="border-b border-line bg-surface">
        <div className="mx-auto flex min-h-16 w-full max-w-page items-center justify-between gap-4 px-4 sm:px-6">
          {header}
        </div>
      </header>
      <main
        id={id}
        tabIndex={-1}
        className="mx-auto w-full max-w-page flex-1 px-4 py-8 outline-none sm:px-6 sm:py-12"
      >
        {children}
      </main>
    </>
  )
}
