package org.palermo.portal.kept;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.palermo.portal.page.PageCookies;

/// Tells apart the browsers in which nobody is signed in, for as long as they are open. The table has a hash of it.
@Singleton
class KeptCookie {
    static final String NAME = PageCookies.KEPT;
    private static final int BYTES = 32;

    private final HttpHeaders headers;

    KeptCookie(HttpHeaders headers) {
        this.headers = headers;
    }

    /// Whose pages the browser may see; empty when it has none.
    Optional<String> owner() {
        return Optional.ofNullable(headers.getCookies().get(NAME)).map(Cookie::getValue).filter(KeptCookie::isOne).map(KeptCookie::owner);
    }

    /// The one that the browser has, or a new one.
    String reference() {
        Cookie had = headers.getCookies().get(NAME);
        if (had != null && isOne(had.getValue())) {
            return had.getValue();
        }
        byte[] bits = new byte[BYTES];
        // Made here: filters exist before a native image is built, and no source of random bits may be in the image.
        new SecureRandom().nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    static String owner(String reference) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(reference.getBytes(StandardCharsets.US_ASCII));
            return KeptStore.NOBODY + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    private static boolean isOne(String value) {
        return value != null && value.matches("[A-Za-z0-9_-]{43}");
    }
}
