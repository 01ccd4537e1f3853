package org.palermo.portal.session;

import io.quarkus.oidc.AuthorizationCodeTokens;
import jakarta.enterprise.context.ApplicationScoped;
import org.palermo.portal.protection.PortalKey;
import org.palermo.portal.protection.RowCipher;

/// Seals the tokens of a session with the portal's key. A sealed value opens only in its own row.
@ApplicationScoped
class SessionCipher {
    private final RowCipher cipher;

    SessionCipher(PortalKey key) {
        this.cipher = key.cipher("palermo portal session tokens 1");
    }

    byte[] seal(AuthorizationCodeTokens tokens, byte[] row) {
        return cipher.seal(StoredTokens.write(tokens), row);
    }

    AuthorizationCodeTokens open(byte[] sealed, byte[] row) {
        return StoredTokens.read(cipher.open(sealed, row));
    }

    /// Empty when the tokens were sealed with a key that no longer exists; the identity provider then refuses.
    String refreshToken(byte[] sealed, byte[] row) {
        try {
            return open(sealed, row).getRefreshToken();
        } catch (IllegalStateException e) {
            return "";
        }
    }
}
