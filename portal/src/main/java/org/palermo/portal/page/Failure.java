package org.palermo.portal.page;

/// Why a page can't be shown.
public enum Failure {
    NOT_FOUND(404),
    /// The address exists, but not for this method: a form was sent to a page, or a page was asked of a form.
    NOT_TAKEN(405),
    /// The page exists in other forms than the one that was asked for.
    OTHER_FORM(406),
    TOO_LARGE(413),
    FORBIDDEN(403),
    BAD_REQUEST(400),
    SIGN_IN_FAILED(401),
    AWAY(503),
    FAILED(500);

    private final int status;

    Failure(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    static Failure of(int status) {
        return switch (status) {
            case 404, 410 -> NOT_FOUND;
            case 405, 415 -> NOT_TAKEN;
            case 406 -> OTHER_FORM;
            case 413 -> TOO_LARGE;
            case 401 -> SIGN_IN_FAILED;
            case 403 -> FORBIDDEN;
            case 502, 503, 504 -> AWAY;
            default -> status < 500 ? BAD_REQUEST : FAILED;
        };
    }
}
