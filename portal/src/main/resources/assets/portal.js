// Pages work without this; it moves the focus of the skip link and keeps a button from being pressed twice.
import { initAll } from './govuk-frontend.min.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()
