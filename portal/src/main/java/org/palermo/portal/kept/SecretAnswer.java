package org.palermo.portal.kept;

import io.vertx.ext.web.RoutingContext;

/// The mark of an answer that has a secret: its page says that it is shown only now, so it is not kept.
public final class SecretAnswer {
    private static final String MARK = SecretAnswer.class.getName();

    private SecretAnswer() {}

    /// Called before the page is returned.
    public static void mark(RoutingContext request) {
        request.put(MARK, true);
    }

    static boolean is(RoutingContext request) {
        return request.get(MARK) != null;
    }
}
