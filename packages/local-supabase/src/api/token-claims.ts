const text = ['string']
const integer = ['integer']

/** The types of the claims that Supabase Auth knows. Its schema leaves that of `is_anonymous` open. */
const types: Record<string, string[]> = {
  aud: ['string', 'array'],
  exp: integer,
  jti: text,
  iat: integer,
  iss: text,
  nbf: integer,
  sub: text,
  email: text,
  phone: text,
  app_metadata: ['object'],
  user_metadata: ['object'],
  role: text,
  aal: text,
  amr: ['array'],
  session_id: text,
  client_id: text,
}

const required = 'aud exp iat sub email phone role aal session_id is_anonymous'.split(' ')

/** A line for each claim that a hook has left out or given another type: Supabase Auth signs no such token. */
export function faultsOfClaims(claims: unknown): string[] {
  if (typeOf(claims) !== 'object') return [`(root): Invalid type. Expected: object, given: ${typeOf(claims)}`]

  const given = claims as Record<string, unknown>
  return [
    ...required.filter((name) => !Object.hasOwn(given, name)).map((name) => `(root): ${name} is required`),
    ...Object.entries(given)
      .filter(([name, value]) => types[name] && !types[name].includes(typeOf(value)))
      .map(
        ([name, value]) =>
          `${name}: Invalid type. Expected: ${types[name]!.join('/')}, given: ${typeOf(value)}`,
      ),
  ]
}

function typeOf(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}
