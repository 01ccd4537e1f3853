// Fills in the form of a visit with ODK's own engine, as Collect's successor in the browser does.
import { loadForm } from './node_modules/@getodk/xforms-engine/dist/index.js';

/**
 * @param visit what the inspector enters, and `basic`, the sign-in of her phone
 * @returns the question of each language, whether the form may be sent at each step, and what is to be sent, encrypted to a key
 */
export async function fillIn(visit) {
  const root = await opened(visit.basic);
  const labels = Object.fromEntries(root.languages.map(language => {
    root.setLanguage(language);
    return [language.language, node(root, '/data/kind').currentState.label.asString];
  }));
  const states = { empty: await state(root) };
  node(root, '/data/workplace').selectValue(visit.workplace);
  node(root, '/data/kind').selectValue('PLANNED');
  node(root, '/data/started').setValue(visit.started);
  const findings = node(root, '/data/finding');
  while (findings.currentState.children.length < 1) {
    findings.addInstances();
  }
  const finding = field => node(root, '/data/finding[1]/' + field);
  finding('subject').selectValue('CHILD');
  finding('workers').setValue('0');
  finding('ex').selectValues(visit.indicators);
  const listed = finding('law/violations').currentState.valueOptions.map(choice => choice.label.asString);
  finding('law/violations').selectValues(visit.violations);
  finding('note').setValue(visit.note);
  finding('photo').setValue(new File([bytes(visit.photograph)], 'shed.jpg', { type: 'image/jpeg' }));
  states.noWorkers = await state(root);
  finding('workers').setValue('3');
  states.noDay = await state(root);
  finding('law/acted_on').setValue(visit.acted);
  finding('law/affected').setValue('4');
  states.tooManyAffected = await state(root);
  finding('law/affected').setValue('2');
  states.filled = await state(root);
  const asksForGround = node(root, '/data/household_access').currentState.relevant;
  const payload = await root.prepareInstancePayload();
  const form = payload.data[0];
  const xml = await form.get('xml_submission_file').text();
  return {
    labels, listed, states, asksForGround, key: payload.submissionMeta.encryptionKey, xml, instance: xml.match(/uuid:([0-9a-f-]{36})/)[1],
    photographs: [...form.keys()].filter(name => name !== 'xml_submission_file'),
  };
}

async function opened(basic) {
  const form = await got(basic, '/forms/palermo-visit');
  const workplaces = await got(basic, '/forms/palermo-visit/workplaces');
  const loaded = await loadForm(form, {
    fetchFormAttachment: async () => new Response(workplaces, { headers: { 'Content-Type': 'text/csv' } }),
  });
  if (loaded.status !== 'success') {
    throw new Error(`The form does not load: ${loaded.error ?? JSON.stringify(loaded.warnings)}`);
  }
  return loaded.createInstance().root;
}

async function got(basic, path) {
  const answer = await fetch('/openrosa/v1' + path, { headers: signedIn(basic) });
  if (!answer.ok) {
    throw new Error(`${path} is answered with ${answer.status}`);
  }
  return answer.text();
}

const signedIn = basic => ({ Authorization: basic, 'X-OpenRosa-Version': '1.0' });

async function state(root) {
  return (await root.prepareInstancePayload()).status;
}

function node(from, reference) {
  const found = [from, ...below(from)].find(one => one.currentState.reference === reference);
  if (!found) {
    throw new Error(`The form has no ${reference}: ${below(from).map(one => one.currentState.reference)}`);
  }
  return found;
}

const below = from => (from.currentState.children ?? []).flatMap(child => [child, ...below(child)]);

const bytes = base64 => Uint8Array.from(atob(base64), sign => sign.charCodeAt(0));
