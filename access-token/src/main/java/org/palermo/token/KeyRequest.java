package org.palermo.token;

import java.io.IOException;

import org.jose4j.http.Get;
import org.jose4j.http.SimpleResponse;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/// Asks for the issuer's keys, briefly and once: the defaults wait 20 seconds and try four times.
///
/// An answer without keys is a failure like no answer. jose4j would put it in the place of the keys that it has; as a
/// failure it leaves them, whether a token or their age made it ask.
final class KeyRequest extends Get {

    private static final int PATIENCE_MILLIS = 2_000;

    KeyRequest() {
        setConnectTimeout(PATIENCE_MILLIS);
        setReadTimeout(PATIENCE_MILLIS);
        setRetries(0);
    }

    @Override
    public SimpleResponse get(String location) throws IOException {
        var answer = super.get(location);
        if (!holdsKeys(answer.getBody())) {
            throw new IOException("There is no key in the set");
        }
        return answer;
    }

    /// jose4j casts what it reads unseen, so that `{"keys":{}}` is a ClassCastException.
    private static boolean holdsKeys(String body) throws IOException {
        try {
            return !new JsonWebKeySet(body).getJsonWebKeys().isEmpty();
        } catch (JoseException | RuntimeException e) {
            throw new IOException("The answer is no set of keys", e);
        }
    }
}
