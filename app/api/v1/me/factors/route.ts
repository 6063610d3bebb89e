import { TwoStep } from '@/lib/features/factors/schema'
import { getTwoStep } from '@/lib/features/factors/service'
import { resource } from '@/lib/http/resource'
import { route } from '@/lib/http/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route(
    {
      id: 'getFactors',
      summary: 'Get your second factors, and the number of your recovery codes.',
      description: 'The verified factors alone. The recovery codes themselves are never shown again.',
      personal: true,
      returns: TwoStep,
      errors: ['factor_required'],
    },
    ({ caller }) => getTwoStep(caller),
  ),
})
