import { escapeHtml } from './html.ts'

/** What a mail template may name, as on Supabase. https://supabase.com/docs/guides/auth/auth-email-templates */
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

/** Fills `{{ .Name }}` and `{{ .Data.name }}`, escaped for HTML. Throws on anything else, so that no mail goes out broken. */
export function renderHtml(template: string, variables: MailVariables): string {
  return template.replace(PLACEHOLDER, (_, expression: string) => escapeHtml(valueOf(expression, variables)))
}

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
