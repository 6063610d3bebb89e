import { Preview } from './preview/preview'

type ShownPart = { name: string; Part: () => Promise<React.ReactNode> }

/** Looks of the product on the landing page. */
export const shownParts: readonly ShownPart[] = [{ name: 'preview', Part: Preview }]
