package org.palermo.kernel.protection;

/// The purpose of a data key. A record has at most one key for each.
public final class Purpose {
    /// All data of one person; the owner is the case file.
    public static final String PERSON = "PERSON";
    /// The address of a shelter; the owner is the shelter.
    public static final String SHELTER_ADDRESS = "SHELTER_ADDRESS";
    /// A stored answer of a POST; the owner is the answer.
    public static final String ANSWER = "ANSWER";
    /// Free text that may name somebody; the owner is the record that contains it.
    public static final String NOTE = "NOTE";
    /// The texts about a break-glass access; the owner is the access.
    public static final String BREAK_GLASS = "BREAK_GLASS";
    /// The reason for a legal hold on a record; the owner is the legal hold.
    public static final String LEGAL_HOLD = "LEGAL_HOLD";
    /// The secret that signs requests to an organisation's own system; the owner is the webhook.
    public static final String WEBHOOK = "WEBHOOK";
    /// A file that is sent in pieces; the owner is its import.
    public static final String UPLOAD = "UPLOAD";
    /// The one key of all keyed hashes.
    static final String HASH = "HASH";

    private Purpose() {}
}
