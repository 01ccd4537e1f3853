// Pages work without this script. It moves the focus of the skip link, prevents a second press of a button, adds the number
// of unread notices to their link, counts down the minutes of a hold, prints a letter, and is the quick exit.
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

// Counts down to the end of a hold, and says it to a screen reader when little time is left.
const spoken = [10, 5, 2, 1]
function countDown (time) {
  const minutes = Math.floor((new Date(time.dataset.until) - Date.now()) / 60000)
  if (Number.isNaN(minutes)) return
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: 'always' }).format(Math.max(minutes, 0), 'minute')
  if (words !== time.textContent) {
    if (spoken.includes(minutes)) time.setAttribute('aria-live', 'polite')
    else time.removeAttribute('aria-live')
    time.textContent = words
  }
}
const times = document.querySelectorAll('time[data-until]')
if (times.length) setInterval(() => times.forEach(countDown), 10000)

// Prints the page. Without this script the button stays hidden, and the browser's own menu prints.
document.querySelectorAll('[data-print]').forEach(button => {
  button.hidden = false
  button.addEventListener('click', () => window.print())
})

// The quick exit: another site replaces this page, also in the history. By the link, or by Esc pressed three times within two seconds.
const exit = document.querySelector('[data-exit]')
if (exit) {
  let pressed = []
  const leave = event => {
    event.preventDefault()
    document.body.hidden = true
    location.replace(exit.href)
  }
  exit.addEventListener('click', leave)
  document.addEventListener('keydown', event => {
    pressed = event.key === 'Escape' && !event.repeat ? [...pressed, event.timeStamp].slice(-3) : []
    if (pressed.length === 3 && pressed[2] - pressed[0] < 2000) leave(event)
  })
}
