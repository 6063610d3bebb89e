import type { Route } from 'next'
import { messages } from '@/app/_messages/messages'
import { Button } from '@/app/_ui/button'
import { SearchField } from '@/app/_ui/search-field'
import { CHOICE_TEXT } from './choice-text'

type Props = { path: Route; text: string | undefined }

/** Narrows the choices of a page without a script, which otherwise searches in the choice itself. */
export async function ChoiceTextForm({ path, text }: Props) {
  const { ui } = await messages()

  return (
    <form action={path} aria-label={ui.narrowChoices} className="mb-4 flex gap-2 not-noscript:hidden">
      <ChoiceTextField text={text} />
      <Button type="submit" look="secondary">
        {ui.search}
      </Button>
    </form>
  )
}

/** The field of that form, for a form that asks for a page itself. */
export async function ChoiceTextField({ text }: { text?: string | undefined }) {
  const { ui } = await messages()
  const words = { label: ui.narrowChoices, placeholder: ui.narrowChoices }

  return (
    <div className="not-noscript:hidden">
      <SearchField name={CHOICE_TEXT} {...words} minLength={1} value={text} />
    </div>
  )
}
