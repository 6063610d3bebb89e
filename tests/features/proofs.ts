import { readdirSync } from 'node:fs'
import { proof as notes } from '../example/proof.ts'
import type { FeatureProof } from '../support/feature-proof.ts'

const names = readdirSync(import.meta.dirname).filter((name) => name !== 'proofs.ts')
const ofFeatures = await Promise.all(
  names.map(
    async (name) =>
      (await import(/* @vite-ignore */ `./${name.replace(/\.ts$/, '')}.ts`)) as { proof: FeatureProof },
  ),
)

/** One for each file beside this one, which goes with its feature. */
export const ofProduct: FeatureProof[] = ofFeatures.map(({ proof }) => proof)

/** Those of the product and that of the example, which the databases of tests have too. */
export const proofs: FeatureProof[] = [notes, ...ofProduct]
