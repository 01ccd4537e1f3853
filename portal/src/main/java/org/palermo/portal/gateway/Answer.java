package org.palermo.portal.gateway;

/// The result of a call.
public sealed interface Answer<T> {

    record Found<T>(T value) implements Answer<T> {}

    /// The caller's role does not include this.
    record Refused<T>() implements Answer<T> {}

    /// Not found, not visible to the caller, or an invalid request.
    record Missing<T>() implements Answer<T> {}

    /// The service is down, too slow, or sent an answer that can't be read.
    record Away<T>() implements Answer<T> {}

    default boolean isFound() {
        return this instanceof Found;
    }

    default boolean isRefused() {
        return this instanceof Refused;
    }

    default boolean isMissing() {
        return this instanceof Missing;
    }

    default boolean isAway() {
        return this instanceof Away;
    }

    /// Null unless the answer is `Found`.
    default T value() {
        return this instanceof Found<T>(T value) ? value : null;
    }

    default <R> Answer<R> map(java.util.function.Function<T, R> made) {
        return switch (this) {
            case Found<T>(T value) -> new Found<>(made.apply(value));
            case Refused<T> _ -> new Refused<>();
            case Missing<T> _ -> new Missing<>();
            case Away<T> _ -> new Away<>();
        };
    }

    static <T> Answer<T> ofStatus(int status) {
        return switch (status) {
            case 401, 403 -> new Refused<>();
            case 400, 404 -> new Missing<>();
            default -> new Away<>();
        };
    }
}
