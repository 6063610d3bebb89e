import { type Fault, onSite, withPolicy, withHeader } from '../planting'

export const appFaults: Record<string, Fault[]> = {
  'app.ready': [
    onSite({ failing: ['authKeys'] }, '/api/ready answers 503 for authKeys.'),
    onSite({ failing: ['database', 'authKeys'] }, '/api/ready answers 503 for database, authKeys.'),
  ],
  'app.https': [
    {
      says: 'http is answered with 200.',
      plant: ({ clearText }) => Object.assign(clearText, { status: 200, location: undefined }),
    },
    {
      says: /^http is answered with 302, to http:\/\/elsewhere\.example/,
      plant: ({ clearText }) =>
        Object.assign(clearText, { status: 302, location: 'http://elsewhere.example/' }),
    },
  ],
  'app.headers': [
    withHeader(
      'strict-transport-security',
      'max-age=300',
      'A page has strict-transport-security max-age=300.',
    ),
    withHeader('x-frame-options', undefined, 'A page has x-frame-options not at all.'),
    withHeader('x-content-type-options', undefined, /^A page has x-content-type-options/),
  ],
  'app.csp': [
    onSite({ nonce: () => 'AAAAAAAAAAAAAAAAAAAAAA==' }, 'Two requests get the same nonce.'),
    onSite({ apiPolicy: "frame-ancestors 'none'" }, 'The API’s answers may load something.'),
    withPolicy(
      (policy) => policy.replace("'strict-dynamic'", "'unsafe-inline'"),
      'A page runs scripts without a nonce.',
    ),
    withPolicy((policy) => policy.replace(/script-src [^;]+; /, ''), 'A page has no policy for scripts.'),
    withPolicy(
      (policy) => policy.replace(/'nonce-[^']+' 'strict/, "'strict"),
      'The policy of a page has no nonce.',
    ),
  ],
  'app.project': [
    onSite(
      { supabaseUrl: 'https://tsrqponmlkjihgfedcba.supabase.co' },
      /^Its pages may connect to 'self' https:\/\/tsrq/,
    ),
  ],
  'app.missing-page': [
    onSite({ missingPage: { status: 200 } }, 'It is answered with 200, not 404.'),
    onSite({ missingPage: { status: 404, withoutPolicy: true } }, 'It has no policy for scripts.'),
    onSite({ missingPage: { status: 404, withoutRequestId: true } }, 'It has no request id.'),
    onSite(
      { missingPage: { status: 404, statusWithoutAgent: 200 } },
      'Without a User-Agent it is answered with 200.',
    ),
  ],
  'app.robots': [
    onSite({ robots: undefined }, '/robots.txt answers 404.'),
    onSite(
      { robots: 'Sitemap: http://localhost:3000/sitemap.xml' },
      /^It does not lead to https:\/\/localhost:\d+\/sitemap\.xml\.$/,
    ),
  ],
  'app.scripts': [
    {
      says: 'A script holds SUPABASE_SECRET_KEY.',
      plant: ({ deployment, variables }) => {
        deployment.script = `const key="${variables.SUPABASE_SECRET_KEY}"`
      },
    },
    onSite({ script: 'const key="sb_secret_of_somebody"' }, 'A script holds a secret key.'),
    onSite({ publishesMaps: true }, '1 of 1 source maps are published.'),
  ],
  'app.build': [
    onSite({ builds: ['3f1c9a', 'b7e002'] }, /^2 builds answer: /),
    onSite({ builds: [undefined] }, '/api/health tells no build.'),
  ],
  'app.client-address': [
    onSite({ addressOf: (forwarded) => forwarded }, 'Requests from made-up addresses are counted apart.'),
    onSite({ countsByAddress: false }, 'Requests are not counted by address.'),
  ],
}
