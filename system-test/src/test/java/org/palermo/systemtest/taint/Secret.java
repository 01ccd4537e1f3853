package org.palermo.systemtest.taint;

/// What somebody typed, and must not be found elsewhere. Random, so that whatever holds it got it from this run.
///
/// @param field where it went in, such as `POST /api/nrm/v1/referrals person.givenName`
/// @param text  what was typed
/// @param core  the part of the text that occurs nowhere else and is looked for
record Secret(String field, String text, String core) {

    /// The operation without the field.
    String operation() {
        return field.substring(0, field.lastIndexOf(' '));
    }

    String name() {
        return field.substring(field.lastIndexOf(' ') + 1);
    }
}
