package org.palermo.bench.suite;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// Sends secure cookies to this machine without TLS too, as a browser does.
final class LocalCookies extends CookieManager {

    @Override
    public void put(URI address, Map<String, List<String>> headers) throws IOException {
        super.put(address, headers);
        getCookieStore().getCookies().forEach(cookie -> cookie.setSecure(false));
    }
}
