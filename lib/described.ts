import type { z } from 'zod'

/** A description, with rules that the schema itself does not show. */
type Words =
  | string
  | {
      description: string
      minLength?: number
      maxLength?: number
      maxItems?: number
      pattern?: string
      format?: string
      allOf?: readonly object[]
    }

const everywhere = {
  id: 'The id.',
  workspaceId: 'The workspace that it belongs to.',
  version: 'The number of the version, which every change raises. The ETag begins with it.',
  createdBy:
    'The user who created it. Null once their account is removed, and for a creation without a person.',
  createdAt: 'The moment of the creation.',
  updatedAt: 'The moment of the last change.',
}
type Known = keyof typeof everywhere

type WordsFor<Shape> = { [Name in Exclude<keyof Shape, Known>]: Words } & { [Name in Known]?: Words }

/** Gives each field its words in the API document. A field without any does not compile. */
export function described<Shape extends z.core.$ZodLooseShape, Config extends z.core.$ZodObjectConfig>(
  object: z.ZodObject<Shape, Config>,
  words: WordsFor<Shape>,
): z.ZodObject<Shape, Config> {
  const known: Record<string, Words | undefined> = { ...everywhere, ...words }
  const fields = Object.entries(object.shape as Record<string, z.ZodType>).map(([name, field]) => {
    const said = known[name]
    return [name, field.meta(typeof said === 'object' ? withRules(said) : { description: said ?? '' })]
  })
  return object.extend(Object.fromEntries(fields))
}

// JSON Schema has no empty list of rules, and a list of one is the rule itself.
function withRules({ allOf = [], ...said }: Exclude<Words, string>) {
  return allOf.length > 1 ? { ...said, allOf } : { ...said, ...allOf[0] }
}
