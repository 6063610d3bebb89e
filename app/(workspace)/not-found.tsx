export { NotFound as default } from '../_ui/not-found'
