// Pages work without this script. It moves the focus of the skip link, prevents a second press of a button, and adds the
// number of unread notices to their link.
import { initAll } from './govuk-frontend.min.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()

// The number comes after the page, so that no page waits for it. If it can't be had, the link stays as it is.
async function addCount (link) {
  const answer = await fetch(link.dataset.count)
  if (answer.status === 200) {
    link.insertAdjacentHTML('beforeend', await answer.text())
  }
}
document.querySelectorAll('[data-count]').forEach(link => addCount(link).catch(() => {}))
