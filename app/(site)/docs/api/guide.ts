/** A page of prose. `words` are searched. */
export type Guide = { slug: string; title: string; lead: string; words: string; Body: () => React.ReactNode }
