export { PersonFrame as default } from '../person-frame'
