export { buildOnce as setup } from '../support/build'
