package org.palermo.portal.gateway;

/// What came of a call.
public sealed interface Answer<T> {

    record Found<T>(T value) implements Answer<T> {}

    /// The person's role does not include it.
    record Refused<T>() implements Answer<T> {}

    /// It does not exist, or not for this person, or what was asked for makes no sense.
    record Missing<T>() implements Answer<T> {}

    /// The service is away, too slow, or said something that is not an answer.
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

    /// Null unless found.
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
