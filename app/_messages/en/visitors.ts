export const landing = {
  apiReference: 'Building on the REST API? Read',
  apiReferenceLink: 'its reference',
  description: 'A Next.js and Supabase starter: tenants, roles, a REST API and tests on real Postgres.',
  eyebrow: 'Next.js and Supabase starter',
  title: 'The part below your product, already standing',
  lead: 'Plinth is a working multi-tenant product to clone: workspaces, roles, projects and tasks, on Postgres policies that are tested, behind a documented REST API. Keep the floors, replace the sample.',
  create: 'Create an account',
  enter: 'Go to your workspaces',
  previewCaption: 'Harbour Coffee, the demo workspace',
  partsTitle: 'What is in it',
  isolationTitle: 'Tenants stay apart',
  isolation:
    'Every row names its workspace. Row level security decides in the database, so a forgotten filter leaks nothing.',
  servicesTitle: 'One way to the data',
  services: 'Pages and the REST API call the same services, with the same rights, limits and errors.',
  apiTitle: 'An API to build on',
  api: 'Keys with scopes, idempotency, versions and cursors: what partners ask for on the first call.',
  localTitle: 'Runs with npm alone',
  local: 'Postgres, sign-in and mail start on your machine with one command. No account, no container.',
  testsTitle: 'Proves itself',
  tests: 'Policies, services and pages are tested against a real database and a real browser.',
  replaceTitle: 'Yours to replace',
  replace: 'The domain is a sample: delete its folders and what is below keeps working.',
} as const

export const demo = {
  title: 'Look around as somebody',
  lead: 'This is a development server with demo data. Everyone has the password plinth-demo-1.',
  enterAs: 'Enter as {name}',
  owner: 'owner of the demo workspace',
  member: 'member',
  viewer: 'viewer, who may only read',
  stranger: 'a stranger to it',
} as const

export const signIn = {
  title: 'Sign in',
  verb: 'Sign in',
  byLink: 'Mail me a sign-in link',
  forgot: 'Forgot your password?',
  newHere: 'New here?',
  create: 'Create an account',
  'account-removed': 'Your account is deleted.',
  'link-too-often':
    'Too many attempts came from your network. Your link has not been used: please open it again in ten minutes.',
  'accounts-unavailable': 'Accounts cannot be reached right now. Please open the link again in a moment.',
} as const

export const signUp = {
  meta: 'Sign up',
  title: 'Create an account',
  verb: 'Create account',
  already: 'Already have one?',
} as const

export const checkMail = {
  title: 'Check your mail',
  'sign-up':
    'We have sent you a message. Follow the link in it to finish, unless you already have an account here.',
  confirmation: 'If the address still has to be confirmed, a new link is on its way to it.',
  'sign-in': 'If the address has an account here, a link is on its way to it. The link works once.',
  reset: 'If the address has an account here, a link is on its way to it. The link works once.',
  nothing: 'Nothing after a minute? Look among the spam.',
  again: 'Send it again',
} as const

export const resend = {
  title: 'Confirm your address',
  lead: 'We mail you a new link, which replaces the one before.',
  verb: 'Send it again',
  confirmed: 'Confirmed it already?',
} as const

export const forgot = {
  title: 'Forgot your password?',
  lead: 'We mail you a link with which you choose a new one.',
  verb: 'Mail me a link',
  remembered: 'Remembered it?',
} as const

export const reset = {
  title: 'Choose a new password',
  lead: 'You stay signed in here; every other device is signed out.',
  verb: 'Save the password',
} as const
