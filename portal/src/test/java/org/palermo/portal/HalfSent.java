package org.palermo.portal;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/// Requests of which the head is sent, and nothing of the body.
final class HalfSent {
    private HalfSent() {}

    /// @param headers the other headers, with `Content-Length` or `Transfer-Encoding`
    static Socket begin(Browser browser, String method, String path, String cookies, String headers) throws IOException {
        URI address = URI.create(browser.address(path));
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(5000);
        socket.getOutputStream().write((method + " " + path + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nCookie: " + cookies
                + "\r\n" + headers + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }

    /// The head of the answer.
    static String head(Socket socket) throws IOException {
        byte[] read = new byte[4096];
        int length = socket.getInputStream().read(read);
        return new String(read, 0, Math.max(0, length), StandardCharsets.UTF_8);
    }

    static String cookies(Browser browser) {
        return browser.cookies().stream().map(cookie -> cookie.getName() + "=" + cookie.getValue()).collect(Collectors.joining("; "));
    }
}
