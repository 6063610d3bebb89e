export { buildOnce as setup } from '../../scripts/production/build'
