package org.palermo.kernel.protection;

/// Where master keys are: a file of this process, or the place of a key management service. Called inside transactions
/// and on event loops, so an implementation that has to ask somebody else asks before, and keeps what it needs.
public interface KeyWrapper {

    /// @param bound what the wrapped key belongs to; the same is needed to unwrap it
    /// @throws KeysUnavailable without a master key
    byte[] wrap(byte[] key, byte[] bound);

    /// @throws KeysUnavailable when the master key that wrapped it is not here
    /// @throws Damaged when it is not what was wrapped
    byte[] unwrap(byte[] wrapped, byte[] bound);

    /// The id of the master key that wraps now.
    long current();

    /// The id of the master key that wrapped this.
    long keyOf(byte[] wrapped);
}
