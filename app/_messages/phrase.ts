import { isolated } from '@/lib/text/isolate'

type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never

/** A sentence in one of the languages, and the names of what has to be put into it. */
export type Phrase<Name extends string = never> = string & { readonly names?: Name }

/** The shape that every language has to fill, made from the first one. */
export type PhrasesOf<Texts> = {
  readonly [Key in keyof Texts & string]: Texts[Key] extends string
    ? Phrase<Names<Texts[Key]>>
    : PhrasesOf<Texts[Key]>
}

/** Puts values where a phrase names them in braces, each with a direction of its own. */
export function fill<Name extends string>(
  phrase: Phrase<Name>,
  values: Record<NoInfer<Name>, string | number>,
): string {
  return phrase.replace(/\{(\w+)\}/g, (whole, name: string) =>
    isolated(String(values[name as Name] ?? whole)),
  )
}
