export const landing = {
  apiReference: 'Building on the REST API? Read the',
  apiReferenceLink: 'API reference',
  description:
    'A Next.js and Supabase starter: multi-tenant workspaces, roles, a REST API and tests on real Postgres.',
  eyebrow: 'Next.js and Supabase starter',
  title: 'The backend your product stands on. Already built.',
  lead: 'Plinth is a working multi-tenant app to clone: workspaces, roles, invitations and an audit log, protected by tested Postgres policies and served by a documented REST API. Keep the foundation, and build your product on it.',
  create: 'Create an account',
  enter: 'Go to your workspaces',
  partsTitle: 'Features',
  isolationTitle: 'Isolated tenants',
  isolation:
    'Every row belongs to a workspace. Postgres row level security checks each query, so a forgotten filter leaks nothing.',
  servicesTitle: 'One service layer',
  services: 'Pages and the REST API call the same services, with the same permissions, limits and errors.',
  apiTitle: 'An API to build on',
  api: 'Scoped API keys, idempotency keys, conditional requests and cursor pagination are built in.',
  localTitle: 'Runs with npm alone',
  local: 'One command starts Postgres, sign-in and mail on your machine. No account, no Docker.',
  testsTitle: 'Tested end to end',
  tests: 'Policies, services and pages are tested against a real database and a real browser.',
} as const

export const demo = {
  title: 'Try the demo',
  lead: 'This is a development server with demo data. Every demo account has the password plinth-demo-1.',
  enterAs: 'Sign in as {name}',
  owner: 'owner of the demo workspace',
  member: 'member',
  viewer: 'viewer, read-only',
  stranger: 'not a member',
} as const

export const signIn = {
  title: 'Sign in',
  verb: 'Sign in',
  byLink: 'Email me a sign-in link',
  forgot: 'Forgot your password?',
  newHere: 'New here?',
  create: 'Create an account',
  'account-removed': 'Your account has been deleted.',
  'link-too-often':
    'Too many attempts came from your network. Your link has not been used. Please open it again in ten minutes.',
  'cookies-off':
    'Your browser sent no cookie. Allow cookies for this site, then open the link again. It has not been used.',
  'accounts-unavailable': 'Sign-in is unavailable right now. Please open the link again in a moment.',
} as const

export const signUp = {
  meta: 'Sign up',
  title: 'Create an account',
  lead: 'We’ll email you a link. After you open it, you choose a name and a password.',
  verb: 'Email me a link',
  already: 'Already have an account?',
} as const

export const checkMail = {
  title: 'Check your email',
  'sign-up':
    'A link is on its way. Open it to create your account. If the address already has one, the link signs you in.',
  'sign-in': 'If the address has an account, a link is on its way. The link can be used once.',
  reset: 'If the address has an account, a link is on its way. The link can be used once.',
  nothing: 'No email after a minute? Check your spam folder.',
  again: 'Send it again',
} as const

export const welcome = {
  title: 'Welcome',
  lead: 'Your address is confirmed. Choose a name and a password.',
  verb: 'Save and continue',
  later: 'You can also sign in by a link in an email.',
  skip: 'Continue without a password',
  nameLead: 'Your account is ready. The people you work with see this name.',
  setPasswordLater: 'You can set a password later, on your account page.',
  skipName: 'Continue',
} as const

export const forgot = {
  title: 'Forgot your password?',
  lead: 'We’ll email you a link to choose a new password.',
  verb: 'Email me a link',
  remembered: 'Remembered your password?',
} as const

export const reset = {
  title: 'Choose a new password',
  lead: 'You stay signed in here. All other devices are signed out.',
  verb: 'Save password',
} as const

export const captcha = {
  failed:
    'The check that you are a person could not be loaded. Allow it in your browser, then reload the page.',
  withoutScripts:
    'This form checks that you are a person, which needs JavaScript. Allow it in your browser, then reload the page.',
} as const
