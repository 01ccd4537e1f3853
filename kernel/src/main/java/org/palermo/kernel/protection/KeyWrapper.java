package org.palermo.kernel.protection;

/// Access to the master keys: a file of this process, or a key management service. It is called inside transactions and on
/// event loops, so an implementation that needs a remote service must call it beforehand and keep the result.
public interface KeyWrapper {

    /// @param bound what the wrapped key belongs to; unwrapping needs the same value
    /// @throws KeysUnavailable without a master key
    byte[] wrap(byte[] key, byte[] bound);

    /// @throws KeysUnavailable when the master key that wrapped it is missing
    /// @throws Damaged when the bytes were changed
    byte[] unwrap(byte[] wrapped, byte[] bound);

    /// The id of the master key that wraps new keys.
    long current();

    /// The id of the master key that wrapped this key.
    long keyOf(byte[] wrapped);
}
