// Pages work without this script. It moves the focus of the skip link, prevents a second press of a button, adds the number
// of unread notices to their link, counts down the minutes of a hold, prints a letter, and is the quick exit.
import { initAll } from './govuk-frontend.min.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()

// A page that was written before the number was known, or with an old one, asks for it. If it can't be had, the link stays as it is.
async function addCount (link) {
  const answer = await fetch(link.dataset.count)
  if (answer.status !== 200 && answer.status !== 204) return
  const now = await answer.text()
  link.querySelectorAll('span').forEach(old => old.remove())
  link.insertAdjacentHTML('beforeend', now)
}
document.querySelectorAll('[data-count]').forEach(link => addCount(link).catch(() => {}))

// Counts down to the end of a hold, in the words of the page. A place beside it, which was empty until then, says it to a screen reader
// when little time is left, and at the end.
const spoken = [10, 5, 2, 1]
const language = document.documentElement.lang
function left (pattern, minutes) {
  const forms = Object.fromEntries([...pattern.matchAll(/(=0|\w+) \{([^{}]*)\}/g)].map(form => [form[1], form[2]]))
  const words = (minutes === 0 && forms['=0']) || forms[new Intl.PluralRules(language).select(minutes)] || forms.other
  return words.replace('#', new Intl.NumberFormat(language).format(minutes))
}
function countDown (place) {
  const minutes = Math.floor((new Date(place.dataset.until) - Date.now()) / 60000)
  if (Number.isNaN(minutes)) return
  const words = minutes < 0 ? place.dataset.over : left(place.dataset.left, minutes)
  const isNew = words !== place.textContent
  if (isNew) place.textContent = words
  place.parentElement.querySelector('[aria-live]').textContent = isNew && (minutes < 0 || spoken.includes(minutes)) ? words : ''
}
const ends = document.querySelectorAll('[data-until]')
if (ends.length) setInterval(() => ends.forEach(countDown), 10000)

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
