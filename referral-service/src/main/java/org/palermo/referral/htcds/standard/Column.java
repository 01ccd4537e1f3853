package org.palermo.referral.htcds.standard;

/// The meaning of a column or an element of a file.
///
/// @param field null when it is not a field of the standard
/// @param key the key under which its values are kept when it is not a field: its position in the file, never its heading, which may be a
/// person's name
/// @param method the code that `true` in this column stands for, or null
/// @param trap the deviation to report, or null
public record Column(HtcdsField field, String key, String method, Deviation trap) {

    static Column of(HtcdsField field) {
        return new Column(field, null, null, null);
    }

    public static Column of(HtcdsField field, Deviation trap) {
        return new Column(field, null, null, trap);
    }

    static Column method(HtcdsField field, String code) {
        return new Column(field, null, code, Deviation.METHOD_AS_COLUMN);
    }

    public static Column beside(String key, Deviation trap) {
        return new Column(null, key, null, trap);
    }

    public String name() {
        return field == null ? key : field.name();
    }
}
