package org.palermo.portal.page;

import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriInfo;
import java.util.stream.Stream;

/// The cookies of the pages.
public final class PageCookies {
    /// The country that the reader chose last.
    public static final String COUNTRY = "palermo_country";
    /// The list that the reader looked at last.
    public static final String LIST = "palermo_list";
    /// Whose pages are kept while nobody is signed in.
    public static final String KEPT = "palermo_kept";
    /// The age of a cookie that a browser keeps until it is closed.
    public static final int WHILE_OPEN = NewCookie.DEFAULT_MAX_AGE;

    private PageCookies() {}

    /// @param seconds how long a browser keeps it; 0 to delete it
    public static NewCookie of(UriInfo uri, String name, String value, int seconds) {
        return new NewCookie.Builder(name).value(value).path("/portal").maxAge(seconds).httpOnly(true)
                .secure("https".equals(uri.getBaseUri().getScheme())).sameSite(NewCookie.SameSite.LAX).build();
    }

    /// Deletes what the pages remember of a session, so that the next person at the device does not find it.
    public static NewCookie[] forgetSession(UriInfo uri) {
        return Stream.of(COUNTRY, LIST, KEPT).map(name -> of(uri, name, "", 0)).toArray(NewCookie[]::new);
    }
}
