// Sends a file with the client of the tus project for JavaScript. The token ends after the first piece; a new one continues there.
import './node_modules/tus-js-client/dist/tus.min.js';

const { Upload } = window.tus;
const PIECE = 1 << 20;

/**
 * @param file its `base64`, `name` and `visit`, the `endpoint`, and three tokens: `token`, one that has `ended`, a `fresh` one
 * @returns the status at which it stopped, how many bytes had been accepted, and from which byte it continued
 */
export async function send(file) {
  let token = file.token;
  let accepted = 0;
  let continuedFrom = null;
  const blob = new Blob([Uint8Array.from(atob(file.base64), sign => sign.charCodeAt(0))], { type: 'image/jpeg' });
  const options = {
    chunkSize: PIECE,
    retryDelays: null,
    metadata: { visit: file.visit, filename: file.name, filetype: 'image/jpeg' },
    onBeforeRequest: request => request.setHeader('Authorization', 'Bearer ' + token),
  };
  const stopped = await sent(blob, {
    ...options,
    endpoint: file.endpoint,
    onChunkComplete: (_, soFar) => {
      accepted = soFar;
      token = file.ended;
    },
  });
  token = file.fresh;
  const finished = await sent(blob, {
    ...options,
    uploadUrl: stopped.url,
    onAfterResponse: (request, answer) => {
      if (request.getMethod() === 'HEAD') {
        continuedFrom = Number(answer.getHeader('Upload-Offset'));
      }
    },
  });
  return { stoppedAt: stopped.status, accepted, continuedFrom, finishedAt: finished.status };
}

/** @returns the address of the upload, and the status that stopped it; 200 when it is whole */
function sent(blob, options) {
  return new Promise(resolve => {
    const upload = new Upload(blob, {
      ...options,
      onSuccess: () => resolve({ url: upload.url, status: 200 }),
      onError: error => resolve({ url: upload.url, status: error.originalResponse?.getStatus() ?? 0 }),
    });
    upload.start();
  });
}
