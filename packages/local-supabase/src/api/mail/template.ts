import { escapeHtml } from './html.ts'

/** The variables of a mail template, as on Supabase. https://supabase.com/docs/guides/auth/auth-email-templates */
export type MailVariables = {
  SiteURL: string
  RedirectTo: string
  ConfirmationURL: string
  TokenHash: string
  Token: string
  Email: string
  NewEmail: string
  Data: Record<string, unknown>
}

const PLACEHOLDER = /\{\{-?\s*(.*?)\s*-?\}\}/g

/**
 * Fills `{{ .Name }}` and `{{ .Data.name }}`, escaped for where they stand, as Supabase's templates do: for HTML, and within the query
 * of a link for that. Throws on anything else, so that no mail goes out broken. https://pkg.go.dev/html/template#hdr-Contexts
 */
export function renderHtml(template: string, variables: MailVariables): string {
  return template.replace(PLACEHOLDER, (_, expression: string, offset: number) => {
    const value = valueOf(expression, variables)
    return inQuery.test(template.slice(0, offset)) ? encodeURIComponent(value) : escapeHtml(value)
  })
}

// An attribute that has begun, and a question mark in it.
const inQuery = /="[^"]*\?[^"]*$/

export function renderSubject(template: string, variables: MailVariables): string {
  return template.replace(PLACEHOLDER, (_, expression: string) => valueOf(expression, variables))
}

function valueOf(expression: string, variables: MailVariables): string {
  const { Data: data, ...plain } = variables
  const [, first = '', second] = /^\.(\w+)(?:\.(\w+))?$/.exec(expression) ?? []

  if (first === 'Data' && second) return asText(data[second])
  if (Object.hasOwn(plain, first) && !second) return plain[first as keyof typeof plain]
  throw new Error(`the local mail templates know no {{ ${expression} }}`)
}

function asText(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}
