package org.palermo.systemtest.taint;

/// A text that somebody typed and that must not be found elsewhere. It is random, so that any place that holds it got it in
/// this run.
///
/// @param field the field where it was typed, such as `POST /api/nrm/v1/referrals person.givenName`
/// @param text the typed text
/// @param core the part of the text that occurs nowhere else and is searched for
record Secret(String field, String text, String core) {

    /// The operation without the field.
    String operation() {
        return field.substring(0, field.lastIndexOf(' '));
    }

    String name() {
        return field.substring(field.lastIndexOf(' ') + 1);
    }
}
