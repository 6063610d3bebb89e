import { globSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { oauthProviders } from '../lib/environment/oauth.ts'

/** Top floor first. A file imports from its own room or from a floor below: never up, never sideways. */
const floors = [
  ['app', 'proxy.ts', 'instrumentation.ts', 'instrumentation-client.ts'],
  ['lib/worker', 'lib/server'],
  ['lib/http', 'lib/features'],
  ['lib/jobs', 'lib/limits'],
  ['lib/mail', 'lib/storage'],
  ['lib/db'],
  ['lib/auth'],
  ['lib/observability'],
  ['lib/described.ts', 'lib/env.ts', 'lib/errors.ts'],
  ['lib/env-schema.ts'],
  ['lib/environment'],
  // The words of all features, of which the lists above are made: pure, so that any room may read them.
  ['lib/events.ts', 'lib/examples.ts'],
  ['lib/features.ts'],
  ['lib/features/*/feature.ts'],
  ['lib/feature.ts'],
  ['lib/auth/locale.ts', 'lib/auth/roles.ts', 'lib/local-defaults.ts', 'lib/text', 'docs/openapi.json'],
]
/** A file that is on a floor of its own is no part of the room around it, so longer names come first. */
const rooms = floors
  .flatMap((names, floor) => names.map((name) => ({ name, floor, holds: pathsIn(name) })))
  .toSorted((one, other) => other.name.length - one.name.length)

const files = ['app', 'lib']
  .flatMap((root) => readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => join(root, path)))
  .concat(floors[0]!.filter((name) => name.endsWith('.ts')))
  .filter((path) => /\.tsx?$/.test(path))

test.each(files)('%s imports downwards', (file) => {
  for (const target of importsOf(file)) {
    const [from, to] = [roomOf(file), roomOf(target)]
    expect(
      to.name === from.name || to.floor > from.floor,
      `${file} (${from.name}) must not import ${target} (${to.name}), which is no lower floor: see "floors" in tests/architecture.test.ts`,
    ).toBe(true)
    expect(crossesFeature(file, target), `${file} may only call ${target} through its service`).toBe(false)
  }
})

test.each(['AGENTS.md', 'docs/architecture.md'])('%s lists the floors as they are here', (page) => {
  const [line] = readFileSync(page, 'utf8').match(/`app → [^`]+`/)!
  const inTests = /^docs\/|^(proxy|instrumentation(-client)?)\.ts$/
  const listed = floors.map((names) => names.filter((name) => !inTests.test(name)).join(' | '))

  expect(line, `the line of the floors in ${page}`).toBe(`\`${listed.join(' → ')}\``)
})

const only: [what: string, pattern: RegExp, where: RegExp][] = [
  // The bundler replaces the others while it builds: which runtime this is, which build, and whether the browser reports errors.
  [
    'the environment is read in lib/env.ts alone',
    /process\.env/,
    /^lib\/env\.ts$|^instrumentation\.ts$|\/(report-in-browser|build|known-actions)\.ts$/,
  ],
  [
    'the service role acts in these files alone',
    /asService|inBatches/,
    /^lib\/(db\/(transaction|in-batches|purge)|worker\/(upkeep|after-answers)|features\/[^/]+\/jobs|features\/(inbound-events|auth-events|auth-mails|impersonations)\/service|features\/account\/link-service|features\/invitations\/stop-service)\.ts$/,
  ],
  [
    'statements of a library run as the service role for the queue alone',
    /runServiceStatement/,
    /^lib\/(db\/service-statement|worker\/queue)\.ts$/,
  ],
  // With it Auth counts by the address of the visitor. lib/auth/supabase.ts exposes only Auth of that client. The device cookie derives a
  // key of its own from it.
  [
    'the secret key is used in these files alone',
    /SUPABASE_SECRET_KEY/,
    /^lib\/(env-schema|environment\/production|local-defaults|auth\/(supabase|derived-key)|storage\/client)\.ts$/,
  ],
  [
    'a client of Supabase is made in these files alone',
    /\bcreate(Server|Browser)Client\b|\bcreateClient\b[^']*from '@supabase/,
    /^lib\/(auth\/supabase|storage\/client)\.ts$/,
  ],
  // A job has no caller, and an API key no token: whoever signs for one names an object of a row that it was shown.
  [
    'Storage is asked past its policies in these files alone',
    /storageAsService/,
    /^lib\/storage\/(client|objects)\.ts$/,
  ],
  [
    'objects are removed by jobs alone',
    /removeObjects\b/,
    /^lib\/storage\/objects\.ts$|^lib\/features\/[^/]+\/jobs\.ts$/,
  ],
  // A worker and a server close it when they stop.
  [
    'the pool is used in lib/db alone',
    /['"]@\/lib\/db\/pool['"]/,
    /^lib\/db\/|^lib\/(worker\/worker|server\/serve)\.ts$/,
  ],
  [
    'SQL is written in queries.ts and lib/db alone',
    /from 'kysely'/,
    /^lib\/(db\/|(features\/[^/]+|jobs)\/([a-z]+-)?queries\.ts$)/,
  ],
  // The words about TLS in an address would replace what is said beside it.
  [
    'an address of Postgres is given to the driver in one place alone',
    /connectionString/,
    /^lib\/environment\/postgres\.ts$/,
  ],
  // The API, the services of Supabase and the routes of files know no operator.
  [
    'the cookie of an operator is read in these files alone',
    /impersonationCookie\b|impersonatedCaller/,
    /^proxy\.ts$|^lib\/auth\/(cookie-names|impersonation-cookie|page-caller)\.ts$|^lib\/features\/impersonations\/ended-viewing\.ts$|^app\/auth\/(start-viewing\/route|sign-out\/stop-viewing)\.ts$/,
  ],
  // The one of the app is asked for by a page that listens: a live token, which opens one topic.
  [
    'the access token of a visitor is read in these files alone, and no route, page or form hands it to a script',
    /access_token\b|\baccessToken\b/,
    /^lib\/(auth\/(session|auth-server-answer|caller)|features\/factors\/confirmation-service|features\/passkeys\/sign-in-service|storage\/client)\.ts$|^app\/\(workspace\)\/w\/\[workspaceId\]\/live\/hear-changes\.ts$/,
  ],
  // A browser counts the units of a script, and would refuse what the API takes.
  ['no input counts its letters by itself', /\bmaxLength=\{/, /^$/],
  // Typed digits and codes of recovery are neither.
  [
    'a text that people write is a Name or Prose of lib/text',
    /string\(\)\s*\.trim\(/,
    /^lib\/features\/factors\/schema\.ts$/,
  ],
  ['a page is read ahead by one kind of link alone', /from 'next\/link'/, /^app\/_ui\/link\.tsx$/],
  ['a cookie is trusted in lib/auth alone', /auth\.getSession\(/, /^lib\/auth\//],
  [
    'a form is submitted by action() and openAction() alone, and a change is attempted by scriptAction() alone',
    /_forms\/(submit|attempt)'|'\.\/(submit|attempt)'/,
    /^app\/_forms\/(action|script-action)\.ts$/,
  ],
  [
    'the API catches in one place, three checks turn a failure into their answer, a file that breaks off is reported, forms may be none',
    /\bcatch\b/,
    /^lib\/(auth|db|environment|limits|observability|server)\/|^lib\/http\/(respond|readiness|body|file|kept-form|known-actions|stale-form)\.ts$|^lib\/worker\/|^lib\/features\/(account\/password-service|export\/(archive|files)|impersonations\/ended-viewing)\.ts$|^lib\/text\/time-zone\.ts$|^app\/(?!api\/)/,
  ],
]

test.each(only)('%s', (rule, pattern, where) => {
  const found = files.filter((file) => pattern.test(readFileSync(file, 'utf8')))

  const astray = found.filter((file) => !where.test(file))
  expect(
    astray.map(
      (file) =>
        `${file} has ${pattern}: ${rule}. Move it, or allow the file in "only" of tests/architecture.test.ts`,
    ),
  ).toEqual([])
})

test('no file is named after what it is not', () => {
  const vague = files.filter((file) => /(^|\/)(utils?|helpers?|common|types|index)(\.tsx?|\/)/.test(file))

  expect(vague.map((file) => `${file}: name it after what it holds`)).toEqual([])
})

test.each([
  ['recovery', /^recovery\/(backup|restore|drill)-command\.ts$/],
  ['deploy', /^deploy\/command\.ts$/],
])('a command imports no more of scripts/%s than its entry', (room, entry) => {
  const commands = readdirSync('scripts').filter((name) => name.endsWith('.ts'))
  const imported = commands.flatMap((name) => {
    const code = readFileSync(join('scripts', name), 'utf8')
    return [...code.matchAll(/(?:from|import\() ?'\.\/([^']+)'/g)].map(([, path]) => path!)
  })
  const ofRoom = imported.filter((path) => path.startsWith(`${room}/`))

  expect(ofRoom.length).toBeGreaterThan(0)
  expect(ofRoom.filter((path) => !entry.test(path))).toEqual([])
})

test('a class of a color names one of the theme', () => {
  const theme = readFileSync('app/globals.css', 'utf8')
  const known = [...theme.matchAll(/--color-([a-z-]+):/g)].map(([, name]) => name!)
  const foreign =
    /\b(?:bg|text|border|ring|outline|fill|stroke|divide|decoration)-((?:white|black|[a-z]+-\d{2,3})\b)/g
  const lost = globSync('app/**/*.tsx').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(foreign)]
      .filter(([, name]) => !known.includes(name!))
      .map(([written]) => `${file}: ${written}`),
  )

  expect(lost).toEqual([])
})

// A constant that stands below the start of a command does not exist yet while it runs.
test('no command begins above its constants', () => {
  const commands = readdirSync('scripts').filter((name) => name.endsWith('.ts'))
  const below = commands.filter((name) => {
    const code = readFileSync(join('scripts', name), 'utf8').replace(/`[^`]*`/g, '``')
    const begins = code.search(/^(if .*|else )?await (?!import)/m)
    return begins >= 0 && /^(export )?(const|let|class|enum) /m.test(code.slice(begins))
  })

  expect(commands.length).toBeGreaterThan(10)
  expect(below.map((name) => `scripts/${name}: move its constants above the first await`)).toEqual([])
})

const packages = readdirSync('packages').map((name) => join('packages', name))

test.each(packages)('%s is used through the entries of its exports alone, and never by the app', (folder) => {
  const { name, exports } = manifestOf(folder)
  const entries = Object.keys(exports!).map((entry) => join(name, entry))
  const users = modulesOf(['app', 'lib', 'scripts', 'tests', ...floors[0]!, '*.config.ts'])
  const uses = users.flatMap((file) => specifiersOf(file).map((path) => ({ file, path })))
  const past = uses.filter(({ path }) => /(^|\/)packages\//.test(path))
  const imported = uses.filter(({ path }) => path === name || path.startsWith(`${name}/`))

  expect(past).toEqual([])
  expect(imported.length).toBeGreaterThan(10)
  expect(imported.filter(({ path }) => !entries.includes(path))).toEqual([])
  expect(imported.filter(({ file }) => files.includes(file))).toEqual([])
})

test.each(packages)('%s is independent of the product: it imports itself and its dependencies', (folder) => {
  const { dependencies = {}, devDependencies = {}, peerDependencies = {} } = manifestOf(folder)
  const needs = [
    { files: modulesOf([`${folder}/src`]), modules: { ...dependencies } },
    { files: modulesOf([`${folder}/parity`]), modules: { ...dependencies, ...peerDependencies } },
    { files: modulesOf([`${folder}/tests`]), modules: { ...dependencies, ...devDependencies } },
  ]
  const isOwn = (file: string, path: string) => join(dirname(file), path).startsWith(`${folder}/`)
  const isNeeded = (path: string, modules: object) =>
    path.startsWith('node:') || Object.keys(modules).some((name) => `${path}/`.startsWith(`${name}/`))
  const foreign = needs.flatMap(({ files: users, modules }) =>
    users.flatMap((file) =>
      specifiersOf(file)
        .filter((path) => !(path.startsWith('.') ? isOwn(file, path) : isNeeded(path, modules)))
        .map((path) => ({ file, path })),
    ),
  )

  expect(needs.every(({ files: users }) => users.length > 5)).toBe(true)
  expect(foreign).toEqual([])
})

test.each(packages)(
  '%s pins its dependencies, and what the app depends on too at the same version',
  (folder) => {
    const [own, app] = [folder, '.'].map((place) => {
      const { dependencies, devDependencies, peerDependencies } = manifestOf(place)
      return { ...devDependencies, ...peerDependencies, ...dependencies }
    })
    const versions = Object.entries(own!)

    expect(versions.filter(([, version]) => !/^\d/.test(version))).toEqual([])
    expect(versions.filter(([name, version]) => (app![name] ?? version) !== version)).toEqual([])
  },
)

test('every route of the API is served through resource() or respond()', () => {
  const routes = files.filter((file) => /^app\/api\/.*route\.ts$/.test(file))

  expect(routes.length).toBeGreaterThan(5)
  const bare = routes.filter((file) => !/\b(resource|respond)\(/.test(readFileSync(file, 'utf8')))
  expect(bare.map((file) => `${file}: serve it through resource(), as lib/http/resource.ts says`)).toEqual([])
})

/** Server Actions of another make, and the reason. */
const otherActions = new Map([
  [
    'choosePreferenceAction',
    'anyone may choose, the form has no state, and a cookie and one’s own language are all that is written',
  ],
  ['setCompletionAction', 'the box of a task has no place for words'],
])

test('every exported Server Action is made by action(), openAction() or scriptAction()', () => {
  const actionFiles = files.filter((file) => readFileSync(file, 'utf8').startsWith("'use server'"))
  const exported = actionFiles
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^export (?!type )(.*)/gm)])
    .map(([, code]) => code!)
  const made = /^const \w+ = (action|openAction|scriptAction)\(/
  const others = exported
    .filter((code) => !made.test(code))
    .map((code) => /\b\w+(?=\()/.exec(code)?.[0] ?? code)

  expect(exported.length).toBeGreaterThan(15)
  expect(others.filter((name) => !otherActions.has(name))).toEqual([])
})

/** The doors of a write that a page has, by the file that refuses an operator there. Those of the API take no cookie of an operator. */
const refusing = new Map([
  ['app/_forms/submit.ts', 'action() and openAction()'],
  ['app/_forms/attempt.ts', 'scriptAction()'],
  ['app/auth/spend-link.ts', 'a link that signs in'],
  ['app/auth/go-to-provider.ts', 'a way to another service'],
  ['lib/db/transaction.ts', 'every service that writes'],
  ['lib/storage/client.ts', 'every address of a file'],
])

test('every door of a write refuses an operator who looks at an account', () => {
  const ofActions = files.filter((file) => {
    const code = readFileSync(file, 'utf8')
    return [...otherActions.keys()].some((name) => code.includes(`export async function ${name}(`))
  })
  const doors = [...refusing.keys(), ...ofActions]

  expect(ofActions.length).toBeGreaterThan(0)
  const open = doors.filter(
    (file) => !/refuseImpersonated\(|\.impersonation\b/.test(readFileSync(file, 'utf8')),
  )
  expect(open.map((file) => `${file}: call refuseImpersonated() before anything is written`)).toEqual([])
})

test('every route outside of the API that takes a POST refuses an operator, or ends what they see', () => {
  const routes = files.filter((file) => /^app\/(?!api\/).*route\.ts$/.test(file))
  const posts = routes.filter((file) => readFileSync(file, 'utf8').includes('function POST('))
  const known = /spendLink\(|goToProvider\(|stopViewing\(|openImpersonation\(/

  expect(posts.length).toBeGreaterThan(3)
  expect(posts.filter((file) => !known.test(readFileSync(file, 'utf8')))).toEqual([])
})

test('a GET outside of the API that reaches Auth or sets a cookie leaves both alone for HEAD', () => {
  const routes = files.filter((file) => /^app\/(?!api\/).*route\.ts$/.test(file))
  const gets = routes.filter((file) => /function GET\(/.test(readFileSync(file, 'utf8')))
  const changing = gets.filter((file) =>
    /pageSupabase\(|cookies\(\)|\.set\(/.test(readFileSync(file, 'utf8')),
  )

  expect(changing.length).toBeGreaterThan(0)
  const bare = changing.filter(
    (file) => !/^export \{ HEAD \} from '.*\/head'$/m.test(readFileSync(file, 'utf8')),
  )
  expect(bare.map((file) => `${file}: export HEAD of app/auth/head.ts`)).toEqual([])
})

test('no route outside of the API answers with JSON, in which a script could read a token', () => {
  const routes = files.filter((file) => /^app\/(?!api\/).*route\.ts$/.test(file))

  expect(routes.length).toBeGreaterThan(5)
  expect(routes).not.toContain('app/auth/access-token/route.ts')
  expect(routes.filter((file) => /\.json\(|application\/json/.test(readFileSync(file, 'utf8')))).toEqual([])
})

test('every form that changes who somebody is, or has proved, leads on by leadOn()', () => {
  const changes =
    /\b(signIn|signInWithPasskey|signOut|confirmPassword|confirmPasskey|verifyCode|spendRecoveryCode|resetPassword)\(/
  const forms = files.filter((file) => file.endsWith('/actions.ts') || file.endsWith('-actions.ts'))
  const changing = forms.filter((file) => changes.test(readFileSync(file, 'utf8')))

  expect(changing.length).toBeGreaterThan(4)
  expect(changing.filter((file) => !readFileSync(file, 'utf8').includes('leadOn('))).toEqual([])
})

test('a page shows passkeys where the site has them alone, or where a person has one', () => {
  const part = /<(?:Passkeys|PasskeyCeremony|ByPasskey)\b/g
  const behind =
    /(?:hasPasskeys|passkeys\.length > 0) && \(?\s*(?:<(?:Section|Form)\b[^>]*>\s*)?<(?:Passkeys|PasskeyCeremony|ByPasskey)\b/g
  const shown = globSync('app/**/page.tsx').flatMap((file) => {
    const code = readFileSync(file, 'utf8')
    const [parts, hidden] = [code.match(part) ?? [], code.match(behind) ?? []]
    return parts.length > 0 ? [{ file, parts: parts.length, hidden: hidden.length }] : []
  })

  expect(shown).toHaveLength(3)
  expect(shown.filter(({ parts, hidden }) => parts !== hidden)).toEqual([])
})

test('a service for sign-in is one line: its name stands in lib/environment/oauth.ts alone', () => {
  const names = Object.keys(oauthProviders)
  // Between dots and letters it is a part of an address.
  const named = new RegExp(`(?<![\\w.])(?:${names.join('|')})(?![\\w.])`)
  const code = [...files, ...globSync('scripts/deploy/**/*.ts')]

  expect(names.length).toBeGreaterThan(0)
  expect(code.filter((file) => named.test(readFileSync(file, 'utf8')))).toEqual(['lib/environment/oauth.ts'])
})

test('a Server Action stands at the top of a file of actions, never within a component', () => {
  const inside = files.filter((file) => readFileSync(file, 'utf8').lastIndexOf("'use server'") > 0)

  expect(inside).toEqual([])
})

test('no files import each other in a circle, not even for a type', () => {
  const code = globSync(['{app,lib,scripts,tests,packages}/**/*.{ts,tsx}', '*.ts'], {
    exclude: ['**/node_modules/**'],
  })

  expect(code.length).toBeGreaterThan(500)
  expect(circlesIn(code)).toEqual([])
})

test('the proxy never runs on the API', async () => {
  const runsOn = await readMatcher()

  for (const path of ['/api', '/api/v1/workspaces', '/api/health']) expect(runsOn(path)).toBe(false)
  expect(runsOn('/apiary')).toBe(true)
})

test('of the files of a site the proxy leaves out those that app/ has, and what is called nearly so is a page', async () => {
  const runsOn = await readMatcher()
  const served: Record<string, string> = {
    'robots.ts': 'robots.txt',
    'sitemap.ts': 'sitemap.xml',
    'manifest.ts': 'manifest.webmanifest',
  }
  const site = /^(favicon|icon\d?|apple-icon\d?|robots|sitemap|manifest|opengraph-image|twitter-image)\./
  const paths = readdirSync('app')
    .filter((name) => site.test(name))
    .map((name) => `/${served[name] ?? name}`)

  expect(paths).toContain('/robots.txt')
  for (const path of paths) {
    expect([path, runsOn(path)]).toEqual([path, false])
    const near = [`${path}x`, `${path}/x`, `/x${path}`, path.replace('.', 'x'), path.slice(0, -1)]
    expect(near.filter((other) => !runsOn(other))).toEqual([])
  }
})

async function readMatcher() {
  const { config } = await import('@/proxy')
  const matchers = [config.matcher].flat().map((matcher) => new RegExp(`^${matcher}$`))
  return (path: string) => matchers.some((matcher) => matcher.test(path))
}

type Manifest = { name: string } & Record<string, Record<string, string> | undefined>

function manifestOf(folder: string) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
}

function modulesOf(roots: string[]) {
  return roots.flatMap((root) => globSync(/\.ts$/.test(root) ? root : `${root}/**/*.{ts,tsx}`))
}

function specifiersOf(file: string) {
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(/^import '([^']+)'|(?:\bfrom|\bimport\() ?'([^'\n]+)'/gm)].map(
    ([, bare, named]) => bare ?? named!,
  )
}

function importsOf(file: string) {
  return specifiersOf(file)
    .filter((path) => /^(@\/|\.)/.test(path))
    .map((path) => (path.startsWith('@/') ? path.slice(2) : join(dirname(file), path)))
    .filter((path) => !path.endsWith('.css'))
}

/** Peels off the files that import none of the others, and those that none imports: what is left is in a circle or between two. */
function circlesIn(code: string[]) {
  const known = new Set(code)
  const imports = new Map(code.map((file) => [file, importsOf(file).map((path) => fileOf(path, known))]))
  let left = code
  for (;;) {
    const imported = new Set(left.flatMap((file) => imports.get(file)!))
    const inner = left.filter(
      (file) => imported.has(file) && imports.get(file)!.some((target) => target && left.includes(target)),
    )
    if (inner.length === left.length) return left.toSorted()
    left = inner
  }
}

function fileOf(path: string, known: Set<string>) {
  return ['', '.ts', '.tsx'].map((end) => path + end).find((file) => known.has(file))
}

function roomOf(path: string) {
  const room = rooms.find(({ holds }) => holds.test(path) || holds.test(`${path}.ts`))
  if (!room)
    throw new Error(
      `${path} is in no room: add it to "floors" in tests/architecture.test.ts, and to the line of AGENTS.md and docs/architecture.md`,
    )
  return room
}

function pathsIn(name: string) {
  return new RegExp(`^${RegExp.escape(name).replace(String.raw`\*`, '[^/]+')}(/|$)`)
}

function crossesFeature(file: string, target: string) {
  const [from, to] = [file, target].map((path) => /^lib\/features\/([^/]+)\/(.+)/.exec(path))
  return !!from && !!to && from[1] !== to[1] && to[2] !== 'service'
}
