// Sends a recording in pieces of 1 MiB, one after the other. When the network breaks, it asks how much has arrived and goes on
// there. The file stays in the page, also when the session has ended: after a new sign-in in another tab it goes on.
const piece = 1 << 20
const most = 1 << 30
const patience = 180000
const soon = 30000
const home = document.querySelector('[data-recording]')
const words = home.dataset
const [file, wrong, status, part, bar, send, on, cancel] =
  ['#file', '#file-error', '[role=status]', '[data-part]', 'progress', '[data-send]', '[data-on]', '[data-cancel]'].map(one => home.querySelector(one))
const share = new Intl.NumberFormat(document.documentElement.lang, { style: 'percent' })
let token = document.querySelector('input[name=form-token]').value
let chosen, upload, at, turn = 0, wake, call
home.hidden = false

// What trying again does not change. Only a person can go on.
class Refused extends Error {}

async function ask (method, address, body, headers, longest = patience) {
  const mine = call = new AbortController()
  const late = setTimeout(() => mine.abort(), longest)
  try {
    const answer = await fetch(words.recording + address, { method, body, headers: { 'X-CSRF-TOKEN': token, ...headers }, signal: mine.signal, redirect: 'error' })
    const text = await answer.text()
    if (answer.ok) return text
    if (answer.status === 401) throw new Refused(words.ended)
    if ([404, 410].includes(answer.status) && upload) {
      upload = undefined
      throw new Refused(words.gone)
    }
    const plain = answer.headers.get('Content-Type')?.startsWith('text/plain') ? text : ''
    if ([408, 409, 429, 460].includes(answer.status) || answer.status >= 500) throw Object.assign(new Error(plain), { status: answer.status })
    throw new Refused(plain || words.away)
  } finally {
    clearTimeout(late)
  }
}

// An answer that is not the portal's, such as the sign-in page of a network, counts as none.
function checked (text, form) {
  if (!form.test(text)) throw new Error()
  return text
}
const number = text => Number(checked(text, /^\d{1,10}$/))

// Says at each tenth how much has arrived, so that a screen reader does not speak all the time. What is being checked may be whole
// already, and then nothing can be cancelled.
let said
function tell (state) {
  cancel.hidden = state === 'checking'
  const arrived = at / chosen.size
  bar.value = arrived
  const tenth = Math.floor(arrived * 10)
  if (said === state + tenth) return
  said = state + tenth
  status.textContent = words[state] + (state === 'sending' || state === 'waiting' ? ' ' + share.format(tenth / 10) : '')
}

function show (state) {
  const idle = state === 'idle'
  file.disabled = !idle
  send.hidden = !idle
  part.hidden = idle
  cancel.hidden = idle || state === 'cancelling'
  on.hidden = state !== 'stopped'
  if (idle) removeEventListener('beforeunload', stay)
  else addEventListener('beforeunload', stay)
}

const stay = event => event.preventDefault()
const pause = seconds => new Promise(resolve => {
  wake = resolve
  setTimeout(resolve, seconds * 1000)
})

async function bytes () {
  try {
    return await chosen.slice(at, at + piece).arrayBuffer()
  } catch {
    throw new Refused(words.unreadable)
  }
}

async function next (mine) {
  const sent = await bytes()
  if (mine !== turn) throw new Error()
  tell(at + piece < chosen.size ? 'sending' : 'checking')
  return number(await ask('PATCH', `/${upload}/piece?at=${at}`, sent, { 'Content-Type': 'application/octet-stream' }))
}

async function begin () {
  const head = new Uint8Array(await chosen.slice(0, 8).arrayBuffer())
  return checked(await ask('POST', '', new URLSearchParams({
    name: chosen.name,
    type: chosen.type,
    size: chosen.size,
    finding: words.finding,
    head: Array.from(head, one => one.toString(16).padStart(2, '0')).join('')
  })), /^[0-9a-f-]{36}$/)
}

async function go () {
  const mine = ++turn
  wrong.textContent = said = ''
  show('sending')
  for (let tries = at > 0 ? 1 : 0; at < chosen.size;) {
    try {
      at = tries ? number(await ask('GET', `/${upload}`)) : await next(mine)
      if (mine !== turn) return
      tries = 0
      tell('sending')
    } catch (problem) {
      if (mine !== turn) return
      if (problem instanceof Refused) {
        wrong.textContent = problem.message
        status.textContent = ''
        show(upload ? 'stopped' : 'idle')
        return
      }
      // Without any answer, nobody knows whether the last piece is being checked.
      tell(at + piece < chosen.size || problem instanceof TypeError ? 'waiting' : 'checking')
      await pause(Math.min(2 ** tries++, 30))
      if (mine !== turn) return
    }
  }
  finish()
}

function finish () {
  removeEventListener('beforeunload', stay)
  cancel.hidden = true
  status.textContent = words.whole
  location.assign(`${words.then}/${upload}/evidence`)
}

send.addEventListener('click', async () => {
  chosen = file.files[0]
  wrong.textContent = !chosen || !chosen.size ? words.missing : chosen.size > most ? words.large : ''
  status.textContent = ''
  if (wrong.textContent) return file.focus()
  send.disabled = true
  try {
    at = 0
    upload = undefined
    upload = await begin()
    go()
    cancel.focus()
  } catch (problem) {
    wrong.textContent = problem.message && (problem instanceof Refused || !(problem instanceof TypeError)) ? problem.message : words.away
  } finally {
    send.disabled = false
  }
})

// The session may be another one now, with another token for forms.
on.addEventListener('click', async () => {
  try {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html')
    token = page.querySelector('main [data-recording]') ? page.querySelector('input[name=form-token]').value : token
  } catch { }
  go()
})

cancel.addEventListener('click', async () => {
  turn++
  call.abort()
  wake?.()
  wrong.textContent = ''
  show('cancelling')
  status.textContent = words.cancelling
  let result = words.cancelled
  try {
    await ask('POST', `/${upload}/end`, new URLSearchParams({ 'form-token': token }), {}, soon)
  } catch (problem) {
    // A whole file is kept with the visit.
    if (problem.status === 409) return finish()
    // What is no longer there is deleted.
    if (upload) result = words.left
  }
  show('idle')
  status.textContent = result
  send.focus()
})

// The network is there again.
addEventListener('online', () => wake?.())
