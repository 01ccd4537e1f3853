package org.palermo.referral.htcds;

/// How a column or an element of a file is understood.
///
/// @param field null for one that is no field
/// @param key under which it is kept beside when it is no field: its place in the file, never its own word, which may be a name
/// @param method the code for which a `true` in it stands, or null
/// @param trap what is named about it, or null
record Column(HtcdsField field, String key, String method, Trap trap) {

    static Column of(HtcdsField field) {
        return new Column(field, null, null, null);
    }

    static Column of(HtcdsField field, Trap trap) {
        return new Column(field, null, null, trap);
    }

    static Column method(HtcdsField field, String code) {
        return new Column(field, null, code, Trap.METHOD_AS_COLUMN);
    }

    static Column beside(String key, Trap trap) {
        return new Column(null, key, null, trap);
    }

    String name() {
        return field == null ? key : field.name();
    }
}
