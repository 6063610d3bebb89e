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
      if?: object
      then?: object
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
    return [name, field.meta(typeof said === 'object' ? said : { description: said ?? '' })]
  })
  return object.extend(Object.fromEntries(fields))
}

type Rule = { if: object; then: object }

/** The keywords of several rules. A document may compose two schemas or more, and not one. */
export function together(rules: Rule[]): { allOf?: Rule[] } | Partial<Rule> {
  return rules.length > 1 ? { allOf: rules } : { ...rules[0] }
}
