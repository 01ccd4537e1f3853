package org.palermo.token;

import java.io.IOException;

import org.jose4j.http.Get;
import org.jose4j.http.SimpleResponse;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/// Fetches the issuer's keys with one short request: the defaults wait 20 seconds and try four times.
///
/// An answer without keys counts as a failure, like no answer. Otherwise jose4j would replace its keys with such an answer.
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

    /// jose4j casts without a check, so that `{"keys":{}}` causes a ClassCastException.
    private static boolean holdsKeys(String body) throws IOException {
        try {
            return !new JsonWebKeySet(body).getJsonWebKeys().isEmpty();
        } catch (JoseException | RuntimeException e) {
            throw new IOException("The answer is not a set of keys", e);
        }
    }
}
