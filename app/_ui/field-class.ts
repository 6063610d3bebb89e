export const fieldClass =
  'w-full rounded-lg border border-field bg-surface px-3 py-1.5 text-ink shadow-raised placeholder:text-ink-soft'
