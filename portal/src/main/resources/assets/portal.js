// Pages work without this script. It moves the focus of the skip link and prevents a second press of a button.
import { initAll } from './govuk-frontend.min.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()
