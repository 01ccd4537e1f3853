package org.palermo.systemtest.phone;

/// What can happen to a connection on a bad network.
enum Trouble {
    /// It ends while the phone sends.
    REQUEST_CUT,
    /// The gateway has answered, and it ends before the phone hears a byte of it. The phone will send the same again.
    ANSWER_LOST,
    /// It ends in the middle of the answer.
    ANSWER_CUT,
    /// All that the phone sends reaches the gateway over two connections at once. It hears one of the answers.
    TWICE,
    /// All comes late and in small pieces.
    SLOW
}
