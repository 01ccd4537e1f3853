package org.palermo.kernel.protection;

/// What a data key is for. A record has at most one key for each.
public final class Purpose {
    /// Everything of one person; the owner is the case file.
    public static final String PERSON = "PERSON";
    /// Where a shelter is; the owner is the shelter.
    public static final String SHELTER_ADDRESS = "SHELTER_ADDRESS";
    /// A stored answer of a POST; the owner is the answer.
    public static final String ANSWER = "ANSWER";
    /// Free text that may name somebody; the owner is the record that holds it.
    public static final String NOTE = "NOTE";
    /// What was written about a break-glass access; the owner is the access.
    public static final String BREAK_GLASS = "BREAK_GLASS";
    /// Why a record is held against erasure; the owner is the legal hold.
    public static final String LEGAL_HOLD = "LEGAL_HOLD";
    /// What requests to an organisation's own system are signed with; the owner is the webhook.
    public static final String WEBHOOK = "WEBHOOK";
    /// A file that is being brought in pieces; the owner is its import.
    public static final String UPLOAD = "UPLOAD";
    /// The one key of all keyed hashes.
    static final String HASH = "HASH";

    private Purpose() {}
}
