// Encrypts a filled form to the key that the form carries (https://getodk.github.io/xforms-spec/encryption). Enketo has SHA-1 in the mask,
// ODK Collect SHA-256.
import forge from 'node-forge';

const SUBMISSIONS = 'http://opendatakit.org/submissions';
const OPENROSA = 'http://openrosa.org/xforms';

/**
 * @param record the id and the version of its form, the `key` in Base64, the `instance`, the `xml` and the `files`
 * @returns the manifest as `xml`, and the encrypted files; the filled form is the last
 */
export async function sealed(record) {
  const key = forge.pki.publicKeyFromAsn1(forge.asn1.fromDer(forge.util.decode64(record.key)));
  const rsa = { md: forge.md.sha256.create(), mgf: forge.mgf.mgf1.create(forge.md.sha1.create()) };
  const encrypted = text => forge.util.encode64(key.encrypt(text, 'RSA-OAEP', rsa));
  const secret = forge.random.getBytesSync(32);
  const vector = [...md5(utf8(record.instance) + secret).getBytes()].map(sign => sign.charCodeAt(0));
  const clear = await Promise.all(record.files.map(async file => ({ name: file.name, bytes: binary(await file.arrayBuffer()) })));
  clear.push({ name: 'submission.xml', bytes: utf8(record.xml) });
  const locked = clear.map((file, at) => {
    vector[at % vector.length]++;
    const aes = forge.cipher.createCipher('AES-CFB', secret);
    aes.start({ iv: String.fromCharCode(...vector.map(byte => byte & 255)) });
    const padding = 16 - file.bytes.length % 16;
    aes.update(forge.util.createBuffer(file.bytes + String.fromCharCode(padding).repeat(padding)));
    aes.finish();
    return new File([Uint8Array.from(aes.output.getBytes(), sign => sign.charCodeAt(0))], file.name + '.enc');
  });
  const manifest = document.implementation.createDocument(SUBMISSIONS, 'data');
  const add = (to, namespace, name, text = '') => {
    to.appendChild(manifest.createElementNS(namespace, name)).textContent = text;
    return to.lastChild;
  };
  const data = manifest.documentElement;
  Object.entries({ encrypted: 'yes', id: record.form, version: record.version }).forEach(([name, value]) => data.setAttribute(name, value));
  const lockedKey = encrypted(secret);
  add(data, SUBMISSIONS, 'base64EncryptedKey', lockedKey);
  add(add(data, OPENROSA, 'meta'), OPENROSA, 'instanceID', record.instance);
  locked.slice(0, -1).forEach(file => add(add(data, SUBMISSIONS, 'media'), SUBMISSIONS, 'file', file.name));
  add(data, SUBMISSIONS, 'encryptedXmlFile', locked.at(-1).name);
  const hashes = clear.map(file => `${file.name}::${md5(file.bytes).toHex()}`);
  const signed = [record.form, record.version, lockedKey, record.instance, ...hashes];
  add(data, SUBMISSIONS, 'base64EncryptedElementSignature', encrypted(md5(utf8(signed.join('\n') + '\n')).getBytes()));
  return { xml: new XMLSerializer().serializeToString(manifest), files: locked };
}

const utf8 = text => forge.util.encodeUtf8(text);

const md5 = text => forge.md.md5.create().update(text).digest();

const binary = buffer => Array.from(new Uint8Array(buffer), byte => String.fromCharCode(byte)).join('');
