export const info = {
  title: 'Plinth API',
  version: '1',
  summary: 'Multi-tenant workspaces and their resources.',
  description:
    'Every response has "data" or "error", and "meta" with the request id. A resource that the caller may not see is answered like one that does not exist. ' +
    'A query parameter that the operation does not name is refused, and an Idempotency-Key where nothing is created. ' +
    'Scripts of other sites may call from the origins that the operator names, with a token and without cookies. ' +
    'v1 may gain fields, operations and error codes, so clients must ignore unknown ones.',
  license: { name: 'MIT', identifier: 'MIT' },
}

export const securitySchemes = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'sb-auth-token',
    description:
      'The session cookie of a signed-in browser. Its name contains the project, and it may be split. Writes must come from our own origin.',
  },
  token: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'A person’s access token, issued by Supabase Auth.',
  },
  apiKey: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'plinth_…',
    description: 'An API key. It is limited to one workspace and to its scopes.',
  },
}
