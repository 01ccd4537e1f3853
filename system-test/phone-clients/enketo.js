// Fills in the form of a visit as Enketo does: its transformer makes a page of the form, its core shows the page and keeps the answers.
// What the web application around the two does (enketo-express, which npm does not have) stands here in short.
import { Form } from 'enketo-core';
import files from 'enketo-core/src/js/file-manager';
import { transform } from 'enketo-transformer/web';
import { sealed } from './seal.js';

const SERVER = '/openrosa/v1';

/**
 * @param visit what the inspector enters, and `basic`, the sign-in of her phone
 * @returns the question of each language, whether the form may be sent at each step, what Enketo complains of, what was filled in, and
 *     how the server answers
 */
export async function fillInAndSend(visit) {
  const complaints = heard();
  const form = await opened(visit.basic);
  const labels = Object.fromEntries(form.languages.map(language => [language, label(language, '/data/kind')]));
  const workplaces = [...document.querySelectorAll('[name="/data/workplace"] ~ .option-label')].map(text => text.textContent);
  const states = { empty: await form.validate() };
  choose('/data/workplace', visit.workplace);
  choose('/data/kind', 'PLANNED');
  enter('/data/started', local(visit.started));
  choose('/data/finding/subject', 'CHILD');
  visit.indicators.forEach(code => choose('/data/finding/ex', code));
  visit.violations.forEach(code => choose('/data/finding/law/violations', code));
  enter('/data/finding/note', visit.note);
  enter('/data/finding/workers', '0');
  states.noWorkers = await form.validate();
  enter('/data/finding/workers', '3');
  states.noDay = await form.validate();
  enter('/data/finding/law/acted_on', visit.acted);
  enter('/data/finding/law/affected', '4');
  states.tooManyAffected = await form.validate();
  enter('/data/finding/law/affected', '2');
  await photograph(form, '/data/finding/photo', visit.photograph);
  states.filled = await form.validate();
  const asksForGround = one('/data/household_access').closest('.disabled') === null;
  const record = {
    form: form.id, version: form.version, key: form.encryptionKey, instance: form.instanceID,
    xml: form.getDataStr({ irrelevant: false }), files: files.getCurrentFiles(),
  };
  const answers = await sent(visit.basic, await sealed(record));
  return { labels, workplaces, states, asksForGround, complaints, ...record, files: record.files.map(file => file.name), answers };
}

function heard() {
  const complaints = [];
  for (const level of ['warn', 'error']) {
    const before = console[level];
    console[level] = (...words) => {
      complaints.push(words.join(' '));
      before.apply(console, words);
    };
  }
  return complaints;
}

async function opened(basic) {
  const listed = xml(await got(basic, 'formList?formID=palermo-visit'));
  const address = name => new URL(listed.querySelector(name).textContent).pathname;
  const made = await transform({ xform: await got(basic, address('downloadUrl')) });
  const manifest = xml(await got(basic, address('manifestUrl')));
  const model = xml(made.model);
  const external = await Promise.all([...model.querySelectorAll('instance[id][src]')].map(async instance => {
    const name = instance.getAttribute('src').replace(/.*\//, '');
    const file = [...manifest.querySelectorAll('mediaFile')].find(each => each.querySelector('filename').textContent === name);
    const csv = await got(basic, new URL(file.querySelector('downloadUrl').textContent).pathname);
    return { id: instance.id, src: instance.getAttribute('src'), xml: table(csv) };
  }));
  document.body.innerHTML = made.form;
  const form = new Form(document.querySelector('form.or'), { modelStr: made.model, external, submitted: false }, {});
  const errors = form.init();
  if (errors.length > 0) {
    throw new Error(`The form does not load: ${errors}`);
  }
  return form;
}

async function got(basic, path) {
  const answer = await fetch(path.startsWith('/') ? path : `${SERVER}/${path}`, { headers: signedIn(basic) });
  if (!answer.ok) {
    throw new Error(`${path} is answered with ${answer.status}`);
  }
  return answer.text();
}

const signedIn = basic => ({ Authorization: basic, 'X-OpenRosa-Version': '1.0' });

const xml = text => new DOMParser().parseFromString(text, 'text/xml');

/** A list as Enketo puts it into the model. No field of this one has a line break. */
function table(csv) {
  const [names, ...rows] = csv.trim().split(/\r?\n/).map(row => [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)]
    .map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain));
  const list = xml('<root/>');
  rows.forEach(row => {
    const item = list.documentElement.appendChild(list.createElement('item'));
    names.forEach((name, at) => {
      item.appendChild(list.createElement(name)).textContent = row[at].trim();
    });
  });
  return list;
}

const one = (name, more = '') => {
  const found = document.querySelector(`form.or :is([name="${name}"], [data-name="${name}"]):not(.ignore)${more}`);
  if (!found) {
    throw new Error(`The page has no ${name}${more}`);
  }
  return found;
};

const label = (language, name) => one(name).closest('.question').querySelector(`.question-label[lang="${language}"]`).textContent;

const choose = (name, value) => one(name, `[value="${value}"]`).click();

function enter(name, value) {
  one(name).value = value;
  one(name).dispatchEvent(new Event('change', { bubbles: true }));
}

const local = instant => {
  const at = new Date(instant);
  return new Date(at.getTime() - 60_000 * at.getTimezoneOffset()).toISOString().slice(0, 19);
};

async function photograph(form, name, base64) {
  const chosen = new DataTransfer();
  chosen.items.add(new File([bytes(base64)], 'shed.jpg', { type: 'image/jpeg' }));
  one(name).files = chosen.files;
  one(name).dispatchEvent(new Event('change', { bubbles: true }));
  for (let tries = 0; tries < 500; tries++) {
    if (form.getDataStr().includes('.jpg')) {
      return;
    }
    await new Promise(later => setTimeout(later, 20));
  }
  throw new Error('The photograph is not in the form');
}

const bytes = base64 => Uint8Array.from(atob(base64), sign => sign.charCodeAt(0));

/** First asks without a sign-in, as the server of Enketo does, to learn how to sign in, and how much it may send. */
async function sent(basic, record) {
  const challenged = await fetch(`${SERVER}/submission`, { method: 'HEAD', credentials: 'omit', headers: { 'X-OpenRosa-Version': '1.0' } });
  const listed = await fetch(`${SERVER}/formList`, { method: 'HEAD', headers: signedIn(basic) });
  const asked = await fetch(`${SERVER}/submission`, { method: 'HEAD', headers: signedIn(basic) });
  const body = new FormData();
  body.append('xml_submission_file', new Blob([record.xml], { type: 'text/xml' }), 'xml_submission_file');
  record.files.forEach(file => body.append(file.name, file, file.name));
  const answer = await fetch(`${SERVER}/submission`, { method: 'POST', headers: signedIn(basic), body });
  return {
    challenge: `${challenged.status} ${challenged.headers.get('WWW-Authenticate')}`, list: listed.status, asked: asked.status,
    most: Number(asked.headers.get('X-OpenRosa-Accept-Content-Length')), status: answer.status,
    message: xml(await answer.text()).querySelector('OpenRosaResponse > message')?.textContent,
  };
}
