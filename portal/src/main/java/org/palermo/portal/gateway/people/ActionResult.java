package org.palermo.portal.gateway.people;

/// The result of an action.
public sealed interface ActionResult<T> {

    record Success<T>(T value) implements ActionResult<T> {}

    /// The action failed.
    record Failure<T>(Why why) implements ActionResult<T> {}

    /// Why the action failed. Its words are in the message bundles.
    enum Why {
        ADDRESS_TAKEN, LAST_ADMINISTRATOR, OWN_ROLES, OWN_ACCOUNT, NOT_ACTIVE, NOT_SUSPENDED, WORKS_ON_CASES, STALE, AGENCY_NOT_REGISTERED,
                INVALID, REFUSED, AWAY;

        static Why of(int status, String what) {
            for (Why why : values()) {
                if (why.name().replace('_', '-').equalsIgnoreCase(what)) {
                    return why;
                }
            }
            return switch (status) {
                case 400, 422 -> INVALID;
                case 401, 403, 404 -> REFUSED;
                case 412, 428 -> STALE;
                default -> AWAY;
            };
        }
    }
}
