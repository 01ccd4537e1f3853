package org.palermo.systemtest.suite;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// Browsers treat `localhost` as safe, and send secure cookies to it over plain HTTP too.
public final class LocalCookies extends CookieManager {

    @Override
    public void put(URI from, Map<String, List<String>> headers) throws IOException {
        super.put(from, headers);
        getCookieStore().getCookies().forEach(cookie -> cookie.setSecure(false));
    }
}
