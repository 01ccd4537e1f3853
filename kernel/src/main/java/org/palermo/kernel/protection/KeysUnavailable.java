package org.palermo.kernel.protection;

/// A needed key is missing: there is no key file, or it belongs to another database.
public final class KeysUnavailable extends RuntimeException {
    private final Reason reason;

    KeysUnavailable(Reason reason) {
        super("No key: " + reason, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /// The reason in health checks and problems.
    public enum Reason {
        NOT_CONFIGURED("not-configured", "No file of master keys is configured."),
        MISSING("missing", "The file of master keys is missing."),
        UNREADABLE("unreadable", "The file of master keys can't be read."),
        ANOTHERS("anothers-keyset", "The file of master keys holds none of the keys that open this database."),
        DAMAGED("damaged-keyset", "The file of master keys is damaged."),
        UNKNOWN_KEY("unknown-key", "The file of master keys does not hold the key that this record needs."),
        NO_HASH_KEY("no-hash-key", "The key of the hashes was not opened yet.");

        private final String code;
        private final String detail;

        Reason(String code, String detail) {
            this.code = code;
            this.detail = detail;
        }

        public String code() {
            return code;
        }

        public String detail() {
            return detail;
        }
    }
}
