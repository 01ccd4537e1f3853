package org.palermo.gateway.connection;

/// Where a request comes from, as far as it can be known.
///
/// @param address of the client, behind the trusted proxies
/// @param scheme that the client used: `http` or `https`
/// @param host that the client asked for, with the port when the client named one
/// @param network whose requests are counted together by the limits by address
public record Caller(String address, String scheme, String host, String network) {

    Caller(String address, String scheme, String host) {
        this(address, scheme, host, Network.of64(address));
    }

    public boolean https() {
        return "https".equals(scheme);
    }

    public int port() {
        var colon = host.lastIndexOf(':');
        if (colon > host.lastIndexOf(']') && colon < host.length() - 1) {
            try {
                return Integer.parseInt(host.substring(colon + 1));
            } catch (NumberFormatException e) {
                return https() ? 443 : 80;
            }
        }
        return https() ? 443 : 80;
    }
}
