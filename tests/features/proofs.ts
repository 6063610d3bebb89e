import { readdirSync } from 'node:fs'
import { proof as notes } from '../example/proof.ts'
import type { FeatureProof } from '../support/feature-proof.ts'

const names = readdirSync(import.meta.dirname).filter((name) => name !== 'proofs.ts')

/** One for each file beside this one, which goes with its feature. */
const filesOfProduct = await Promise.all(
  names.map(async (name) => {
    const { proof } = (await import(/* @vite-ignore */ `./${name.replace(/\.ts$/, '')}.ts`)) as {
      proof: FeatureProof
    }
    return { file: `tests/features/${name}`, proof }
  }),
)

export const ofProduct: FeatureProof[] = filesOfProduct.map(({ proof }) => proof)

/** Those of the product and that of the example, which the databases of tests have too. */
export const proofFiles = [{ file: 'tests/example/proof.ts', proof: notes }, ...filesOfProduct]
export const proofs: FeatureProof[] = proofFiles.map(({ proof }) => proof)
